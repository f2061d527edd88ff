"""A sign chart in words and as a table. No rule is here."""

from __future__ import annotations

from qstar_cli.rules.sign_zeros import Factor, SignChart
from qstar_cli.terms.intervals import Interval, compared
from qstar_cli.terms.printer import text
from qstar_cli.terms.spelling import power_of
from qstar_cli.terms.term import Term


def zeros_sentence(chart: SignChart) -> str:
    """Where the expression is 0, and where a denominator is."""
    zeros = [p for p in chart.points if all(compared(p, pole) for pole in chart.poles)]
    found = [f"The zeros are {', '.join(map(text, zeros))}." if len(zeros) > 1 else ""]
    found += [f"The only zero is {text(zeros[0])}." if len(zeros) == 1 else "" if zeros else "There is no zero."]
    if chart.poles:
        found += [f"At {', '.join(map(text, chart.poles))} the denominator is 0."]
    return " ".join(s for s in found if s)


def table(chart: SignChart, x: Term) -> str:
    """The signs on each interval, a row for each factor and one for what they give, in aligned columns."""
    intervals = chart.intervals()
    rows = [("", *("everywhere" if i == Interval() else text(i.formula(x)) for i in intervals))]
    if chart.sign < 0:
        rows.append(("-1", *("-" for _ in intervals)))
    rows += [(text(power_of(f.base, f.exponent)), *_signs_of(f, intervals)) for f in chart.factors]
    rows.append(("together", *(_shown(chart.sign_on(i)) for i in intervals)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        f"| {row[0]:<{widths[0]}} | {' | '.join(f'{c:^{w}}' for c, w in zip(row[1:], widths[1:], strict=True))} |"
        for row in rows
    )


def _signs_of(factor: Factor, intervals: tuple[Interval, ...]) -> tuple[str, ...]:
    return tuple(_shown(factor.sign_right_of(i.low)) for i in intervals)


def _shown(sign: int) -> str:
    return "+" if sign > 0 else "-"
