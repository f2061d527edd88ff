"""Remainders of numbers and large powers, inverses modulo a number."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.numbers import integers
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.whole_numbers_euclid import bezout
from qstar_cli.terms.build import UNDEFINED, integer, multiply, power
from qstar_cli.terms.term import Term, map_args, subterms, term
from qstar_cli.terms.views import as_integer

_FUNCTIONS = ("Gcd", "Lcm", "Mod", "Inverse", "Totient", "DivisorCount", "DivisorSum", "DigitSum", "TrailingZeros")
_LARGE = 1_000_000  # powers up to here are worked out at once


@rule(
    "remainder-of-number",
    title="Find the remainder",
    say="{a} = {q}*{m} + {r}, so the remainder is {r}.",
    heads=("Mod",),
    examples={"mod(17, 5)": "2", "mod(-7, 3)": "2", "mod(6, 3)": "0"},
    refuses=("mod(5, 0)", "mod(x, 3)", "mod(7, -3)", "mod(1/2, 3)"),
    eager=True,
    rank=2.0,
    level="number theory",
)
def remainder_of_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """The remainder from 0 to m - 1 of an integer divided by m >= 1."""
    values = integers(t.args)
    if values is not None and values[1] > 0:
        a, m = values
        q, r = divmod(a, m)
        words = {"a": integer(a), "m": integer(m), "q": integer(q), "r": integer(r)}
        yield Redex(lambda: Rewrite(integer(r)), words)


@rule(
    "remainder-modulo-zero",
    title="Division by zero has no remainder",
    say="There is no division by 0, so there is no remainder.",
    heads=("Mod",),
    examples={"mod(5, 0)": "undefined"},
    refuses=("mod(5, 3)", "mod(x, 0)"),
    eager=True,
    rank=0.5,
    level="number theory",
)
def remainder_modulo_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """A remainder of a division by 0 is undefined."""
    values = integers(t.args)
    if values is not None and values[1] == 0:
        yield Redex(lambda: Rewrite(UNDEFINED))


@rule(
    "square-and-reduce",
    title="Halve the exponent",
    say="{b}^2 = {square} leaves the remainder {r} on division by {m}{odd}.",
    heads=("Mod",),
    examples={
        "mod(7^100, 13)": "mod(10^50, 13)",
        "mod(3*5^21, 7)": "mod(4^10, 7)",
        "mod(9^1001, 7)": "mod(2*4^500, 7)",
    },
    refuses=("mod(x^100, 13)", "mod(7^100, 0)", "mod(2^3, 5)", "mod(7^-100, 13)"),
    eager=True,
    rank=1.0,
    level="number theory",
)
def square_and_reduce(t: Term, scope: Scope) -> Iterator[Redex]:
    """A line of repeated squaring: c*b^n has the remainder of c*(b^2)^(n/2); of an odd power one factor b goes to c."""
    found = _power_part(t)
    if found is None:
        return
    c, b, n, m = found
    is_odd = n % 2 == 1
    r, rest = b * b % m, (c * b % m if is_odd else c % m)
    powered = power(integer(r), n // 2) if n > 3 else integer(r)
    inner = powered if rest == 1 else multiply(integer(rest), powered)
    words: dict[str, Term | str] = {
        "b": integer(b), "square": integer(b * b), "r": integer(r), "m": integer(m),
        "odd": f"; the odd factor {b} goes to the number in front" if is_odd else "",
    }  # fmt: skip
    yield Redex(lambda: Rewrite(term("Mod", inner, integer(m))), words)


def _power_part(t: Term) -> tuple[int, int, int, int] | None:
    """(c, b, n, m) of mod(c*b^n, m) with a power too large to be worked out; b is reduced."""
    inner, m = t.args[0], as_integer(t.args[1])
    c, body = (as_integer(inner.args[0]), inner.args[1]) if inner.head == "Product" else (1, inner)
    if m is None or m < 1 or c is None or body.head != "Pow" or (inner.head == "Product" and len(inner.args) != 2):
        return None
    b, n = as_integer(body.args[0]), as_integer(body.args[1])
    if b is None or n is None or n < 2 or abs(b) < 2 or n * b.bit_length() <= _LARGE.bit_length():
        return None
    return c, b % m, n, m


@rule(
    "negative-power-modulo",
    title="Use the inverse",
    say="A negative power is a power of the inverse modulo {m}.",
    heads=("Mod",),
    examples={"mod(3^-1, 7)": "modinverse(3, 7)", "mod(3^-2, 7)": "mod(modinverse(3, 7)^2, 7)"},
    refuses=("mod(3^2, 7)", "mod(x^-1, 7)", "mod(3^-1, 0)", "mod(1/3, 7)"),
    eager=True,
    rank=0.5,
    level="number theory",
)
def negative_power_modulo(t: Term, scope: Scope) -> Iterator[Redex]:
    """a^-k modulo m is the k-th power of the inverse of a modulo m."""
    inner, m = t.args[0], as_integer(t.args[1])
    values = integers(inner.args) if inner.head == "Pow" else None
    if m is None or m < 1 or values is None or values[1] >= 0:
        return
    inverse = term("Inverse", inner.args[0], t.args[1])
    after = inverse if values[1] == -1 else term("Mod", power(inverse, -values[1]), t.args[1])
    yield Redex(lambda: Rewrite(after), {"m": t.args[1]})


@rule(
    "reduce-parts",
    title="Take remainders of the parts",
    say="Sums and products keep their remainder when each part is replaced by its own.",
    heads=("Mod",),
    examples={
        "mod(3^100 + 2^50, 7)": "mod(mod(3^100, 7) + mod(2^50, 7), 7)",
        "mod(3^100*2^50, 7)": "mod(mod(3^100, 7)*mod(2^50, 7), 7)",
        "mod(-3^100, 7)": "mod(-mod(3^100, 7), 7)",
    },
    refuses=("mod(3 + 4, 7)", "mod(3^100, 7)", "mod(3*2^50, 7)", "mod(x + 2^50, 7)", "mod(2^50 + 1, 0)"),
    eager=True,
    rank=1.2,
    level="number theory",
)
def reduce_parts(t: Term, scope: Scope) -> Iterator[Redex]:
    """A sum, product or opposite with large powers or factorials, taken apart."""
    inner, m = t.args[0], as_integer(t.args[1])
    if m is None or m < 1 or inner.head not in ("Sum", "Product", "Neg") or _power_part(t) is not None:
        return
    if all(s.head in _WHOLE for s in subterms(inner)) and any(map(_is_large, subterms(inner))):
        yield Redex(
            lambda: Rewrite(term("Mod", map_args(inner, tuple(_reduced(a, t.args[1]) for a in inner.args)), t.args[1]))
        )


_WHOLE = ("Integer", "Sum", "Product", "Neg", "Pow", "Factorial", "Mod")


def _is_large(t: Term) -> bool:
    """A power or factorial whose digits nobody wants to see."""
    if t.head == "Factorial":
        return (as_integer(t.args[0]) or 0) > 12
    if t.head != "Pow":
        return False
    b, n = as_integer(t.args[0]), as_integer(t.args[1])
    return b is not None and n is not None and n * b.bit_length() > _LARGE.bit_length()


def _reduced(part: Term, m: Term) -> Term:
    if part.head == "Neg":
        return map_args(part, (_reduced(part.args[0], m),))
    return term("Mod", part, m) if any(map(_is_large, subterms(part))) else part


@rule(
    "factorial-is-a-multiple",
    title="The factorial is a multiple",
    say="{m} is one of the factors of {n}!, so the remainder is 0.",
    heads=("Mod",),
    examples={"mod(100!, 97)": "0"},
    refuses=("mod(5!, 7)", "mod(n!, 7)", "mod(7!, 0)"),
    eager=True,
    rank=0.9,
    level="number theory",
)
def factorial_is_a_multiple(t: Term, scope: Scope) -> Iterator[Redex]:
    """n! leaves the remainder 0 on division by m where 1 <= m <= n."""
    inner, m = t.args[0], as_integer(t.args[1])
    n = as_integer(inner.args[0]) if inner.head == "Factorial" else None
    if m is not None and n is not None and 1 <= m <= n:
        yield Redex(lambda: Rewrite(integer(0)), {"m": t.args[1], "n": inner.args[0]})


@rule(
    "inverse-by-euclid",
    title="Combine the remainders of Euclid's algorithm",
    say="{a}*({x}) + {m}*({y}) = 1, so {a}*({x}) leaves the remainder 1 on division by {m}.",
    heads=("Inverse",),
    examples={"modinverse(3, 7)": "5", "modinverse(10, 7)": "5", "modinverse(-3, 7)": "2"},
    refuses=("modinverse(2, 4)", "modinverse(x, 7)", "modinverse(3, 0)"),
    eager=True,
    rank=2.0,
    level="number theory",
)
def inverse_by_euclid(t: Term, scope: Scope) -> Iterator[Redex]:
    """The inverse of a modulo m from Bezout's identity a*x + m*y = 1."""
    values = integers(t.args)
    if values is None or values[1] < 1:
        return
    a, m = values
    g, x, y = bezout(a, m)
    if g == 1:
        words = {"a": integer(a), "m": integer(m), "x": integer(x), "y": integer(y)}
        yield Redex(lambda: Rewrite(integer(x % m)), words)


