"""`qstar check`: verify saved solutions again; loads no rules, goals, search or weights."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from qstar_cli.cli.status import ExitStatus
from qstar_cli.errors import QstarError, ReadError
from qstar_cli.problem.phrases import reread
from qstar_cli.render.messages import Messages
from qstar_cli.verify.check import Report, check

MOST_BYTES = 64 * 1024 * 1024


def check_certificates(names: tuple[str, ...]) -> ExitStatus:
    """Check each file and print a line for it; DECLINED when one is rejected, INVALID when one cannot be read."""
    messages = Messages()
    worst = ExitStatus.SOLVED
    for name in names:
        try:
            certificate = _load(name)
            report = check(certificate)
        except ReadError as error:
            sys.stderr.write(f"qstar: {name}: {error.what}\n")
            worst = max(worst, ExitStatus.INVALID)
            continue
        accepted = report.level in ("proved", "checked")
        same = accepted and _source_agrees(certificate)
        _print(name, certificate, report, same, messages)
        if not (accepted and same):
            worst = max(worst, ExitStatus.DECLINED)
    return worst


def _load(name: str) -> dict[str, object]:
    """The JSON object in a file ("-": standard input). Raises ReadError when it holds none."""
    try:
        content = sys.stdin.buffer.read(MOST_BYTES) if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise QstarError(f"cannot read {name!r}: {error.strerror}") from error
    try:
        found = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ReadError("this is not a certificate: no JSON object could be read") from error
    if not isinstance(found, dict):
        raise ReadError("this is not a certificate: a JSON object is expected")
    return found


def _source_agrees(certificate: dict[str, object]) -> bool:
    """Whether the source text, read again by the ordinary front end, is the problem that was proved."""
    problem = certificate["problem"]
    if not isinstance(problem, dict):
        return False
    try:
        read_as = reread(str(problem["text"]), tuple(map(str, problem.get("context", ()))))
    except ReadError:
        return False
    return bool(read_as == problem["read_as"])


def _print(name: str, certificate: dict[str, object], report: Report, same: bool, messages: Messages) -> None:
    problem = certificate.get("problem")
    read_as = problem.get("read_as", "") if isinstance(problem, dict) else ""
    if report.level in ("proved", "checked"):
        line = messages.say(
            "certificate.valid", name=name, level=report.level, read_as=read_as, answer=certificate.get("answer", "")
        )
        sys.stdout.write(line + "\n")
        verdict = "yes" if same else "NO"
        sys.stdout.write(messages.say("certificate.source", name=name, verdict=verdict) + "\n")
        return
    reasons = [
        v.why for v in (*report.steps, *(c.verdict for c in report.answer)) if v.level not in ("proved", "checked")
    ]
    why = reasons[0] if reasons else report.level
    sys.stdout.write(messages.say("certificate.rejected", name=name, why=why) + "\n")
