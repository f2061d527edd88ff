"""`e is zero for all x`: e, a quotient of polynomials whose denominators hold no other letter than x, is 0 for all real
x for which it is defined, so all coefficients of its numerator as a polynomial in x are 0."""

from __future__ import annotations

from qstar_cli.terms.build import TRUE, add, all_of, equal, integer, multiply, number, power, symbol
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import Value
from qstar_cli.verify.meanings.statements import Statements
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.quotients import Quotients
from qstar_cli.verify.zero_sets import plain_polynomial


class ZeroForAll(Statements):
    """Formulas that say of an expression that it is 0 for all values of a letter."""

    head = "ZeroForAll"

    def plain(self, statement: Term) -> Term:
        """Equations between the other letters."""
        e, x = statement.args
        if x.head != "Symbol":
            raise Undecided("no letter for which the equation is to hold")
        above = _quotient(e, str(x.value)).above
        parts = [equal(_written(c), integer(0)) for c in P.coefficients(above, str(x.value)).values() if c]
        return all_of(*parts) if parts else TRUE


def _quotient(t: Term, x: str) -> Value:
    """An expression as a quotient of polynomials, the lower one in x alone and not 0. Raises Undecided."""
    field = Quotients()
    if t.head in ("Sum", "Product"):
        first, *rest = (_quotient(a, x) for a in t.args)
        for other in rest:
            first = field.add(first, other) if t.head == "Sum" else field.multiply(first, other)
        return first
    if t.head == "Neg":
        inside = _quotient(t.args[0], x)
        return Value(P.scale(inside.above, -1), inside.below)
    if t.head == "Div":
        above, below = (_quotient(a, x) for a in t.args)
        if not below.above or not P.names(below.above) <= {x}:
            raise Undecided("a denominator that is 0 or holds another letter")
        return field.divide(above, below)
    exponent = as_integer(t.args[1]) if t.head == "Pow" else None
    if exponent is not None and exponent > 0:
        return field.power(_quotient(t.args[0], x), exponent)
    return Value(plain_polynomial(t))


def _written(p: Poly) -> Term:
    """A polynomial as a term."""
    return add(*(multiply(number(c), *(power(symbol(n), integer(int(e))) for n, e in m)) for m, c in p.items()))


THEORIES = (ZeroForAll(),)
