"""Problem files: lines, comments, definitions, expected answers, JSON lines, and what is no problem file."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from qstar_cli.problem.file_format import InvalidProblem, read_file
from qstar_cli.problem.problem import Problem

Row = tuple[str, str, str | None]


def rows(content: str | bytes, name: str = "p.txt") -> list[Row]:
    """Each entry as identifier, read_as (or the place and message of the error) and expected answer."""
    found: list[Row] = []
    for entry in read_file(content, name):
        if isinstance(entry, InvalidProblem):
            found.append((entry.identifier, f"{entry.error.line}:{entry.error.column} {entry.error.what}", None))
        else:
            found.append((entry.identifier, entry.read_as, entry.expect))
    return found


# file -> identifier, line:column of the error, part of its message
INVALID: dict[str, tuple[str | bytes, str, str, str]] = {
    "place in a file": ("1 + 1\n\n2x += 3\n", "p.txt:3", "3:5", "“=”"),
    "place in a continuation": ("solve 2x =\n   4 +* 2\n", "p.txt:1", "2:7", "“*”"),
    "comments do not move places": ("# a\n  x + # b\n", "p.txt:2", "2:6", "too early"),
    "not UTF-8": (b"1 + 1\nx = \xff\n", "p.txt:2", "2:5", "UTF-8"),
    "UTF-16": ("x = 1".encode("utf-16"), "p.txt", "1:1", "NUL"),
    "binary": (b"\x7fELF\0\0\0", "p.txt", "1:1", "NUL"),
    "control characters": ("x = \x1b[31m1\n", "p.txt:1", "1:5", "U+001B"),
    "recursive definition": ("let f(x) = f(x - 1)\n", "p.txt:1", "1:5", "defined by itself"),
    "no definition": ("let 2 = x\n", "p.txt:1", "1:4", "not a definition"),
    "no assumption": ("assume x + 1\n", "p.txt:1", "1:7", "not an assumption"),
    "twice the same letter": ("let f(x, x) = x\n", "p.txt:1", "1:5", "letters"),
    "too few arguments": ("let f(x, y) = x\nf(1)\n", "p.txt:2", "2:1", "2 arguments"),
    "an expect without a question": ("expect 3\n", "p.txt:1", "1:1", "no question"),
    "a definition is gone after a blank line": ("let f(x) = x\n\nf(1)\n", "p.txt:3", "3:1", "f is not defined"),
}


@pytest.mark.parametrize("name", INVALID)
def test_invalid(name: str) -> None:
    content, identifier, place, message = INVALID[name]
    wrong = [e for e in read_file(content, "p.txt") if isinstance(e, InvalidProblem)]
    assert [e.identifier for e in wrong] == [identifier]
    assert f"{wrong[0].error.line}:{wrong[0].error.column}" == place
    assert message in wrong[0].error.what


VALID: dict[str, tuple[str | bytes, list[Row]]] = {
    "nothing": ("", []),
    "only comments": ("# nothing\n\n   # here\n", []),
    "lines": (
        "1 + 1\n2x = 4 # two\n",
        [("p.txt:1", "simplify 1 + 1", None), ("p.txt:2", SOLVE := "solve 2x = 4 for x over the reals", None)],
    ),
    "byte order mark and CRLF": (
        b"\xef\xbb\xbf2x = 4\r\n\r\n1 + 1\r\n",
        [("p.txt:1", SOLVE, None), ("p.txt:3", "simplify 1 + 1", None)],
    ),
    "no line end": ("2x = 4", [("p.txt:1", SOLVE, None)]),
    "expect on its own line": ("2x = 4\nexpect x = 2\n", [("p.txt:1", SOLVE, "x = 2")]),
    "expect indented": ("2x = 4\n  expect: 2\n", [("p.txt:1", SOLVE, "2")]),
    "expect on the same line": (
        "2x = 4 expect x = 2\n1 + 1 expect 2",
        [("p.txt:1", SOLVE, "x = 2"), ("p.txt:2", "simplify 1 + 1", "2")],
    ),
    "continuation": ("2x =\n   4\n1 + 1", [("p.txt:1", SOLVE, None), ("p.txt:3", "simplify 1 + 1", None)]),
    "system": (
        "solve x + y = 3\n  x - y = 1\n",
        [("p.txt:1", "solve x + y = 3 and x - y = 1 for x, y over the reals", None)],
    ),
    "a comment separates nothing": ("2x =\n# here\n   4\n", [("p.txt:1", SOLVE, None)]),
    "let": (
        "let a = 2\nlet f(t) = a*t + 1\nf(3)\nf(x) = 5\n",
        [("p.txt:3", "simplify 2*3 + 1", None), ("p.txt:4", "solve 2x + 1 = 5 for x over the reals", None)],
    ),
    "let ends at a blank line": (
        "let a = 2\na*x = 4\n\na + 1\n",
        [("p.txt:2", "solve 2x = 4 for x over the reals", None), ("p.txt:4", "simplify a + 1", None)],
    ),
    "functions of functions": (
        "let f(x) = x + 1\nlet g(x) = f(f(x))\ng(2)\n",
        [("p.txt:3", "simplify (2 + 1) + 1", None)],
    ),
    "no capture": ("let f(x, y) = x - y\nf(y, x)\n", [("p.txt:2", "simplify y - x", None)]),
    "assume": (
        "assume a > 0\nassume n is an integer\nsimplify sqrt(a^2)\n\na\n",
        [("p.txt:3", "simplify sqrt(a^2) assuming a > 0 and n in integers", None), ("p.txt:5", "simplify a", None)],
    ),
    "assume in words": (
        "assume a and b are positive\na + b\n",
        [("p.txt:2", "simplify a + b assuming a > 0 and b > 0", None)],
    ),
    "good lines around a bad one": (
        b"1 + 1\n\xff\n2x = 4\n",
        [
            ("p.txt:1", "simplify 1 + 1", None),
            ("p.txt:2", "2:1 This line is not UTF-8 text.", None),
            ("p.txt:3", SOLVE, None),
        ],
    ),
}


@pytest.mark.parametrize("name", VALID)
def test_valid(name: str) -> None:
    content, expected = VALID[name]
    assert rows(content) == expected


def test_a_problem_given_directly_has_no_identifier() -> None:
    entry = next(iter(read_file(b"2x = 4")))
    assert entry.identifier == ""


def test_context_lines_are_kept_with_the_problem() -> None:
    entry = next(iter(read_file("let f(x) = x + 1\nassume x > 0\nf(x) = 3\n", "p.txt")))
    assert isinstance(entry, Problem)
    assert entry.context == ("let f(x) = x + 1", "assume x > 0")


def test_strict() -> None:
    entry = next(iter(read_file("1/2x = 3", strict=True)))
    assert isinstance(entry, InvalidProblem)


def test_definitions_cannot_blow_up() -> None:
    letters = "abcdghjklmnopqr"
    doubled = [f"let {after} = {before} + {before}" for before, after in pairwise(letters)]
    entries = list(read_file("\n".join(doubled), "p.txt"))
    assert ["too large" in e.error.what for e in entries if isinstance(e, InvalidProblem)] == [True]


JSON_LINES = [
    ({"id": "a1", "problem": "2x = 4", "answer": "2", "level": 3}, ("a1", SOLVE, "2")),
    ({"question": "1 + 1", "expect": 2}, ("p.jsonl:2", "simplify 1 + 1", "2")),
    (
        {"id": 7, "problem": "x + y = 3\nx - y = 1"},
        ("7", "solve x + y = 3 and x - y = 1 for x, y over the reals", None),
    ),
    ({"id": "bad", "problem": "x +"}, ("bad", "4:4 The text ends too early.", None)),
    ({"id": "none"}, ("p.jsonl:5", "5:1 This line holds no problem.", None)),
]


def test_json_lines() -> None:
    content = "\n".join(json.dumps(row) for row, _ in JSON_LINES) + "\n\n{broken\n[1]\n"
    assert rows(content, "p.jsonl") == [
        *(expected for _, expected in JSON_LINES),
        ("p.jsonl:7", "7:2 This line is not JSON.", None),
        ("p.jsonl:8", "8:1 This line holds no problem.", None),
    ]


def test_other_keys_are_carried() -> None:
    good, wrong = read_file('{"problem": "2x = 4", "level": 3}\n{"problem": "2x =", "level": 4}\n', "p.jsonl")
    assert (good.extra, wrong.extra) == ({"level": 3}, {"level": 4})


def test_domain_and_range_are_two_questions() -> None:
    found = list(read_file("find the domain and range of f(x) = sqrt(x - 2) + 1 expect y >= 1", "p.txt"))
    assert [(p.identifier, p.read_as, p.expect) for p in found if isinstance(p, Problem)] == [
        ("p.txt:1", "solve sqrt(x - 2) + 1 is defined for x over the reals", None),
        ("p.txt:1", "solve y is a value of sqrt(x - 2) + 1 for y over the reals", "y >= 1"),
    ]
