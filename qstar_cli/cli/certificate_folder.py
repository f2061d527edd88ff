"""The folder in which `qstar solve --certificates` saves what it solved."""

from __future__ import annotations

import re
from pathlib import Path

from qstar_cli.errors import QstarError
from qstar_cli.solution import Solution

_NUMBERED = re.compile(r"(\d{4,})-.*\.json")


class CertificateFolder:
    """Certificates are numbered like the problems; those of an earlier run stay, and the numbers go on after them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.earlier = self._last_number()

    def _last_number(self) -> int:
        """The largest number in the folder, 0 where there is none."""
        if not self.path.is_dir():
            return 0
        found = [_NUMBERED.fullmatch(p.name) for p in self.path.iterdir()]
        return max((int(m.group(1)) for m in found if m is not None), default=0)

    def save(self, solution: Solution, number: int) -> None:
        """Write the certificate of the solution of a problem, `number` in this run. Raises QstarError."""
        import json

        name = "".join(c if c.isalnum() or c in "-_." else "-" for c in Path(solution.problem.identifier).name)
        file = self.path / f"{self.earlier + number:04}-{name or 'problem'}.json"
        content = json.dumps(solution.certificate, ensure_ascii=False, indent=1)
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            file.write_text(content + "\n", encoding="utf-8")
        except OSError as error:
            raise QstarError(f"cannot write certificates to {str(self.path)!r}: {error.strerror}") from error
