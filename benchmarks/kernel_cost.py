"""What verification costs on the samples in problems/: `python -m benchmarks.kernel_cost`.

CPU milliseconds of step checks (reading the two lines included) by kind of line, of whole certificates, and of a cold
`qstar check` beside `python -c "import sympy"`. The samples are gone through several times, each time with nothing
remembered from before, and the best time of each step counts, so that other load matters less. Asserts nothing.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.cold_start import SYMPY, cpu_seconds
from qstar_cli.derivation import State
from qstar_cli.problem.file_format import read_file
from qstar_cli.problem.problem import Problem
from qstar_cli.solve import solve
from qstar_cli.terms.term import Term, symbols
from qstar_cli.verify.check import check
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.meaning import meaning_of
from qstar_cli.verify.reader import read, read_question
from qstar_cli.verify.steps import step_verdict

FOLDER = Path(__file__).parent.parent / "problems"
COLD = ("-c", "from qstar_cli.cli.main import main; main()", "check")
SLOWEST_SHOWN = 5
REGISTRIES = ("extensions", "meaning")  # what they remember is no result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.kernel_cost", description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    certificates = sample_certificates()
    jobs = [(kind_of(step), _step_check(c, step)) for c in certificates for step in _all_steps(c["steps"])]
    by_kind: dict[str, list[float]] = defaultdict(list)
    for (kind, _), best in zip(jobs, best_of([job for _, job in jobs], runs), strict=True):
        by_kind[kind].append(best)
    wholes = best_of([lambda c=c: check(c) for c in certificates], runs)
    every = [ms for times in by_kind.values() for ms in times]
    for name, times in [*sorted(by_kind.items()), ("all steps", every), ("whole certificates", wholes)]:
        print(f"{name:22} {len(times):5}  median {statistics.median(times):7.3f}  p95 {p95(times):7.3f}"
              f"  most {max(times):8.3f} ms")  # fmt: skip
    ranked = sorted(zip(wholes, (c["problem"]["read_as"] for c in certificates), strict=True), reverse=True)
    print("slowest:", "; ".join(f"{ms:.1f} ms {text}" for ms, text in ranked[:SLOWEST_SHOWN]))
    _print_cold(certificates, runs)


def sample_certificates() -> list[dict[str, Any]]:
    """The certificates of the samples that are solved."""
    entries = [entry for path in sorted(FOLDER.glob("*.txt")) for entry in read_file(path.read_bytes(), path.name)]
    solutions = [solve(entry) for entry in entries if isinstance(entry, Problem)]
    return [dict(s.certificate) for s in solutions if s.certificate is not None]


def _all_steps(steps: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Steps and substeps, each a claim of its own."""
    for step in steps:
        yield step
        yield from _all_steps(step["substeps"])


def _step_check(certificate: dict[str, Any], step: dict[str, Any]) -> Callable[[], object]:
    question, assumptions = read_question(certificate["problem"]["read_as"])
    meaning = meaning_of(question.head)
    is_complex = "over the complex" in certificate["problem"]["read_as"]
    setting = Setting(meaning.given(question, assumptions), is_complex, tuple(sorted(map(_name, symbols(question)))))
    return lambda: step_verdict(_state(step["before"]), _state(step["after"]), step["relation"], setting)


def _name(letter: Term) -> str:
    return str(letter.value)


def _state(state: dict[str, Any]) -> State:
    return State(read(state["term"]), *(tuple(map(read, state[name])) for name in ("conditions", "obligations")))


# kinds of line


def kind_of(step: dict[str, Any]) -> str:
    """numbers, linear, polynomial or other, by the harder of the two lines."""
    degrees = [degree(read(step[side]["term"])) for side in ("before", "after")]
    if None in degrees:
        return "other"
    highest = max(d for d in degrees if d is not None)
    return ("numbers", "linear")[highest] if highest < 2 else "polynomial"


def degree(t: Term) -> int | None:
    """The total degree of a polynomial, the highest in a formula; None where there is another function."""
    if t.head == "Symbol":
        return 1
    parts = [degree(a) for a in t.args]
    known = [d for d in parts if d is not None]
    if len(known) < len(parts) or t.head in ("Cases", "Where"):
        return None
    if t.head == "Product":
        return sum(known)
    if t.head == "Pow":
        exponent = t.args[1].value
        if known[0] and not isinstance(exponent, int):
            return None
        return known[0] * exponent if isinstance(exponent, int) else 0
    plain = t.head in ("Sum", "Neg", "And", "Or", "Equal", "Unequal", "Less", "LessEqual", "Greater", "GreaterEqual")
    if t.head == "Div" and not known[1]:
        return known[0]
    return max(known, default=0) if plain or not any(known) else None


# measuring


def best_of(jobs: Sequence[Callable[[], object]], runs: int) -> list[float]:
    """The least CPU milliseconds of each job over some passes through all of them."""
    best = [float("inf")] * len(jobs)
    for _ in range(runs):
        forget()
        for k, job in enumerate(jobs):
            start = time.process_time_ns()
            job()
            best[k] = min(best[k], (time.process_time_ns() - start) / 1e6)
    return best


def forget() -> None:
    """Empty what the kernel remembers of earlier work."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("qstar_cli.verify", "qstar_cli.terms")) and not name.endswith(REGISTRIES):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def _print_cold(certificates: Sequence[dict[str, Any]], runs: int) -> None:
    """The certificate with most text, checked by a fresh process."""
    longest = max(certificates, key=lambda c: len(json.dumps(c)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "certificate.json"
        path.write_text(json.dumps(longest))
        command = (*COLD, str(path))
        cpu_seconds(command), cpu_seconds(SYMPY)  # once, so that the byte code is compiled
        pairs = [(cpu_seconds(command), cpu_seconds(SYMPY)) for _ in range(runs)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"cold qstar check {ours:.3f} s, import sympy {theirs:.3f} s, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
