"""Antiderivatives: whether F is one of f wherever f is defined.

Expressions made of elementary functions are continuous where they are defined. So it is enough that F is defined where
f is, that F' = f where both are given by the rules of calculus, and that these points leave out only isolated ones: at
such a point F is continuous and its derivative tends to f, which is its derivative there (mean value theorem). A jump
of F, as of atan(tan(x/2)/2), is a point where F is undefined, and refused by the first condition.
"""

from __future__ import annotations

from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import integer, multiply
from qstar_cli.terms.term import Term, map_args, symbols
from qstar_cli.verify import splitting
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate, holds
from qstar_cli.verify.meanings.derivatives import exists, is_defined_somewhere
from qstar_cli.verify.meanings.derivatives_rules import derivative, in_basic_functions
from qstar_cli.verify.verdict import Verdict, both, proved, unknown


def is_antiderivative(F: Term, f: Partial, x: Term, setting: Setting) -> Verdict:
    """Whether F is continuous and has the derivative f wherever f and the setting's assumptions are given."""
    if setting.complex_numbers:
        return unknown("antiderivatives are those of real functions")
    try:
        slope = derivative(F, x)
        value, integrand = without_integrals(F), in_basic_functions(f.term)
    except (Undecided, LimitError) as reason:
        return unknown(reason.what)
    exact = setting.same_function(Partial(slope, (exists(value),)), Partial(integrand, f.conditions))
    if exact.is_proved:
        return both([exact, _somewhere(integrand, f, setting)])
    inside = setting.assuming(*f.conditions, exists(integrand))
    defined = inside.implies(list(inside.given), [exists(value)])
    if not defined.is_proved:
        return defined
    same = inside.assuming(exists(slope)).same_function(Partial(slope), Partial(integrand))
    return both([same, _isolated(slope, x, inside), _somewhere(integrand, f, setting)])


def _somewhere(integrand: Term, f: Partial, setting: Setting) -> Verdict:
    if is_defined_somewhere(integrand, (*setting.given, *f.conditions)):
        return proved("the integrand is defined somewhere", {"method": "point"})
    return unknown("it is not seen that the integrand is defined anywhere")


def without_integrals(t: Term) -> Term:
    """A term that is defined where t is, with 0 times its integrand for every antiderivative in it."""
    if t.head == "Integral" and len(t.args) == 2:
        return multiply(integer(0), in_basic_functions(t.args[0]))
    return in_basic_functions(map_args(t, tuple(map(without_integrals, t.args))))


def _isolated(slope: Term, x: Term, inside: Setting) -> Verdict:
    """Whether the rules give a derivative at all points that are given, but for isolated ones."""
    everywhere = inside.implies(list(inside.given), [exists(slope)])
    if everywhere.is_proved:
        return everywhere
    name = str(x.value)

    def claim(f: Any) -> bool:
        return name in f.solved or not all(holds(g, f) for g in inside.given) or evaluate(slope, f) is not None

    try:
        outcome = splitting.examine(claim)
    except (Undecided, LimitError):
        return _isolated_on_line(slope, name, inside)
    if outcome.failed:
        return _isolated_on_line(slope, name, inside)
    return proved("the derivative is missing at isolated points only", {"method": "cells", "cells": outcome.cells})


def _isolated_on_line(slope: Term, name: str, inside: Setting) -> Verdict:
    """The same for algebraic functions of one letter: in every gap between the points where they can change."""
    from qstar_cli.verify import line  # it loads flint
    from qstar_cli.verify.constants import ConstantField

    terms = [*inside.given, slope]
    if {str(s.value) for t in terms for s in symbols(t)} != {name}:
        return unknown("points without a derivative may not be isolated")
    try:
        gaps = line.samples(line.cut_points(terms, [], line.Critical(name)))[::2]
        for at in gaps:
            f = ConstantField({name: at})
            if all(holds(g, f) for g in inside.given) and evaluate(slope, f) is None:
                return unknown("there is an interval without a derivative")
    except (Undecided, LimitError) as reason:
        return unknown(reason.what)
    return proved("the derivative is missing at isolated points only", {"method": "line", "samples": len(gaps)})
