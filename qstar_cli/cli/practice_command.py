"""`qstar practice`: take what was declined, learn, and report what can be solved now that could not before."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from qstar_cli.cli.sources import sources
from qstar_cli.cli.status import ExitStatus
from qstar_cli.cli.train_command import Display, promote
from qstar_cli.cli.trials import solved
from qstar_cli.errors import QstarError
from qstar_cli.learn.curriculum import read
from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.models import Registry, model_in_use
from qstar_cli.learn.practice import practising, unlost, without_loss
from qstar_cli.learn.trainer import Trainer
from qstar_cli.learn.weights import Model, WeightsError, encode
from qstar_cli.problem.file_format import read_file
from qstar_cli.problem.problem import Problem
from qstar_cli.rules.registry import rules
from qstar_cli.search.problem_space import Macro
from qstar_cli.solve import Options

RESULT = "qstar.solution/1"


class PracticeCommand:
    """One run of `qstar practice`. Options: max_expansions, rounds, seed, name."""

    def __init__(self, folder: str | None, options: Mapping[str, object]) -> None:
        self.folder = folder
        self.settings = Hyperparameters(rounds=6).chosen(options)
        self.name = str(options["name"])
        self.options = Options("auto", int(str(options["max_expansions"])), timeout=None)
        self.registry = Registry()
        self.console = Console(stderr=True, highlight=False)

    def run(self) -> int:
        """Practise; 0 when something was gained and kept, 1 when not."""
        problems = list(declined_in(self._source()))
        easy = {p.read_as for p in problems if self._solves(p, self.options)}
        before = [p for p in problems if p.read_as not in easy]
        limit = self.options.max_expansions
        self.console.print(f"{len(problems)} problems, {len(before)} of them declined at {limit} expansions")
        if not before:
            return ExitStatus.SOLVED
        model = self._learned(before, [p for p in problems if p.read_as in easy])
        by_weights = self._solved_with(model, problems, ())
        macros = without_loss(partial(self._solved_with, model, problems), model.macros)
        after = self._solved_with(model, problems, macros) if macros else by_weights
        self._tell(before, by_weights, after)
        if lost := len(easy - after):
            self.console.print(f"not used: {lost} that were solved before are not any more")
        if lost or not after - easy:
            return ExitStatus.DECLINED
        name = self.registry.add(encode(replace(model, macros=macros)))
        return ExitStatus.SOLVED if promote(self.registry, name, self.console) else ExitStatus.DECLINED

    def _source(self) -> str:
        """The folder named; without one the current folder, which is said."""
        if self.folder:
            return self.folder
        self.console.print(f"no FOLDER named: the problem files (.txt, .jsonl) in {Path.cwd()}")
        return "."

    def _solves(self, problem: Problem, options: Options) -> bool:
        solution = solved(problem, options)
        return solution is not None and solution.status == "solved"

    def _learned(self, problems: Sequence[Problem], rehearsed: Sequence[Problem]) -> Model:
        try:
            model = model_in_use()
        except WeightsError as error:
            self.console.print(f"beginning from nothing: {error.what}")
            model = None
        trainer = practising(problems, model, self.settings, rehearsed)
        history = {"seed": self.settings.seed, "practised": len(problems), "from": model.title if model else "nothing"}

        def result(trainer: Trainer) -> Model:
            mixing, macros = trainer.settings.mixing, tuple(trainer.macros)
            return Model(self.name, "", trainer.network, mixing, frozenset(rules()), macros, history)

        unlost(trainer, rehearsed, self._learn, lambda t: self._solved_with(result(t), rehearsed, ()))
        return result(trainer)

    def _learn(self, trainer: Trainer) -> None:
        """The rounds that are left, shown as they go."""
        display = Display(trainer, self.console)
        with display.live:
            for done in trainer.remaining(display.tick):
                display.show(done)

    def _solved_with(self, model: Model, problems: Sequence[Problem], macros: Sequence[Macro]) -> set[str]:
        """The problems solved, and proved, with a new model and some macros at the same limit."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "candidate.npz"
            path.write_bytes(encode(replace(model, macros=tuple(macros))))
            options = self.options._replace(heuristic="q", weights=path)
            return {p.read_as for p in problems if self._solves(p, options)}

    def _tell(self, before: Sequence[Problem], by_weights: set[str], after: set[str]) -> None:
        gained = [p.read_as for p in before if p.read_as in after]
        for problem in gained:
            sys.stdout.write(f"{problem}\n")
        macros = sum(problem not in by_weights for problem in gained)
        self.console.print(
            f"newly solved {len(gained)} of {len(before)}: {len(gained) - macros} by the weights, {macros} by macros"
        )


def declined_in(folder: str) -> Iterator[Problem]:
    """The problems of problem files, and of result files (one JSON object a line) those that were declined."""
    for source in sources((folder,), sys.stdin.buffer):
        results = _results(source.content) if source.is_json else None
        if results is not None:
            yield from results
            continue
        for entry in read_file(source.content, source.name, is_json=source.is_json):
            if isinstance(entry, Problem):
                yield entry


def _results(content: bytes) -> list[Problem] | None:
    """The declined problems of a file of results; None for a file that holds problems."""
    found = []
    for line in content.splitlines():
        try:
            record = json.loads(line) if line.strip() else {}
        except ValueError as error:
            raise QstarError(f"a line of the results cannot be read: {error}") from error
        if record and record.get("schema") != RESULT:
            return None
        if record.get("status") == "declined":
            problem = read(str(record["problem"]["read_as"]))
            if problem is not None:
                found.append(problem)
    return found