@rule(
    "no-inverse",
    title="There is no inverse",
    say="{a} and {m} have the common divisor {g}, so multiples of {a} never leave the remainder 1.",
    heads=("Inverse",),
    examples={"modinverse(2, 4)": "undefined", "modinverse(0, 5)": "undefined"},
    refuses=("modinverse(3, 7)", "modinverse(x, 7)", "modinverse(2, 0)"),
    eager=True,
    rank=2.0,
    level="number theory",
)
def no_inverse(t: Term, scope: Scope) -> Iterator[Redex]:
    """A number with a divisor in common with the modulus has no inverse."""
    values = integers(t.args)
    if values is None or values[1] < 1:
        return
    g = bezout(*values)[0]
    if g != 1:
        words = {"a": t.args[0], "m": t.args[1], "g": integer(g)}
        yield Redex(lambda: Rewrite(UNDEFINED), words)


@rule(
    "undefined-number",
    title="A part is undefined",
    say="A part of the expression is undefined, so the whole is.",
    heads=_FUNCTIONS,
    examples={"gcd(undefined, 4)": "undefined"},
    refuses=("gcd(6, 4)",),
    eager=True,
    rank=0.1,
    level="number theory",
)
def undefined_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """A function of whole numbers with an undefined argument."""
    if UNDEFINED in t.args:
        yield Redex(lambda: Rewrite(UNDEFINED))
