"""The values of functions that are not algebraic: layers around an algebraic function are undone one by one.

Every rewriting here is an equivalence for all numbers w: `w is a value of e(x)` is turned into a formula without x.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import (
    PI,
    TRUE,
    E,
    add,
    all_of,
    any_of,
    divide,
    equal,
    integer,
    multiply,
    negative,
    power,
    root,
    subtract,
    symbol,
)
from qstar_cli.terms.term import Term, contains, map_args, substitute, subterms, term
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.constants import ConstantField
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.function_ranges_algebraic import Function, X, values
from qstar_cli.verify.meanings.function_ranges_circle import is_value as of_angles
from qstar_cli.verify.meanings.trigonometry_points import CIRCULAR

U = symbol("u")
LETTER = symbol(X)
ZERO, ONE, TWO = integer(0), integer(1), integer(2)
MOST_MULTIPLES = 6


def at_least(t: Term, low: Term) -> Term:
    return term("GreaterEqual", t, low)


def _between(low: Term, t: Term, high: Term) -> Term:
    return all_of(term("LessEqual", low, t), term("LessEqual", t, high))


def _inside(low: Term, t: Term, high: Term) -> Term:
    return all_of(term("Less", low, t), term("Less", t, high))


def _any(t: Term) -> Term:
    return equal(t, t)


Set = Callable[[Term], Term]
HALF_PI = divide(PI, TWO)
# For a function g: arguments that suffice for all of its values, and the set of these.
WHOLE: dict[str, tuple[Set, Set]] = {
    "Ln": (lambda t: term("Greater", t, ZERO), _any),
    "Log": (lambda t: term("Greater", t, ZERO), _any),
    "Pow": (_any, lambda t: term("Greater", t, ZERO)),
    "Sin": (_any, lambda t: _between(negative(ONE), t, ONE)),
    "Cos": (_any, lambda t: _between(negative(ONE), t, ONE)),
    "Tan": (_any, _any),
    "Cot": (_any, _any),
    "Sec": (_any, lambda t: at_least(term("Abs", t), ONE)),
    "Csc": (_any, lambda t: at_least(term("Abs", t), ONE)),
    "Atan": (_any, lambda t: _inside(negative(HALF_PI), t, HALF_PI)),
    "Asin": (lambda t: _between(negative(ONE), t, ONE), lambda t: _between(negative(HALF_PI), t, HALF_PI)),
    "Acos": (lambda t: _between(negative(ONE), t, ONE), lambda t: _between(ZERO, t, PI)),
    "Sinh": (_any, _any),
    "Cosh": (_any, lambda t: at_least(t, ONE)),
    "Tanh": (_any, lambda t: _inside(negative(ONE), t, ONE)),
}


def is_value(w: Term, function: Function) -> Term:
    """A formula that is true exactly where w, free of x, is a value of the function. Raises Undecided or LimitError."""
    try:
        found = values(function).formula(U)
        return _any(w) if found == TRUE else substitute(found, U, w)
    except (Undecided, LimitError):
        pass
    e, conditions = function.body, function.conditions
    if not contains(e, LETTER):
        if conditions:
            raise Undecided("a constant under conditions")
        return equal(w, e)
    inside = [k for k, a in enumerate(e.args) if contains(a, LETTER)]
    if len(inside) == 1:
        undone = _without_layer(w, e, inside[0], conditions)
        if undone is not None:
            return undone
    return _through_inner(w, function)


def _without_layer(w: Term, e: Term, k: int, conditions: tuple[Term, ...]) -> Term | None:
    """The formula with the outermost operation undone; None where that is no equivalence."""
    inner = Function(e.args[k], conditions)
    whole = whole_set(w, e, k, inner)
    if whole is not None:
        return whole
    others = e.args[:k] + e.args[k + 1 :]
    if e.head == "Sum":
        return is_value(subtract(w, add(*others)), inner)
    if e.head == "Neg":
        return is_value(negative(w), inner)
    if e.head == "Product" and all(sign_of(c) for c in others):
        return is_value(divide(w, multiply(*others)), inner)
    if e.head == "Div" and sign_of(others[0]):
        if k == 0:
            return is_value(multiply(w, others[0]), inner)
        return all_of(term("Unequal", w, ZERO), is_value(divide(others[0], w), inner))
    if e.head in ("Pow", "Root", "Abs") and k == 0:
        return _without_power(w, e, inner)
    if e.head == "Pow" and is_base(others[0]):
        return all_of(term("Greater", w, ZERO), is_value(_logarithm(w, others[0]), inner))
    if e.head == "Ln" or (e.head == "Log" and k == 0 and is_base(base_of(e))):
        return is_value(power(base_of(e), w), inner)
    return None


def _without_power(w: Term, e: Term, inner: Function) -> Term | None:
    """Powers with whole exponents, roots and absolute values undone."""
    n = 2 if e.head == "Abs" else whole_number(e.args[1])
    if n is None or n < 2:
        return None
    if e.head == "Root":
        found = is_value(power(w, n), inner)
        return found if n % 2 else all_of(at_least(w, ZERO), found)
    back = w if e.head == "Abs" else root(w, n)
    if n % 2:
        return is_value(back, inner)
    return all_of(at_least(w, ZERO), any_of(is_value(back, inner), is_value(negative(back), inner)))


def whole_set(w: Term, e: Term, k: int, inner: Function) -> Term | None:
    """The set of all values of an elementary function, where its argument takes enough of them."""
    if e.head not in WHOLE or (e.head == "Pow" and (k == 0 or not is_base(e.args[0]))):
        return None
    if e.head == "Log" and (k == 1 or not is_base(base_of(e))):
        return None
    needed, result = WHOLE[e.head]
    try:
        taken = is_value(U, inner)
    except (Undecided, LimitError):
        return None
    return result(w) if Setting().implies([needed(U)], [taken]).is_proved else None


def _through_inner(w: Term, function: Function) -> Term:
    """The formula with an inner function as the letter: `e^x` is replaced by x > 0, `sin(x)` by -1 <= x <= 1."""
    if any(t.head in CIRCULAR for t in subterms(function.body)):
        try:
            return any_of(*of_angles(w, function, U))
        except (Undecided, LimitError):
            pass
    body = with_one_power(function.body)
    for t in subterms(body):
        if t.head in WHOLE and contains(t, LETTER) and t != body:
            outer = substitute(body, t, U)
            if not contains(outer, LETTER):
                taken = is_value(U, Function(t, function.conditions))
                return is_value(w, Function(substitute(outer, U, LETTER), (substitute(taken, U, LETTER),)))
    raise Undecided("a function with several parts that are not algebraic")


def with_one_power(t: Term) -> Term:
    """Powers of one base with multiples of one exponent as powers of one of them: b^(2x) as (b^x)^2."""
    exponential = [s for s in dict.fromkeys(subterms(t)) if s.head == "Pow" and contains(s.args[1], LETTER)]
    for unit in exponential:
        multiples = {s: _multiple(s, unit) for s in exponential}
        if len(exponential) > 1 and all(multiples.values()):
            return _replaced(t, {s: power(unit, integer(n)) for s, n in multiples.items() if n and n != 1})
    return t


def _multiple(t: Term, unit: Term) -> int | None:
    """The whole number n with t = unit^n, both powers of one base."""
    if t.args[0] != unit.args[0] or not is_base(t.args[0]):
        return None
    for n in (k * sign for k in range(1, MOST_MULTIPLES + 1) for sign in (1, -1)):
        same = Setting().same_function(Partial(t.args[1]), Partial(multiply(integer(n), unit.args[1])))
        if same.is_proved:
            return n
    return None


def _replaced(t: Term, new: dict[Term, Term]) -> Term:
    if t in new:
        return new[t]
    return map_args(t, tuple(_replaced(a, new) for a in t.args)) if t.args else t


def sign_of(t: Term) -> int:
    """The sign of a number, 0 where it is 0, undefined or not known."""
    f = ConstantField()
    try:
        value = None if contains(t, LETTER) else evaluate(t, f)
        return 0 if value is None else f.sign(value)
    except (Undecided, LimitError):
        return 0


def whole_number(t: Term) -> int | None:
    f = ConstantField()
    value = evaluate(t, f)
    q: Fraction | None = None if value is None else f.as_rational(value)
    return q.numerator if q is not None and q.denominator == 1 else None


def is_base(t: Term) -> bool:
    """Whether a number is positive and not 1."""
    return sign_of(t) > 0 and bool(sign_of(subtract(t, ONE)))


def base_of(t: Term) -> Term:
    if t.head == "Ln":
        return E
    return t.args[1] if len(t.args) == 2 else integer(10)


def _logarithm(w: Term, base: Term) -> Term:
    return term("Ln", w) if base == E else term("Log", w, base)
