"""Writing a number in another form: fraction, decimal, percentage, mixed number; and rounding."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules import algebra
from qstar_cli.rules.fits import fits, lines_of_working
from qstar_cli.rules.numbers import as_decimal, is_decimal, is_fraction, is_repeating
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import decimal, divide, integer, multiply, negative, number
from qstar_cli.terms.forms import is_lowest_terms
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.views import as_integer, as_rational

LONGEST_PERIOD = 2000
LITERALS = ("Integer", "Decimal", "Div", "Neg")


def _asks_for(scope: Scope, word: str) -> bool:
    """Whether the whole line is asked for as `word`."""
    return scope.question.head == "Convert" and scope.question.args[1].value == word and scope.parent is None


def _signed(t: Term, value: Fraction) -> Term:
    return t if value >= 0 else negative(t)


@rule(
    "decimal-to-lowest-terms",
    title="Write the decimal as a fraction",
    say="{n} digits after the point are {n} zeros in the denominator.",
    heads=("Decimal", "Neg"),
    questions=("Convert",),
    examples={"convert 0.375 to fraction": "375/1000", "convert -2.5 to mixed number": "-25/10"},
    refuses=("convert 0.375 to decimal", "convert 3/8 to fraction", "convert 0.(3) to fraction"),
    rank=3,
    level="arithmetic",
)
def decimal_to_lowest_terms(t: Term, scope: Scope) -> Iterator[Redex]:
    """A terminating decimal as a fraction with a power of ten below the bar."""
    if not is_decimal(t) or is_repeating(t) or not (_asks_for(scope, "fraction") or _asks_for(scope, "mixed number")):
        return
    spelling = str((t.args[0] if t.head == "Neg" else t).value)
    places = len(spelling.partition(".")[2])
    value = as_rational(t) or Fraction(0)
    written = divide(integer(int(abs(value) * 10**places)), integer(10**places))
    yield from fits(t, _signed(written, value), n=integer(places))


@rule(
    "fraction-to-decimal",
    title="Divide the numerator by the denominator",
    say="Divide {a} by {b}; when a remainder comes back, the digits repeat from there.",
    heads=("Div", "Neg"),
    questions=("Convert",),
    examples={
        "convert 3/8 to decimal": "0.375",
        "convert 1/6 to decimal": "0.1(6)",
        "convert -1/3 to decimal": "-0.(3)",
    },
    refuses=("convert 3/8 to fraction", "convert 0.5 to decimal", "convert 1/0 to decimal"),
    rank=3,
    level="arithmetic",
)
def fraction_to_decimal(t: Term, scope: Scope) -> Iterator[Redex]:
    """A fraction as a terminating or repeating decimal (with at most 2,000 digits)."""
    value = as_rational(t)
    if value is None or not is_fraction(t) or not _asks_for(scope, "decimal"):
        return
    written = long_division(abs(value))
    if written is not None:
        bare = t.args[0] if t.head == "Neg" else t
        yield from fits(t, _signed(written, value), a=bare.args[0], b=bare.args[1])


def long_division(value: Fraction) -> Term | None:
    """A number of at least 0 as a decimal, repeating digits in brackets; None with more than LONGEST_PERIOD digits."""
    terminating = as_decimal(value)
    if terminating is not None:
        return terminating
    whole, remainder = divmod(value.numerator, value.denominator)
    seen: dict[int, int] = {}
    digits = ""
    while remainder not in seen:
        if len(digits) > LONGEST_PERIOD:
            return None
        seen[remainder] = len(digits)
        digit, remainder = divmod(remainder * 10, value.denominator)
        digits += str(digit)
    start = seen[remainder]
    return decimal(f"{whole}.{digits[:start]}({digits[start:]})")


@rule(
    "percent-to-decimal",
    title="Write the percentage as a decimal",
    say="Percent means hundredths: move the point two places to the left.",
    heads=("Percent",),
    questions=("Convert",),
    examples={"convert 12% to decimal": "0.12", "convert 0.5% to decimal": "0.005"},
    refuses=("convert 12% to fraction", "convert 12 to decimal"),
    eager=True,
    rank=1.4,
    level="arithmetic",
)
def percent_to_decimal(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p%` as a decimal."""
    value = as_rational(t.args[0])
    written = as_decimal(value / 100) if value is not None and _asks_for(scope, "decimal") else None
    if written is not None:
        yield from fits(t, written)


