"""Completeness of finitely many solutions on a window: what makes the level `checked` for equations that mix algebraic
and transcendental functions (e^x = x + 1, x*e^x = e).

The window is cut into pieces. A piece is done when the difference of the sides is not 0 on it; when its derivative is
not 0 on it, so that the signs at the ends tell whether there is exactly one root; or when a known root a of order m is
in it and the m-th derivative is not 0 on it (Taylor with remainder: a is the only root). All this is exact (interval
analysis, Moore 1966); it says nothing of the line outside of the window, which reaches as far as the work allows.
Ends are chosen so that no simple number is met when pieces are halved.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import integer, subtract
from qstar_cli.terms.term import Term, operands, substitute, symbols
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.constants import ConstantField, Number
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.derivatives_rules import derivative, in_basic_functions
from qstar_cli.verify.meanings.root_window_intervals import Enclosure
from qstar_cli.verify.meanings.root_window_pieces import Piece, Search, is_inside, looked_at
from qstar_cli.verify.verdict import Level, Verdict, refuted, unknown

MOST_SOLUTIONS = 20
HIGHEST_ORDER = 4
DIGITS = 30


def completeness(equation: Term, answer: Term, x: Term) -> Verdict:
    """Whether the solutions `x = a or ...` of an equation, each of which is proved to be one, are all on the window."""
    try:
        return _completeness(equation, answer, x)
    except (Undecided, LimitError) as reason:
        return unknown(reason.what)


def same_solutions(a: Term, b: Term) -> Verdict:
    """Whether one formula is an equation and the other one its solutions, on a window at most `checked`."""
    for equation, answer in ((a, b), (b, a)):
        letters = symbols(equation)
        try:
            is_answer = len(letters) == 1 and equation.head == "Equal" and bool(_values(answer, letters[0]))
        except Undecided:
            continue
        if is_answer and Setting().implies([answer], [equation]).is_proved:
            return completeness(equation, answer, letters[0])
    return unknown("no equation and its solutions")


def _completeness(equation: Term, answer: Term, x: Term) -> Verdict:
    values = _values(answer, x)
    if equation.head != "Equal" or symbols(equation) != (x,) or len(values) > MOST_SOLUTIONS:
        return unknown("no equation in one letter with finitely many solutions")
    derivatives = [in_basic_functions(subtract(*equation.args))]
    for _ in range(HIGHEST_ORDER):
        derivatives.append(derivative(derivatives[-1], x))
    numbers = ConstantField()
    known = [(_number(v, numbers), _order(v, x, derivatives)) for v in values]
    search = Search([Enclosure(t, x) for t in derivatives], known)
    window = _window(search, looked_at(search))
    if search.missing:
        low, high = search.missing[0]
        return refuted("a solution is missing", {str(x.value): f"between {low} and {high}"})
    if window is None or not all(is_inside(number, window) for number, _ in known):
        return unknown("there are places where solutions could not be told from none")
    shown = (_shown(window[0]), _shown(window[1]))
    why = f"no further solution from {shown[0]} to {shown[1]}; not looked at beyond"
    evidence: dict[str, object] = {"method": "interval analysis"}
    return Verdict(Level.CHECKED, why, evidence, None, search.pieces, DIGITS, shown)


def _shown(q: Fraction) -> str:
    """A bound of a window, a little inside of it, in a few digits."""
    if abs(q) >= 1:
        digits = str(int(abs(q)))
        shown = f"{digits[0]}*10^{len(digits) - 1}" if len(digits) > 4 else digits
    else:
        shown = f"1/{int(1 / abs(q))}" if q else "0"
    return shown if q >= 0 else f"-{shown}"


def _values(answer: Term, x: Term) -> list[Term]:
    if answer.head == "False":
        return []
    parts = operands(answer, "Or")
    if any(p.head != "Equal" or p.args[0] != x or symbols(p.args[1]) for p in parts):
        raise Undecided("an answer of another form")
    return [p.args[1] for p in parts]


def _number(t: Term, f: ConstantField) -> Number:
    value: Number | None = evaluate(in_basic_functions(t), f)
    if value is None:
        raise Undecided("a solution is undefined")
    return value


def _order(value: Term, x: Term, derivatives: Sequence[Term]) -> int:
    """The order of a root: how many derivatives are 0 there, by exact methods."""
    for k, t in enumerate(derivatives):
        at = substitute(t, x, value)
        if not Setting().same_function(Partial(at), Partial(integer(0))).is_proved:
            return k
    raise Undecided("a root of a high order")


def _window(search: Search, whole: Piece) -> Piece | None:
    """The window without unclear pieces at an end of the domain, beyond which h is undefined; None for others."""
    low, high = whole
    undefined = sorted([*search.undefined, *search.unclear])
    for a, b in undefined:
        if a == low:
            low = b
    for a, b in reversed(undefined):
        if b == high:
            high = a
    return (low, high) if all(b <= low or a >= high for a, b in search.unclear) and low < high else None
