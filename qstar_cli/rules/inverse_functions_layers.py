"""A function as layers that can be undone, and whether it takes a value twice. No rule is declared here."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.conditions import as_ratio
from qstar_cli.rules.domain import nonnegative, nonzero, positive
from qstar_cli.rules.function_ranges_images import coefficients, image, image_if_known, linear_quotient, pieces_on
from qstar_cli.terms.build import TRUE, E, add, divide, equal, integer, number, power, root
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.intervals import Incomparable, Interval, Intervals, compared, intersection
from qstar_cli.terms.order import sort_key
from qstar_cli.terms.printer import text
from qstar_cli.terms.solved import is_finished
from qstar_cli.terms.spelling import sum_of, summand
from qstar_cli.terms.term import Term, contains, map_args, operands, subterms, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer, as_rational

ZERO = integer(0)
TRIALS = tuple(Fraction(n, d) for d in (1, 2) for n in range(-12, 13))
PERIODS = {"Sin": "2pi", "Cos": "2pi", "Tan": "pi", "Cot": "pi", "Sec": "2pi", "Csc": "2pi"}


def affine(e: Term, y: Term) -> tuple[Fraction, Fraction, Term]:
    """(a, b, core) with e = a*core + b, all outer linear layers with rational numbers taken off."""
    inside = [s for s in e.args if contains(s, y)]
    rest = [as_rational(s) for s in e.args if not contains(s, y)]
    known = [q for q in rest if q is not None]
    if len(inside) != 1 or len(known) < len(rest) or e.head not in ("Sum", "Neg", "Product", "Div"):
        return Fraction(1), Fraction(0), e
    if e.head == "Div" and e.args[1] == inside[0]:
        return Fraction(1), Fraction(0), e
    a, b, core = affine(inside[0], y)
    if e.head == "Sum":
        return a, b + sum(known), core
    scale = Fraction(-1 if e.head == "Neg" else 1)
    for q in known:
        scale = scale / q if e.head == "Div" else scale * q
    return (a * scale, b * scale, core) if scale else (Fraction(1), Fraction(0), e)


def unscaled(w: Term, a: Fraction, b: Fraction) -> Term:
    """(w - b)/a in the usual spelling: `(x - 1)/2`, `3 - x`."""
    scale = a.denominator if a > 0 else -a.denominator
    parts = [summand(Fraction(scale), w), *([number(-b * scale)] if b else [])]
    above = add(*(reversed(parts) if scale < 0 and -b * scale > 0 else parts))
    below = abs(a.numerator)
    return tidy(above if below == 1 else divide(above, integer(below)))


def quotient_of(e: Term, x: Term) -> tuple[Fraction, Fraction, Fraction, Fraction] | None:
    """a, b, c, d where e is (a*x + b)/(c*x + d), perhaps with numbers added or multiplied, and not linear."""
    if e.head in ("Sum", "Product", "Neg") and any(s.head == "Div" and contains(s.args[1], x) for s in subterms(e)):
        above, below = (expanded(t) for t in as_ratio(e))
        return linear_quotient(divide(above, below), x) if above is not None and below is not None else None
    return linear_quotient(e, x)


def is_one_to_one(e: Term, x: Term, domain: Intervals) -> bool:
    """Whether e certainly takes no value twice: by layers that each rise or fall throughout."""
    if e == x or quotient_of(e, x) is not None:
        return True
    try:
        cut = pieces_on(e, x, domain)
        if cut is not None:
            parts = [p for p in cut if any(not i.is_point for i in intersection((p.interval,), domain))]
            return len(parts) == 1 or (e.head == "Pow" and (as_integer(e.args[1]) or 0) % 2 == 1)
        inside = [k for k, a in enumerate(e.args) if contains(a, x)]
        inner = image(e.args[inside[0]], x, domain) if len(inside) == 1 else None
        if inner is None or not is_one_to_one(e.args[inside[0]], x, domain) or e.args[inside[0]] == x:
            return False
        k = inside[0]
        return is_one_to_one(map_args(e, (*e.args[:k], x, *e.args[k + 1 :])), x, inner)
    except Incomparable:
        return False


def same_value(e: Term, x: Term, domain: Intervals) -> tuple[Fraction, Fraction, Fraction] | None:
    """Two rational numbers of the domain at which e has the same value, with that value."""
    at = {q: value for q in TRIALS if _belongs(q, domain) and (value := rational_value(e, {x: q})) is not None}
    pairs = ((a, b, at[a]) for a, b in combinations(at, 2) if at[a] == at[b])
    return min(pairs, key=lambda p: (p[0].denominator * p[1].denominator, abs(p[0]) + abs(p[1]), p[0]), default=None)


def _belongs(q: Fraction, domain: Intervals) -> bool:
    point = Interval(number(q), number(q), low_closed=True, high_closed=True)
    try:
        return bool(intersection((point,), domain))
    except Incomparable:
        return False


def periodic_core(e: Term, x: Term) -> str | None:
    """The head of the sine or its kin around which e has linear layers only, its argument linear."""
    core = affine(e, x)[2]
    return core.head if core.head in PERIODS and affine(core.args[0], x)[2] == x else None


def as_square(e: Term, y: Term) -> Term:
    """A quadratic polynomial with its square completed, other terms as they are."""
    found = coefficients(e, y)
    if not found or max(found) != 2 or not found.get(1):
        return e
    a, b, c = (found.get(k, Fraction(0)) for k in (2, 1, 0))
    half = b / (2 * a)
    return tidy(sum_of((summand(a, power(sum_of((y, number(half))), 2)), number(c - a * half * half))))


def sign_on(h: Term, y: Term, domain: Intervals) -> int:
    """1 or -1 where h is never negative or never positive on the domain, else 0."""
    taken = image_if_known(h, y, domain)
    if not taken:
        return 0
    low, high = taken[0].low, taken[-1].high
    try:
        if low is not None and compared(low, ZERO) >= 0:
            return 1
        return -1 if high is not None and compared(high, ZERO) <= 0 else 0
    except Incomparable:
        return 0


def equation(value: Term, inside: Term, y: Term) -> Term:
    """`value = inside`, or `y = value` where the letter stands alone."""
    if inside != y:
        return tidy(equal(value, inside))
    collected = value if is_finished(tidy(value)) else expanded(value)
    return tidy(equal(y, value if collected is None else collected))


def undone(w: Term, e: Term, y: Term) -> tuple[Term, tuple[Term, ...], str] | None:
    """(the equation without the outermost operation, what it asks of w, the sentence); None for other operations."""
    if e.head == "Root" and (n := as_integer(e.args[1])) is not None and n >= 2:
        how = "Square both sides" if n == 2 else f"Raise both sides to the power {n}"
        asked = () if n % 2 else _sorted(nonnegative(w))
        why = "." if n % 2 else "; a square root is never negative."
        return equation(power(w, n), e.args[0], y), asked, how + why
    if e.head in ("Ln", "Log") and contains(e.args[0], y):
        base = E if e.head == "Ln" else e.args[1] if len(e.args) == 2 else integer(10)
        if contains(base, y):
            return None
        return (
            equation(power(base, w), e.args[0], y),
            (),
            f"The inverse of the logarithm is the power of {text(base)}.",
        )
    if e.head == "Pow" and contains(e.args[1], y) and not contains(e.args[0], y):
        value = term("Ln", w) if e.args[0] == E else term("Log", w, e.args[0])
        how = "Take logarithms; a power of a positive number is always positive."
        return equation(value, e.args[1], y), _sorted(positive(w)), how
    if e.head == "Div" and not contains(e.args[0], y):
        how = f"Multiply by {text(e.args[1])}, which is not 0, and divide."
        return equation(divide(e.args[0], w), e.args[1], y), _sorted(nonzero(w)), how
    if e.head == "Pow" and (n := as_integer(e.args[1])) is not None and n > 1 and n % 2:
        return equation(root(w, n), e.args[0], y), (), f"Take the root with index {n} of both sides."
    return None


def _sorted(conditions: frozenset[Term]) -> tuple[Term, ...]:
    return tuple(sorted(conditions, key=sort_key))


def conjuncts(formula: Term) -> tuple[Term, ...]:
    """The conditions that a formula states; none for one that is always true."""
    return () if formula == TRUE else operands(formula, "And")
