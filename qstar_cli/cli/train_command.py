"""`qstar train`: from nothing to weights that pass the gate, with a live table of the families."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from qstar_cli.cli.status import ExitStatus
from qstar_cli.cli.trials import trial_with
from qstar_cli.learn import checkpoint
from qstar_cli.learn.gate import EXPANSIONS, Report, compare, validation
from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.models import Registry
from qstar_cli.learn.trainer import Round, Trainer
from qstar_cli.learn.weights import Model, encode
from qstar_cli.rules.registry import rules

CHECKPOINT = "training.npz"


class TrainCommand:
    """One run of `qstar train`. Options: seed, rounds (None: as documented), name, out, checkpoint, no_gate."""

    def __init__(self, options: Mapping[str, object]) -> None:
        self.settings = Hyperparameters().chosen(options)
        self.name = str(options["name"])
        self.out = Path(str(options["out"])) if options["out"] else None
        self.registry = Registry()
        self.path = Path(str(options["checkpoint"] or self.registry.folder.parent / CHECKPOINT))
        self.console = Console(stderr=True)

    def run(self) -> int:
        """Train, keep the weights, and use them if they pass the gate; the exit status."""
        try:
            content = encode(self._trained())
        except KeyboardInterrupt:
            if self.path.exists():
                self.console.print("stopped; the same command goes on after the last round that was finished")
            raise
        if self.out is not None:
            self.out.write_bytes(content)
        name = self.registry.add(content)
        is_used = promote(self.registry, name, self.console)
        self.path.unlink(missing_ok=True)
        return ExitStatus.SOLVED if is_used else ExitStatus.DECLINED

    def _trained(self) -> Model:
        """The model after all rounds; a run that was stopped is gone on with."""
        trainer = Trainer.new(self.settings)
        if self.path.exists():
            checkpoint.resume(trainer, self.path)
            self.console.print(f"going on after round {trainer.rounds}")
        display = Display(trainer, self.console)
        with display.live:
            for done in trainer.remaining(display.tick):
                display.show(done)
                checkpoint.save(trainer, self.path)
        history = {"seed": self.settings.seed, "rounds": trainer.rounds, "families": sorted(trainer.families)}
        return Model(
            self.name, "", trainer.network, self.settings.mixing, frozenset(rules()), tuple(trainer.macros), history
        )


def promote(registry: Registry, name: str, console: Console) -> bool:
    """Use weights from now on if they pass the gate; say what it found."""
    exercises = validation()
    with Progress(console=console) as progress:
        task = progress.add_task("gate", total=len(exercises))
        hand, candidate = trial_with("hand", EXPANSIONS), trial_with("q", EXPANSIONS, registry.path(name))
        report = compare(exercises, hand, candidate, lambda: progress.advance(task))
    console.print(table_of(report))
    if not report.is_passed:
        console.print(f"{name} is kept, but not used: {'; '.join(report.reasons)}.", highlight=False)
        return False
    registry.use(name)
    console.print(f"{name} is used from now on (back: qstar model rollback).", highlight=False)
    return True


class Display:
    """The progress bar of the rounds and the table of the families, brought up to date as training goes on."""

    def __init__(self, trainer: Trainer, console: Console) -> None:
        self.trainer = trainer
        self.bar = Progress(
            TextColumn("round {task.fields[round]}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
        )
        s = trainer.settings
        searches = s.problems * (s.rounds - trainer.rounds)
        self.task = self.bar.add_task("", total=searches, round=trainer.rounds + 1)
        self.live = Live(Group(self.bar), console=console, refresh_per_second=4)

    def tick(self) -> None:
        """One more exercise was searched."""
        self.bar.advance(self.task)

    def show(self, done: Round) -> None:
        """The table after a round."""
        self.bar.update(self.task, round=min(done.number + 1, self.trainer.settings.rounds))
        table = Table("family", "size", "solved", "expanded", "in vain", title=f"round {done.number}")
        for name, p in done.families.items():
            mean = f"{p.expanded / p.tried:.0f}" if p.tried else ""
            share = f"{100 * p.excess / p.expanded:.0f} %" if p.expanded else ""
            table.add_row(name, str(p.level + 1), f"{p.solved}/{p.tried}", mean, share)
        table.caption = f"loss {done.loss:.3f}, {done.replay} states remembered, {done.unsolved} to be tried again"
        self.live.update(Group(self.bar, table))


def table_of(report: Report) -> Table:
    """The comparison with the hand heuristic."""
    table = Table("", "hand", "learned", title=f"{report.exercises} exercises not seen in training")
    table.add_row("solved", *map(str, report.solved))
    table.add_row("states expanded", *(f"{x:.1f}" for x in report.expanded))
    table.add_row("steps", *(f"{x:.2f}" for x in report.steps))
    return table
