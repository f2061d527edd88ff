"""The declaration of an operator: how it is written and by which phrases it is asked."""

from __future__ import annotations

from typing import NamedTuple

Shorthand = tuple[str, tuple[tuple[str, str], ...]]


class Operator(NamedTuple):
    """A head with its notation (pure data).

    `names` are the spellings read in plain text as `name(arguments)`, the first is the one printed.
    `latex` is a template over the printed arguments ("\\\\sqrt{{{0}}}"), "" for `\\\\name(...)`.

    For a question (`question=True`): `sentence` is its canonical form with a slot for each argument,
    such as "solve {formula} for {unknowns} over the {domain}"; slot names say how the argument is read:
    expression, formula, unknowns, domain, integer, bindings (`x = 3, y = 2`), word. `read_as` is written in it and the
    kernel's reader reads it. `phrases` are further forms in which people ask it, read by the ordinary reader:
    `[a|b]` is a choice, `[a]` may be left out, `<a|b>` is a choice that may not. `defaults` gives canonical text for
    slots that a phrase leaves out. `needs` are heads of which the slots must hold one, or the phrases do not fit (a
    matrix, say); `closed` says that they hold no letters. `every_letter`: where no unknowns are named, all letters are.
    `truth` are the words for an answer that is true or false, `nothing` those for one that has no value.
    `shorthands` are phrases whose slots fill templates for the operator's own slots:
    ("find the roots of {expression}", (("formula", "{expression} = 0"),)); slots of phrases may be numbered
    ({expression2}), and {percent} is an expression written with a percent sign. `words` are the spellings a `word` slot
    understands, each with the word it stands for.

    A function may be asked for as well: the slots of its `phrases` are its arguments ({numbers} is any number of them),
    the call goes into the first slot of the question `asks`, and its `shorthands` fill the slots of that question. A
    function with `whole_numbers` is worked out where its arguments are integers, so that no simplified term has such a
    call; with letters only where it is `symbolic`. `letters` are single letters that mean it where brackets with as
    many arguments follow directly. A `formula` is true or false; with a `property` it is written `value is PROPERTY`
    ("prime"), a second argument after that ("divisible by"); with `labels` each argument has one before it
    (`center (1, 2), radius 3`). A slot {point} is a point of the plane, {function} an expression after `f(x) =`.
    """

    head: str
    arity: tuple[int, int]
    title: str
    names: tuple[str, ...] = ()
    latex: str = ""
    question: bool = False
    sentence: str = ""
    phrases: tuple[str, ...] = ()
    defaults: tuple[tuple[str, str], ...] = ()
    shorthands: tuple[Shorthand, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    binds: tuple[int, ...] = ()
    needs: tuple[str, ...] = ()
    closed: bool = False
    every_letter: bool = False
    truth: tuple[str, str] = ("true", "false")
    nothing: str = "undefined"
    asks: str = "Simplify"
    whole_numbers: bool = False
    symbolic: bool = False
    letters: tuple[str, ...] = ()
    formula: bool = False
    property: str = ""
    labels: tuple[str, ...] = ()
    example: str = ""