@rule(
    "write-as-percentage",
    title="Write the number as a percentage",
    say="Percent means hundredths: multiply by 100 and write the percent sign.",
    heads=LITERALS,
    questions=("Convert",),
    examples={
        "convert 3/8 to percent": "37.5%",
        "convert 0.25 to percent": "25%",
        "convert 1/3 to percent": "(100/3)%",
    },
    refuses=("convert 3/8 to decimal", "convert 12% to percent", "convert 1/2 + 1/4 to percent"),
    rank=3,
    level="arithmetic",
)
def write_as_percentage(t: Term, scope: Scope) -> Iterator[Redex]:
    """A number times 100, with the percent sign."""
    value = as_rational(t)
    if value is None or not _asks_for(scope, "percent"):
        return
    hundredfold = abs(value) * 100
    after = term("Percent", as_decimal(hundredfold) or number(hundredfold))
    shown = term("Percent", multiply(_unsigned(t), integer(100)))
    working = lines_of_working(
        t, (_signed(shown, value), "write-as-percentage"), (_signed(after, value), "multiply-fractions")
    )
    yield from fits(t, _signed(after, value), working)


def _unsigned(t: Term) -> Term:
    return t.args[0] if t.head == "Neg" else t


@rule(
    "write-as-mixed-number",
    title="Write the fraction as a mixed number",
    say="{a} divided by {b} is {w} with remainder {r}.",
    heads=("Div", "Neg"),
    questions=("Convert",),
    examples={"convert 7/3 to mixed number": "2 1/3", "convert -7/3 to mixed number": "-(2 1/3)"},
    refuses=("convert 2/3 to mixed number", "convert 7/3 to decimal", "convert 10/4 to mixed number"),
    rank=3,
    level="arithmetic",
)
def write_as_mixed_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """An improper fraction in lowest terms as whole number and proper fraction."""
    value, bare = as_rational(t), _unsigned(t)
    if value is None or bare.head != "Div" or not is_lowest_terms(bare) or not _asks_for(scope, "mixed number"):
        return
    a, b = bare.args
    whole, rest = divmod(abs(value.numerator), value.denominator)
    if whole:
        after = term("Mixed", integer(whole), divide(integer(rest), b))
        yield from fits(t, _signed(after, value), a=a, b=b, w=integer(whole), r=integer(rest))


@rule(
    "round-number",
    title="Round the number",
    say="Look at the digit after place {n}: from 5 on round up, below 5 round down (away from zero at a half).",
    heads=("Round",),
    questions=("Round",),
    examples={
        "round 3.14159 to 2 decimal places": "3.14",
        "round 2.5 to 0 decimal places": "3",
        "round -2.5 to 0 decimal places": "-3",
        "round 2/3 to 3 decimal places": "0.667",
    },
    refuses=("round 1 + 1/3 to 2 decimal places", "round x to 2 decimal places"),
    rank=3,
    level="arithmetic",
)
def round_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """Rounds a literal number to a number of places, halves away from zero."""
    value, places = as_rational(t.args[0]), as_integer(t.args[1])
    if value is not None and places is not None and abs(places) <= LONGEST_PERIOD:
        yield from fits(t, rounded(value, places), n=t.args[1])


def rounded(value: Fraction, places: int) -> Term:
    """The number rounded to `places` digits after the point, zeros at the end kept."""
    scale = Fraction(10) ** places
    units = int(abs(value) * scale + Fraction(1, 2))
    if places <= 0:
        whole = integer(int(units / scale))
    else:
        digits = str(units).rjust(places + 1, "0")
        whole = decimal(f"{digits[:-places]}.{digits[-places:]}")
    return negative(whole) if value < 0 and units else whole


@rule(
    "round-irrational-number",
    title="Round the number",
    say="The number lies between {a} and {b}, which both round to {c}.",
    heads=("Round",),
    questions=("Round",),
    examples={"round sqrt(2) to 3 decimal places": "1.414", "round 2pi to 2 decimal places": "6.28"},
    refuses=("round 1/3 to 2 decimal places", "round x to 2 decimal places", "round sqrt(4) to 1 decimal places"),
    rank=6,
    level="pre-algebra",
)
def round_irrational_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """Rounds an irrational number by enclosing it between decimals that round to the same."""
    places = as_integer(t.args[1])
    if places is None or as_rational(t.args[0]) is not None or symbols(t.args[0]) or not 0 <= places <= LONGEST_PERIOD:
        return
    if not is_simplified(t.args[0]):
        return
    bounds = algebra.enclosure(t.args[0], places + 3)
    if bounds is None or rounded(bounds[0], places) != rounded(bounds[1], places):
        return
    a, b = (as_decimal(v) or number(v) for v in bounds)
    yield from fits(t, rounded(bounds[0], places), a=a, b=b, c=rounded(bounds[0], places))
