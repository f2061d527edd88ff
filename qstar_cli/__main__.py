"""`python -m qstar_cli` is `qstar`."""

from qstar_cli.cli.main import main

main()
