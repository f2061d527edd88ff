"""`qstar solve`: read the sources, solve one problem after the other, show each as it is done."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qstar_cli.cli.sources import sources
from qstar_cli.cli.status import ExitStatus
from qstar_cli.errors import QstarError
from qstar_cli.problem.file_format import InvalidProblem, read_file
from qstar_cli.problem.problem import Problem
from qstar_cli.render.messages import Messages
from qstar_cli.render.outline import Outline, outline
from qstar_cli.rules.registry import rule_named, rules
from qstar_cli.solution import Solution
from qstar_cli.solve import Options, methods, solve
from qstar_cli.terms.printer import answer_text, text
from qstar_cli.terms.term import Term

if TYPE_CHECKING:
    from qstar_cli.cli.certificate_folder import CertificateFolder

MOST_UNREADABLE = 200  # a source that begins with so many unreadable lines holds no problems


class RuleMessages(Mapping[str, str]):
    """The titles and sentences the rules declare, by message id (`rule.NAME.title`); a rule is loaded when needed."""

    def __getitem__(self, message: str) -> str:
        kind, _, rest = message.partition(".")
        name, _, part = rest.rpartition(".")
        found = rule_named(name) if kind == "rule" else None
        if found is None or part not in ("title", "say"):
            raise KeyError(message)
        return found.title if part == "title" else found.say

    def __iter__(self) -> Iterator[str]:
        return (f"rule.{name}.{part}" for name in rules() for part in ("title", "say"))

    def __len__(self) -> int:
        return 2 * len(rules())


class SolveCommand:
    """One run of `qstar solve`; `options` are the command-line options by name."""

    def __init__(self, arguments: tuple[str, ...], options: Mapping[str, Any]) -> None:
        self.arguments = arguments
        self.options = options
        self.solving = Options(
            heuristic=options["heuristic"],
            max_expansions=options["max_expansions"],
            timeout=options["timeout"] or None,
            method=options["method"],
            best=options["best"],
        )
        self.style = options["style"] or ("rich" if sys.stdout.isatty() else "plain")
        self.status = ExitStatus.SOLVED
        self.mismatches: list[str] = []
        self.notes: set[str] = set()
        self.folder = _certificate_folder(options["certificates"])
        self.count = 0
        self.shown = 0
        self.unreadable = 0

    def run(self) -> int:
        """Solve everything; the exit status."""
        if self.solving.method and self.solving.method not in methods():
            raise QstarError(f"there is no method {self.solving.method!r}", hint=f"one of: {', '.join(methods())}")
        _limit_memory(self.options["memory"])
        self.messages = Messages(rules=RuleMessages())
        for entry in self._problems():
            if self.count == MOST_UNREADABLE and self.unreadable == self.count:
                _say(f"qstar: none of the first {MOST_UNREADABLE} problems can be read (is this a problem file?)")
                break
            self.count += 1
            if isinstance(entry, InvalidProblem):
                self._invalid(entry)
            else:
                self._solve(entry)
            sys.stdout.flush()
        if not self.count:
            _say("qstar: no problem found in the input (try: qstar solve --help)")
            return ExitStatus.INVALID
        for mismatch in self.mismatches:
            _say(mismatch)
        return self.status

    def _problems(self) -> Iterator[Problem | InvalidProblem]:
        for source in sources(self.arguments, sys.stdin.buffer):
            how = {name: self.options[name] for name in ("strict", "degrees")}
            yield from read_file(source.content, source.name, is_json=source.is_json, **how)

    def _worst(self, status: ExitStatus) -> None:
        self.status = max(self.status, status)

    def _solve(self, problem: Problem) -> None:
        for warning in problem.warnings:
            _say(f"qstar: {problem.identifier + ': ' if problem.identifier else ''}note: {warning}")
        try:
            solution = solve(problem, self.solving)
        except RecursionError:
            self._worst(ExitStatus.DECLINED)
            _say(f"qstar: {problem.identifier}: the problem is nested too deeply")
            return
        except Exception:  # one problem must not cost the others their answers: said so, with its own exit status
            self._worst(ExitStatus.INTERNAL)
            _say(f"qstar: {problem.identifier or problem.read_as}: internal error; please report it (-v shows where)")
            if self.options["verbose"]:
                traceback.print_exc()
            return
        self._account(solution)
        self._show(solution)
        if self.folder is not None and solution.status == "solved":
            self.folder.save(solution, self.count)

    def _account(self, solution: Solution) -> None:
        if solution.status != "solved":
            self._worst(ExitStatus.DECLINED)
        if solution.expected is not None and not solution.expected.matches:
            self._worst(ExitStatus.DECLINED)
            where = solution.problem.identifier or solution.problem.read_as
            values = {"identifier": where, "expected": solution.expected.text, "answer": _answer(solution) or "none"}
            self.mismatches.append(self.messages.say("summary.mismatch", **values))
        if solution.search.note and (self.solving.heuristic == "q" or self.options["verbose"]):
            self._note(solution.search.note)
        if self.options["verbose"]:
            self._explain(solution)

    def _note(self, note: str) -> None:
        """Say once why the learned heuristic is not used."""
        if note not in self.notes:
            self.notes.add(note)
            _say(f"qstar: note: {note}")

    def _explain(self, solution: Solution) -> None:
        s = solution.search
        where = solution.problem.identifier or solution.problem.read_as
        _say(
            f"qstar: {where}: {s.stopped}: expanded {s.expanded}, generated {s.generated}, applied {s.applied}, "
            f"kernel calls {s.kernel_calls}, {s.seconds:.3f} s"
        )
        for step in solution.rule_bugs:
            values = {"rule": step.rule, "before": text(step.before.term), "after": text(step.after.term)}
            _say("qstar: " + self.messages.say("rule-bug", **values))

    def _show(self, solution: Solution) -> None:
        if self.shown and self.style != "json" and not self.options["answer_only"]:
            sys.stdout.write("\n")
        self.shown += 1
        if self.style == "json":
            from qstar_cli.render.record import solution_record

            _write_json(solution_record(solution, self.messages, self.options["approx"] or 0))
        elif self.options["answer_only"]:
            sys.stdout.write((_answer(solution) or "declined") + "\n")
        elif self.style == "rich":
            from qstar_cli.render.trace import print_trace
            from qstar_cli.terms.unicode_printer import unicode_answer

            color = not (self.options["no_color"] or os.environ.get("NO_COLOR"))
            print_trace(self._outline(solution, unicode_answer), sys.stdout, self.options["detail"], color)
        else:
            from qstar_cli.render.plain import plain

            width = _width() if sys.stdout.isatty() or "COLUMNS" in os.environ else 0
            sys.stdout.write(plain(self._outline(solution, answer_text), self.options["detail"], width))

    def _outline(self, solution: Solution, spell: Callable[[Term, Term], str]) -> Outline:
        return outline(solution, self.messages, spell, self.options["approx"] or 0)

    def _invalid(self, entry: InvalidProblem) -> None:
        self._worst(ExitStatus.INVALID)
        self.unreadable += 1
        error = entry.error
        place = f"{entry.identifier + ': ' if entry.identifier else ''}line {error.line}, column {error.column}"
        expected = f" ({self.messages.say('invalid.expected', expected=error.expected)})" if error.expected else ""
        _say(f"qstar: {place}: {error.what}{expected}")
        for line in error.caret().splitlines():
            _say("    " + line)
        if error.hint:
            _say("    " + self.messages.say("invalid.hint", hint=error.hint))
        if self.style == "json":
            from qstar_cli.render.record import invalid_record

            _write_json(invalid_record(entry.identifier, entry.text, error, entry.extra))
        elif self.options["answer_only"]:
            sys.stdout.write("invalid\n")


def _answer(solution: Solution) -> str:
    """The answer as one line of text, "" when there is none."""
    return "" if solution.answer is None else answer_text(solution.answer, solution.problem.question)


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


def _width() -> int:
    import shutil  # only where it is needed: imports are a large part of a cold start

    return shutil.get_terminal_size().columns


def _write_json(record: Mapping[str, object]) -> None:
    import json

    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def _certificate_folder(name: str | None) -> CertificateFolder | None:
    """The folder for certificates where one is asked for; says so if an earlier run has filled it."""
    if not name:
        return None
    from qstar_cli.cli.certificate_folder import CertificateFolder  # only where it is needed

    folder = CertificateFolder(Path(name))
    if folder.earlier:
        _say(f"qstar: note: {name} has certificates of an earlier run; new ones are numbered from {folder.earlier + 1}")
    return folder


def _limit_memory(megabytes: int | None) -> None:
    if megabytes is None:
        return
    import resource  # not on every platform, so only where asked for

    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
