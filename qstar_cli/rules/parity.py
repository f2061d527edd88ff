"""Even and odd functions: f(-x) against f(x) and -f(x)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import add, integer, negative, number
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.term import Term, contains, map_args, substitute, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer, as_rational

EVEN, ODD = 1, -1
_ODD_FUNCTIONS = ("Sin", "Tan", "Cot", "Csc", "Asin", "Atan", "Sinh", "Tanh", "Neg")
_EVEN_FUNCTIONS = ("Abs", "Cos", "Sec", "Cosh")
TRIALS = (*map(Fraction, (1, 2, 3, 4, 5, 7, 9)), Fraction(1, 2))


@rule(
    "replace-x-by-its-opposite",
    title="Compare f(-x) with f(x)",
    say="f(-{x}) = {mirrored}, which is {same}: the function is {kind}.",
    heads=("Parity",),
    questions=("Parity",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "decide whether x^3 - x is even or odd": "x^3 - x is an odd function",
        "decide whether x^2 + |x| is even or odd": "x^2 + |x| is an even function",
        "decide whether x/(x^2 + 1) is even or odd": "x/(x^2 + 1) is an odd function",
    },
    refuses=(
        "decide whether x^2 + x is even or odd",
        "decide whether a*x^2 is even or odd",
        "decide whether e^x is even or odd",
    ),
    rank=0.0,
    eager=True,
)
def replace_x_by_its_opposite(t: Term, scope: Scope) -> Iterator[Redex]:
    """A function is even if f(-x) = f(x) and odd if f(-x) = -f(x), for all x of its domain."""
    f = t.args[0]
    letters = symbols(f)
    if len(letters) != 1 or f.head == "Where":
        return
    x = letters[0]
    kind = parity(f, x) or _by_expansion(f, x)
    if kind:
        head, said, same = ("EvenFunction", "even", "f") if kind == EVEN else ("OddFunction", "odd", "-f")
        mirrored = _mirrored(f, x, kind)
        words: dict[str, Term | str] = {"x": x, "mirrored": mirrored, "same": f"{same}({x.value})", "kind": said}
        yield Redex(always(Rewrite(term(head, f))), words)


@rule(
    "neither-even-nor-odd",
    title="Compare two values",
    say="At {x} = {point} the values of f({x}) and f(-{x}) are {value} and {mirrored}: neither equal nor opposite.",
    heads=("Parity",),
    questions=("Parity",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "decide whether x^2 + x is even or odd": "x^2 + x is neither even nor odd",
        "decide whether e^x is even or odd": "e^x is neither even nor odd",
        "decide whether sqrt(x) is even or odd": "sqrt(x) is neither even nor odd",
    },
    refuses=(
        "decide whether x^3 is even or odd",
        "decide whether x^4 is even or odd",
        "decide whether a*x is even or odd",
    ),
    rank=0.0,
    eager=True,
)
def neither_even_nor_odd(t: Term, scope: Scope) -> Iterator[Redex]:
    """One number at which f(-x) is neither f(x) nor -f(x) settles it."""
    f = t.args[0]
    letters = symbols(f)
    if len(letters) != 1 or f.head == "Where" or parity(f, letters[0]):
        return
    x = letters[0]
    for q in TRIALS:
        here, there = _value(f, x, q), _value(f, x, -q)
        if here is not None and _differ(here, there):
            words: dict[str, Term | str] = {
                "x": x,
                "point": number(q),
                "value": here,
                "mirrored": "undefined" if there is None else there,
            }
            yield Redex(always(Rewrite(term("NoParity", f))), words)
            return


def parity(f: Term, x: Term) -> int | None:
    """EVEN or ODD where the parts of the function show it, else None."""
    if not contains(f, x):
        return EVEN
    if f == x:
        return ODD
    parts = [parity(a, x) for a in f.args]
    if f.head == "Sum":
        return parts[0] if len(set(parts)) == 1 else None
    if None in parts:
        return EVEN if f.head in _EVEN_FUNCTIONS and parts[0] else None
    known = [p for p in parts if p]
    if f.head in ("Product", "Div"):
        return EVEN if sum(p == ODD for p in known) % 2 == 0 else ODD
    if f.head in _EVEN_FUNCTIONS:
        return EVEN
    if f.head in _ODD_FUNCTIONS or all(p == EVEN for p in known):
        return known[0]
    n = as_integer(f.args[1]) if f.head in ("Pow", "Root") else None
    if n is None or contains(f.args[1], x):
        return None
    return (EVEN if n % 2 == 0 else ODD) if f.head == "Pow" else ODD if n % 2 else None


def _by_expansion(f: Term, x: Term) -> int | None:
    """For polynomials that must be multiplied out, and functions like e^x + e^(-x)."""
    mirrored = tidy(_without_double_signs(substitute(f, x, negative(x))))
    if is_similar(mirrored, f):
        return EVEN
    even, odd = (expanded(add(negative(part), f)) for part in (mirrored, negative(mirrored)))
    if even == integer(0):
        return EVEN
    return ODD if odd == integer(0) else None


def _without_double_signs(t: Term) -> Term:
    if t.head == "Neg" and t.args[0].head == "Neg":
        return _without_double_signs(t.args[0].args[0])
    return map_args(t, tuple(map(_without_double_signs, t.args))) if t.args else t


def _mirrored(f: Term, x: Term, kind: int) -> Term:
    """f(-x) as it is written at first, worked out for a polynomial."""
    worked = expanded(substitute(f, x, negative(x)))
    return worked if worked is not None and f.head == "Sum" else tidy(substitute(f, x, negative(x)))


def _value(f: Term, x: Term, q: Fraction) -> Term | None:
    value = rational_value(f, {x: q})
    if value is not None:
        return number(value)
    found = substitute(f, x, number(q))
    return found if sign_of_difference(found, integer(0)) is not None else None


def _differ(a: Term, b: Term | None) -> bool:
    """Whether two numbers are neither equal nor opposite; None stands for undefined."""
    if b is None:
        return True
    p, q = as_rational(a), as_rational(b)
    if p is not None and q is not None:
        return p != q and p != -q
    return sign_of_difference(a, b) in (1, -1) and sign_of_difference(a, negative(b)) in (1, -1)
