"""Trigonometric expressions that a single law makes shorter: what the simplified form does not leave undone.

`reduced_monomial` writes products of functions of one angle with fewer functions (tan*cos = sin), `reduced_sum` uses
the Pythagorean, addition and double angle formulas on two summands, `reduced_function` full and quarter turns and
functions of inverse functions. Each gives the shorter term, or None. The rules apply them, the form refuses what they
change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import permutations

from qstar_cli.terms.angles import CIRCULAR, multiple_of_pi
from qstar_cli.terms.build import PI, add, divide, integer, negative, power, root, subtract
from qstar_cli.terms.enclosure import enclosure
from qstar_cli.terms.inverse_angles import by_formula, complementary_pair, known_sum
from qstar_cli.terms.order import is_similar, similar_key
from qstar_cli.terms.spelling import power_of, product_of, quotient_of, summand
from qstar_cli.terms.term import Term, has_head, operands, symbols, term, without
from qstar_cli.terms.views import as_integer, base_and_exponent, coefficient_and_rest, opposite, quotient, summands

ONE = integer(1)
_HALF = Fraction(1, 2)
HYPERBOLIC = ("Sinh", "Cosh", "Tanh", "Coth", "Sech", "Csch")
# exponents of sine and cosine in each function
_EXPONENTS = {"Sin": (1, 0), "Cos": (0, 1), "Tan": (1, -1), "Cot": (-1, 1), "Sec": (0, -1), "Csc": (-1, 0)}
_MIXED = ("Tan", "Cot", "Sec", "Csc")
_COFUNCTION = {"Sin": "Cos", "Cos": "Sin", "Tan": "Cot", "Cot": "Tan", "Sec": "Csc", "Csc": "Sec"}
_INVERSE_OF = {"Asin": "Sin", "Acos": "Cos", "Atan": "Tan"}


def has_trigonometry(t: Term) -> bool:
    return has_head(t, *CIRCULAR, *HYPERBOLIC)


# products and quotients


def reduced_monomial(t: Term) -> Term | None:
    """A product or quotient with fewer functions of one angle, or `2sin(a)*cos(a)` as `sin(2a)`."""
    view = quotient(t)
    factors = [(f, 1) for f in view.above] + [(f, -1) for f in view.below]
    by_angle: dict[object, list[tuple[Term, int]]] = {}
    for f, side in factors:
        base, exponent = base_and_exponent(f)
        if base.head in _EXPONENTS and (as_integer(exponent) or 0) > 0 and f.head != "Root":
            by_angle.setdefault(similar_key(base.args[0]), []).append((f, side))
    for group in by_angle.values():
        written = _shorter(group)
        if written is not None:
            rest_above = without(view.above, *(f for f, side in group if side > 0))
            rest_below = without(view.below, *(f for f, side in group if side < 0))
            above, below = product_of((*rest_above, *written[0])), product_of((*rest_below, *written[1]))
            whole = quotient_of(above, below)
            return negative(whole) if view.sign < 0 else whole
    return _double_sine(t)


def _shorter(group: list[tuple[Term, int]]) -> tuple[list[Term], list[Term]] | None:
    """(above, below) for the functions of one angle in fewer functions, None where there are few enough."""
    a = b = 0
    heads = set()
    is_below = False
    for f, side in group:
        base, exponent = base_and_exponent(f)
        n = side * (as_integer(exponent) or 0)
        a, b = a + n * _EXPONENTS[base.head][0], b + n * _EXPONENTS[base.head][1]
        heads.add(base.head)
        is_below = is_below or (side < 0 and base.head in _MIXED)
        angle = base.args
    single = _single(a, b)
    if len(heads) <= (0 if single == [] else 1 if single else 2) and not is_below:
        return None
    if single is not None:
        return [power_of(term(head, *angle), n) for head, n in single], []
    parts = [(power_of(term(h, *angle), abs(n)), n) for h, n in (("Sin", a), ("Cos", b))]
    return [p for p, n in parts if n > 0], [p for p, n in parts if n < 0]


def _single(a: int, b: int) -> list[tuple[str, int]] | None:
    """sin^a*cos^b as a power of one function, None where it takes two."""
    if a == b == 0:
        return []
    if a == 0:
        return [("Cos", b)] if b > 0 else [("Sec", -b)]
    if b == 0:
        return [("Sin", a)] if a > 0 else [("Csc", -a)]
    if a == -b:
        return [("Tan", a)] if a > 0 else [("Cot", -a)]
    return None


def _double_sine(t: Term) -> Term | None:
    """`2k*sin(a)*cos(a)` as `k*sin(2a)`."""
    c, rest = coefficient_and_rest(t)
    if rest.head != "Product" or c.denominator != 1 or c % 2:
        return None
    for s in rest.args:
        for f in rest.args:
            if s.head == "Sin" and f.head == "Cos" and is_similar(s.args[0], f.args[0]):
                others = without(rest.args, s, f)
                return summand(c / 2, product_of((*others, term("Sin", _times(2, s.args[0])))))
    return None


def _times(n: int, angle: Term) -> Term:
    parts = [summand(q * n, rest) for q, rest in map(coefficient_and_rest, summands(angle))]
    return add(*parts)


# sums


Part = tuple[Fraction, Term, Term]  # (coefficient, the factors that are no functions, the functions)


def reduced_sum(t: Term) -> Term | None:
    """A sum in which two summands are put together by a formula for sine and cosine."""
    if t.head != "Sum" or not has_trigonometry(t):
        return None
    parts = [_part(s) for s in t.args]
    for (j, p), (k, q) in permutations(enumerate(parts), 2):
        if similar_key(p[1]) != similar_key(q[1]) or p[2] == q[2] == ONE or not p[0]:
            continue
        found = _together(p, q)
        if found is not None:
            c, functions = found
            new = summand(c, product_of((p[1], *operands(functions, "Product"))))
            return add(*(s for i, s in enumerate(t.args) if i not in (j, k)), new)
    return None


def _part(s: Term) -> Part:
    c, rest = coefficient_and_rest(s)
    view = quotient(rest)
    functions = [f for f in view.above if base_and_exponent(f)[0].head in (*CIRCULAR, *HYPERBOLIC)]
    others = quotient_of(product_of(without(view.above, *functions)), product_of(view.below))
    return c, others, product_of(functions)


def _together(p: Part, q: Part) -> tuple[Fraction, Term] | None:
    """(c, f) with c*f the sum of two parts in this order, None where no formula fits."""
    f, g = _square(p[2]), _square(q[2])
    ratio = q[0] / p[0]
    if f is not None and g is not None and (f[0] == "" or g[0] == "" or f[1] == g[1]):
        angle = f[1] if f[1] is not None else g[1]
        law = _SQUARES.get((f[0], g[0], ratio))
        if law is not None and angle is not None:
            return p[0] * (_HALF if law.endswith("/2") else 1), _image(law, angle)
    if abs(ratio) == 1:
        return _addition(p, q, int(ratio))
    return None


# (f, g, r) -> the value of f(a)^2 + r*g(a)^2; "" stands for 1
_SQUARES: dict[tuple[str, str, Fraction], str] = {
    ("", "Sin", Fraction(-1)): "Cos^2", ("", "Cos", Fraction(-1)): "Sin^2",
    ("", "Tan", Fraction(1)): "Sec^2", ("", "Cot", Fraction(1)): "Csc^2",
    ("Sec", "", Fraction(-1)): "Tan^2", ("Csc", "", Fraction(-1)): "Cot^2",
    ("Sec", "Tan", Fraction(-1)): "1", ("Csc", "Cot", Fraction(-1)): "1",
    ("Cos", "Sin", Fraction(-1)): "Cos2", ("", "Sin", Fraction(-2)): "Cos2", ("Cos", "", Fraction(-1, 2)): "Cos2/2",
    ("Cosh", "Sinh", Fraction(-1)): "1", ("Cosh", "", Fraction(-1)): "Sinh^2", ("", "Sinh", Fraction(1)): "Cosh^2",
    ("", "Tanh", Fraction(-1)): "Sech^2", ("Coth", "", Fraction(-1)): "Csch^2",
    ("Cosh", "Sinh", Fraction(1)): "Cosh2",
}  # fmt: skip


def _image(law: str, angle: Term) -> Term:
    if law == "1":
        return ONE
    if law.endswith("^2"):
        return power(term(law[:-2], angle), 2)
    return term(law.split("2")[0], _times(2, angle))


def _square(functions: Term) -> tuple[str, Term | None] | None:
    """("Sin", a) for sin(a)^2, ("", None) for 1."""
    if functions == ONE:
        return "", None
    base, exponent = base_and_exponent(functions)
    if functions.head == "Pow" and as_integer(exponent) == 2 and base.head in (*CIRCULAR, *HYPERBOLIC):
        return base.head, base.args[0]
    return None


def _addition(p: Part, q: Part, sign: int) -> tuple[Fraction, Term] | None:
    """sin(a)cos(b) + cos(a)sin(b) = sin(a + b), cos(a)cos(b) - sin(a)sin(b) = cos(a + b), and with the other signs."""
    f, g = p[2], q[2]
    if f.head != "Product" or g.head != "Product" or len(f.args) != 2 or len(g.args) != 2:
        return None
    heads = tuple(x.head for x in (*f.args, *g.args))
    if heads == ("Sin", "Cos", "Sin", "Cos"):
        (a, b), (c, d) = ((x.args[0] for x in side.args) for side in (f, g))
        if is_similar(a, d) and is_similar(b, c) and not is_similar(a, b):
            return p[0], term("Sin", _joined(a, b, sign))
    if heads == ("Cos", "Cos", "Sin", "Sin"):
        (a, b), (c, d) = ((x.args[0] for x in side.args) for side in (f, g))
        if sorted(map(similar_key, (a, b)), key=repr) == sorted(map(similar_key, (c, d)), key=repr):
            return p[0], term("Cos", _joined(a, b, -sign))
    return None


def _joined(a: Term, b: Term, sign: int) -> Term:
    """a + b or a - b with like parts put together."""
    totals: dict[object, tuple[Fraction, Term]] = {}
    for angle, s in ((a, 1), (b, sign)):
        for q, rest in map(coefficient_and_rest, summands(angle)):
            total = totals.get(similar_key(rest), (Fraction(0), rest))
            totals[similar_key(rest)] = (total[0] + s * q, rest)
    kept = [summand(q, rest) for q, rest in totals.values() if q]
    return add(*sorted(kept, key=lambda k: k.head == "Neg")) if kept else integer(0)


# single functions


def reduced_function(t: Term) -> Term | None:
    """A function whose angle holds a quarter turn or more, or is a value of an inverse function."""
    if t.head in CIRCULAR:
        return _of_inverse(t) or _without_turns(t)
    return _inverse_of_function(t) if t.head in _INVERSE_OF else None


def _without_turns(t: Term) -> Term | None:
    """`f(a + k*pi/2)` by a function of a, with degrees as well; None for a bare multiple of pi."""
    parts = summands(t.args[0])
    turns = [(s, q) for s in parts if (q := multiple_of_pi(s)) is not None and q]
    if len(turns) != 1 or len(parts) < 2 or (2 * turns[0][1]).denominator != 1:
        return None
    quarter = int(2 * turns[0][1]) % 4
    rest = without(parts, turns[0][0])
    head, sign = t.head, 1
    for _ in range(quarter):  # f(a + pi/2): sin -> cos, cos -> -sin, tan -> -cot
        head, sign = _COFUNCTION[head], sign * (1 if head in ("Sin", "Csc") else -1)
    after = term(head, add(*rest))
    return after if sign > 0 else negative(after)


def _of_inverse(t: Term) -> Term | None:
    """sin(arcsin(u)) = u, cos(arcsin(u)) = sqrt(1 - u^2), and so on."""
    inner = t.args[0]
    if inner.head not in _INVERSE_OF:
        return None
    u = inner.args[0]
    sine, cosine, below = _sides_of(inner.head, u)
    above = {"Sin": (sine, below), "Cos": (cosine, below), "Tan": (sine, cosine)}
    above |= {"Cot": (cosine, sine), "Sec": (below, cosine), "Csc": (below, sine)}
    top, bottom = above[t.head]
    return top if bottom == ONE else divide(top, bottom)


def _sides_of(head: str, u: Term) -> tuple[Term, Term, Term]:
    """Opposite side, adjacent side and hypotenuse of the right triangle of an inverse function."""
    other = root(subtract(ONE, power(u, 2)))
    if head == "Atan":
        return u, ONE, root(add(power(u, 2), ONE))
    return (u, other, ONE) if head == "Asin" else (other, u, ONE)


def _inverse_of_function(t: Term) -> Term | None:
    """arcsin(sin(a)), arccos(cos(a)), arctan(tan(a)) for a number a: the angle in the range."""
    inner = t.args[0]
    if inner.head != _INVERSE_OF[t.head] or symbols(inner) or has_head(inner, "Degree"):
        return None
    angle = inner.args[0]
    near = enclosure(angle, 64)
    half = enclosure(PI, 64)
    if near is None or half is None:
        return None
    k = _half_turns(t.head, near, half)
    if k is None:
        return None
    turns = [] if not k else [summand(Fraction(k), PI)]
    if t.head == "Atan":
        return add(angle, *_opposites(turns))
    odd = k % 2
    if t.head == "Asin":
        return add(*turns, *_opposites(summands(angle))) if odd else add(angle, *_opposites(turns))
    return _arccosine(angle, k)


def _arccosine(angle: Term, k: int) -> Term:
    """The angle between 0 and pi with the same cosine, for an angle between k*pi and (k + 1)*pi."""
    if k % 2:
        return add(*([summand(Fraction(k + 1), PI)] if k + 1 else []), *_opposites(summands(angle)))
    return add(angle, *_opposites([summand(Fraction(k), PI)] if k else []))


def _opposites(parts: Iterable[Term]) -> list[Term]:
    return [opposite(s) for s in parts]


def _half_turns(head: str, near: tuple[Fraction, Fraction], pi: tuple[Fraction, Fraction]) -> int | None:
    """The number of half turns between the range of an inverse function and an angle; None at its ends."""
    shift = Fraction(0) if head == "Acos" else Fraction(1, 2)
    ends = {(bound / p + shift).__floor__() for bound in near for p in pi}
    return ends.pop() if len(ends) == 1 else None


def is_reducible(t: Term) -> bool:
    """Whether one of the laws of this module makes a sum, product, quotient or function shorter."""
    return any(found is not None for found in _reductions(t))


def _reductions(t: Term) -> Iterator[Term | None]:
    if t.head in ("Product", "Div", "Neg"):
        yield reduced_monomial(t)
    elif t.head == "Sum":
        yield reduced_sum(t)
        yield known_sum(t)
        yield next(iter(complementary_pair(t) or ()), None)
    else:
        yield reduced_function(t)
        yield by_formula(t)
