"""Answers as text that SymPy reads back. SymPy itself is not needed here; tests read the text with it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from qstar_cli.terms.build import add, integer
from qstar_cli.terms.facts import is_nonnegative
from qstar_cli.terms.intervals import Interval, intervals_of, ray_of
from qstar_cli.terms.numerals import digits_of
from qstar_cli.terms.printer import ATOM, POWER, PRODUCT, SUM
from qstar_cli.terms.short_answer import points_of
from qstar_cli.terms.solution_values import ascending, is_ascending, main_part, values_of
from qstar_cli.terms.term import Term, operands, symbols
from qstar_cli.terms.views import as_integer, as_rational, decimal_value

# Names that mean something else to SymPy.
_TAKEN = frozenset(("E", "I", "S", "N", "O", "Q", "beta", "gamma", "zeta", "lambda", "Lambda"))
_NAMES = {
    "Sin": "sin", "Cos": "cos", "Tan": "tan", "Cot": "cot", "Sec": "sec", "Csc": "csc", "Asin": "asin", "Acos": "acos",
    "Atan": "atan", "Ln": "log", "Log": "log", "Abs": "Abs", "Floor": "floor", "Ceiling": "ceiling",
    "Largest": "Max", "Smallest": "Min",
    "Factorial": "factorial", "Sinh": "sinh", "Cosh": "cosh", "Tanh": "tanh", "Coth": "coth", "Sech": "sech",
    "Csch": "csch", "Asinh": "asinh", "Acosh": "acosh", "Atanh": "atanh",
}  # fmt: skip
_CONSTANTS = {"pi": "pi", "e": "E", "i": "I", "oo": "oo"}
_RELATIONS = {
    "Equal": "Eq", "Unequal": "Ne", "Less": "Lt", "LessEqual": "Le", "Greater": "Gt", "GreaterEqual": "Ge",
}  # fmt: skip
_DOMAINS = {"reals": "Reals", "complex": "Complexes", "integers": "Integers"}


def sympy_answer(answer: Term, question: Term) -> str:
    """An answer as text for SymPy: an expression, a set for one unknown, a list of dicts for several, else "".

    Of a literal equation the bare expression; conditions are left out.
    """
    if question.head == "SolveIntegers":
        unknowns = question.args[1]
        if unknowns.head != "Tuple":
            return _set(main_part(answer), unknowns, "integers")
        return _points(main_part(answer), unknowns.args)
    if question.head == "SolveCongruence":
        return _residue_classes(answer)
    if question.head != "Solve":
        return sympy_text(main_part(answer))
    unknowns, domain = question.args[1], str(question.args[2].value)
    if unknowns.head == "Tuple":
        return _points(main_part(answer), unknowns.args)
    if domain == "reals" and _is_about_whole_numbers(answer):
        return _families(answer, unknowns)
    values = values_of(main_part(answer), unknowns)
    if values is not None and len(values) == 1 and len(symbols(question.args[0])) > 1:
        return sympy_text(values[0])
    return _set(main_part(answer), unknowns, domain)


def _is_about_whole_numbers(answer: Term) -> bool:
    return answer.head == "Where" and answer.args[1].head == "Element"


def _families(answer: Term, unknown: Term) -> str:
    """Values with an integer parameter, as images of the integers; "" for other answers (SymPy has no such sets)."""
    from qstar_cli.terms.periodic import families_of, parameter_of

    n = parameter_of(answer)
    found = families_of(answer, unknown) if n is not None else None
    if found is None or n is None:
        return ""
    name = _write(n)
    sets = [
        f"ImageSet(Lambda({name}, {_write(f.value(n))}), Integers)" if f.period else f"{{{_write(f.value(n))}}}"
        for f in found
    ]
    return _union(sets)


def _residue_classes(t: Term) -> str:
    """The numbers that leave the residues of `x = r (mod n)`."""
    if t.head in ("True", "False"):
        return "Integers" if t.head == "True" else "EmptySet"
    parts = [_residue_class(a) for a in operands(t, "Or")]
    return parts[0] if len(parts) == 1 else f"Union({', '.join(parts)})"


def _residue_class(t: Term) -> str:
    name = "n" if str(t.args[0].value) != "n" else "k"
    r, n = _write(t.args[1]), _write(t.args[2])
    return f"ImageSet(Lambda({name}, {n}*{name}{'' if r == '0' else ' + ' + r}), Integers)"


def sympy_text(t: Term) -> str:
    """An expression or formula as text for SymPy; "" without a form."""
    try:
        return _write(t)
    except _Formless:
        return ""


class _Formless(Exception):
    """SymPy has no form for a term."""


def _points(answer: Term, unknowns: tuple[Term, ...]) -> str:
    if answer.head == "False":
        return "[]"
    points = points_of(answer, unknowns)
    if points is None:
        return ""
    return (
        "[" + ", ".join("{" + ", ".join(f"{_write(x)}: {_write(p[x])}" for x in unknowns) + "}" for p in points) + "]"
    )


def _set(answer: Term, unknown: Term, domain: str) -> str:
    try:
        return _set_of(answer, unknown, _DOMAINS.get(domain, "Reals"))
    except _Formless:
        return ""


def _set_of(t: Term, unknown: Term, domain: str) -> str:
    if t.head == "True":
        return domain
    if t.head == "False":
        return "EmptySet"
    values = values_of(t, unknown)
    if values is not None:
        return "{" + ", ".join(map(_write, values)) + "}"
    excluded = _excluded(t, unknown)
    if excluded is not None:
        return _without(excluded, domain)
    intervals = intervals_of(t, unknown) if domain == "Reals" else None
    if intervals is not None:
        return _union([_interval(i) for i in intervals])
    if t.head in ("And", "Or"):
        parts = ", ".join(_set_of(a, unknown, domain) for a in t.args)
        return f"{'Intersection' if t.head == 'And' else 'Union'}({parts})"
    if domain == "Reals" and (ray := ray_of(t, unknown)) is not None:
        return _interval(ray)
    raise _Formless


def _union(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"Union({', '.join(parts)})"


def _interval(interval: Interval) -> str:
    """An interval, a point as a set of one number."""
    low, high = interval.low, interval.high
    if low is not None and interval.is_point:
        return f"{{{_write(low)}}}"
    left_open, right_open = low is not None and not interval.low_closed, high is not None and not interval.high_closed
    kind = {(True, True): ".open", (True, False): ".Lopen", (False, True): ".Ropen", (False, False): ""}
    if (low is None and right_open) or (high is None and left_open):
        left_open = right_open = True  # the infinite end counts as open
    ends = "-oo" if low is None else _write(low), "oo" if high is None else _write(high)
    return f"Interval{kind[left_open, right_open]}({', '.join(ends)})"


def _excluded(t: Term, unknown: Term) -> tuple[Term, ...] | None:
    """The values a of `x != a and x != b`, ascending."""
    parts = operands(t, "And")
    if not all(p.head == "Unequal" and p.args[0] == unknown for p in parts):
        return None
    return ascending(p.args[1] for p in parts)


def _without(excluded: tuple[Term, ...], domain: str) -> str:
    written = [_write(v) for v in excluded]
    if domain != "Reals" or not is_ascending(excluded) or any(symbols(v) for v in excluded):
        return f"Complement({domain}, {{{', '.join(written)}}})"
    ends = ["-oo", *written, "oo"]
    return _union([f"Interval.open({a}, {b})" for a, b in pairwise(ends)])


# -- expressions --------------------------------------------------------------------------------------------


def _write(t: Term) -> str:
    value = as_rational(t)
    if value is not None:
        return _number(value)
    writer = _WRITERS.get(t.head)
    if writer is not None:
        return writer(t)
    if t.head in _NAMES:
        return f"{_NAMES[t.head]}({', '.join(map(_write, t.args))})"
    if t.head in _RELATIONS:
        return f"{_RELATIONS[t.head]}({', '.join(map(_write, t.args))})"
    raise _Formless


def _number(value: Fraction) -> str:
    if value.denominator == 1:
        return digits_of(value.numerator)
    return f"Rational({digits_of(value.numerator)}, {digits_of(value.denominator)})"


def _inside(t: Term, least: int) -> str:
    value = as_rational(t)
    if value is not None:
        strength = SUM if value < 0 and value.denominator == 1 else ATOM
    else:
        strength = {
            "Sum": SUM,
            "Neg": SUM,
            "Product": PRODUCT,
            "Div": PRODUCT,
            "Percent": PRODUCT,
            "Degree": PRODUCT,
        }.get(t.head, POWER if t.head in ("Pow", "Root") else ATOM)
    written = _write(t)
    return written if strength >= least else f"({written})"


def _symbol(t: Term) -> str:
    name = str(t.value)
    return f"Symbol('{name}')" if name in _TAKEN else name


def _sum(t: Term) -> str:
    written = _inside(t.args[0], SUM)
    for a in t.args[1:]:
        written += f" - {_inside(a.args[0], PRODUCT)}" if a.head == "Neg" else f" + {_inside(a, PRODUCT)}"
    return written


def _product(t: Term) -> str:
    return "*".join(_inside(a, POWER) for a in t.args)


def _quotient(t: Term) -> str:
    return f"{_inside(t.args[0], PRODUCT)}/{_inside(t.args[1], ATOM)}"


def _power(t: Term) -> str:
    base, exponent = t.args
    q = as_rational(exponent)
    if q is not None and q.denominator > 1 and q.denominator % 2 and is_nonnegative(base) is not True:
        root = f"real_root({_write(base)}, {q.denominator})"
        return root if q.numerator == 1 else f"{root}**{_inside(integer(q.numerator), ATOM)}"
    return f"{_inside(base, ATOM)}**{_inside(exponent, ATOM)}"


def _root(t: Term) -> str:
    radicand, index = t.args
    n = as_integer(index)
    if n is None or n < 2:
        raise _Formless
    if n == 2:
        return f"sqrt({_write(radicand)})"
    if n % 2 and is_nonnegative(radicand) is not True:
        return f"real_root({_write(radicand)}, {n})"
    return f"{_inside(radicand, ATOM)}**Rational(1, {n})"


def _polynomial_root(t: Term) -> str:
    """SymPy counts the real roots from 0."""
    from qstar_cli.terms.polynomial_roots import polynomial_of  # rarely needed

    index = as_integer(t.args[0]) or 1
    return f"CRootOf({_write(polynomial_of(t))}, {index - 1})"


def _cases(t: Term) -> str:
    return "Piecewise(" + ", ".join(f"({_write(c.args[0])}, {_write(c.args[1])})" for c in t.args) + ")"


def _list(t: Term) -> str:
    return ", ".join(map(_write, t.args))


def _joined(sign: str) -> Callable[[Term], str]:
    return lambda t: f"{sign}({', '.join(map(_write, t.args))})"


_WRITERS: dict[str, Callable[[Term], str]] = {
    "Symbol": _symbol,
    "Constant": lambda t: _CONSTANTS[str(t.value)],
    "Decimal": lambda t: _number(decimal_value(str(t.value))),
    "Sum": _sum,
    "Product": _product,
    "Neg": lambda t: f"-{_inside(t.args[0], PRODUCT)}",
    "Div": _quotient,
    "Pow": _power,
    "Root": _root,
    "PolynomialRoot": _polynomial_root,
    "Mixed": lambda t: f"({_write(add(*t.args))})",
    "Percent": lambda t: f"{_inside(t.args[0], POWER)}/100",
    "Degree": lambda t: f"{_inside(t.args[0], POWER)}*pi/180",
    "True": lambda t: "True",
    "False": lambda t: "False",
    "Undefined": lambda t: "nan",
    "And": _joined("And"),
    "Or": _joined("Or"),
    "Cases": _cases,
    "Matrix": lambda t: f"Matrix([{', '.join(f'[{_list(row)}]' for row in t.args)}])",
    "CircleData": lambda t: f"({_list(t)})",
    "LineData": lambda t: f"({_list(t)})",
    "Span": lambda t: f"[{_list(t)}]",
    "Based": lambda t: digits_of(int(str(t.args[0].value), as_integer(t.args[1]) or 10)),
    "QuotientRemainder": lambda t: f"({_list(t)})",
    "Tuple": lambda t: f"({', '.join(map(_write, t.args))},)",
}
