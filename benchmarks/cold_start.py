"""CPU time of a cold `qstar solve "2x + 3 = 7"` beside `python -c "import sympy"`: `python -m benchmarks.cold_start`.

Runs alternate, so that a change of load meets both. Byte code is allowed, as when installed. Prints medians and
their ratio, and asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys

QSTAR = ("-c", "from qstar_cli.cli.main import main; main()", "solve", "2x + 3 = 7")
SYMPY = ("-c", "import sympy")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.cold_start", description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    cpu_seconds(QSTAR), cpu_seconds(SYMPY)  # once, so that the byte code is compiled
    pairs = [(cpu_seconds(QSTAR), cpu_seconds(SYMPY)) for _ in range(runs)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"qstar {ours:.3f} s, import sympy {theirs:.3f} s, ratio {ours / theirs:.2f} (medians of {runs})")
    print("ratios:", " ".join(f"{a / b:.2f}" for a, b in pairs))


def cpu_seconds(arguments: tuple[str, ...]) -> float:
    """User and system time of one run of the interpreter."""
    environment = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen((sys.executable, *arguments), stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{arguments} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
