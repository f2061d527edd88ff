"""Exercises made backwards from their answers, family by family, in sizes from 1 on.

Each function draws values of the unknowns first and then writes a question that has them as a solution. The generators
and their seeds were fixed before any training; the text goes through the ordinary reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

Terms = Sequence[tuple[int, str]]


def written(terms: Terms) -> str:
    """A sum of coefficients and monomials ("" for a number), zero terms left out: `2x - 3`."""
    text = ""
    for c, m in terms:
        if c:
            sign = ("-" if c < 0 else "") if not text else (" - " if c < 0 else " + ")
            text += sign + (str(abs(c)) if not m else m if abs(c) == 1 else f"{abs(c)}{m}")
    return text or "0"


def line(slope: int, at: int, value: int, x: str = "x") -> str:
    """A linear expression with that slope whose value at `at` is `value`."""
    return written([(slope, x), (value - slope * at, "")])


def nonzero(draw: Random, most: int) -> int:
    """A whole number other than 0, of size up to `most`."""
    return draw.choice((-1, 1)) * draw.randint(1, most)


def rational_equation(draw: Random, size: int) -> str:
    """1 + size fractions over two or three different linear denominators add up to a number, or to another fraction."""
    x = nonzero(draw, 6)
    poles = draw.sample([p for p in range(-6, 7) if p != x], 3)
    total, parts = Fraction(0), []
    for index in range(1 + size):
        pole = poles[index % (2 if size > 2 else 3)]
        above, slope = nonzero(draw, 5), draw.choice((0, 0, 1, 2))
        value = Fraction(slope * x + above, x - pole)
        if not value:
            continue
        total += value
        top = written([(slope, "x"), (above, "")])
        parts.append(f"({top})/({written([(1, 'x'), (-pole, '')])})")
    if draw.random() < 0.3 and total:
        return f"{' + '.join(parts)} = ({total * (x - poles[2])})/({written([(1, 'x'), (-poles[2], '')])})"
    return f"{' + '.join(parts)} = {total}"


def radical_equation(draw: Random, size: int) -> str:
    """Square roots of linear expressions, with roots that come out even at the drawn value."""
    x = draw.randint(-4, 6 * size)
    u, v, w = (draw.randint(0, 2 + 2 * size) for _ in range(3))
    a, b = draw.randint(1, 1 + size), draw.randint(1, 1 + size)
    first, second = f"sqrt({line(a, x, u * u)})", f"sqrt({line(b, x, v * v)})"
    kind = draw.randrange(6)
    if kind == 0:
        return f"{first} + {second} = {u + v}"
    if kind == 1:
        return f"{first} - {second} = {u - v}"
    if kind == 2:
        return f"{first} = {line(b, x, u)}"
    if kind == 3:
        return f"{first} + {second} = sqrt({line(a + b, x, (u + v) ** 2)})"
    if kind == 4:
        return f"sqrt({line(1, x, w * w - u)} + {first}) = {w}"
    return f"{first}*{second} = {line(1, x, u * v)}"


def nonlinear_system(draw: Random, size: int) -> str:
    """Two equations in x and y of degree up to 3, symmetric or not."""
    most = 2 + 2 * size
    x, y = nonzero(draw, most), nonzero(draw, most)
    a, b = nonzero(draw, 1 + size), draw.randint(1, 1 + size)
    sum_, product = f"x + y = {x + y}", f"x*y = {x * y}"
    squares = f"x^2 + y^2 = {x * x + y * y}"
    return draw.choice(
        [
            f"{sum_}; {product}",
            f"{squares}; {written([(a, 'x'), (b, 'y')])} = {a * x + b * y}",
            f"{squares}; {product}",
            f"x^2 + {b}*y^2 = {x * x + b * y * y}; x^2 - y^2 = {x * x - y * y}",
            f"x^2 + x*y = {x * x + x * y}; y^2 + x*y = {y * y + x * y}",
            f"x/y + y/x = {Fraction(x * x + y * y, x * y)}; {sum_}",
            f"x^3 + y^3 = {x**3 + y**3}; {sum_}",
            f"x^2 + y^2 + {b}*x + {b}*y = {x * x + y * y + b * (x + y)}; {product}",
            f"1/x + 1/y = {Fraction(x + y, x * y)}; {product}",
            f"x^2 - x*y + y^2 = {x * x - x * y + y * y}; {sum_}",
        ]
    )


def linear_system(draw: Random, size: int) -> str:
    """2 + size equations in as many unknowns; each names three of them at most."""
    names = "xyzwabcdpqrs"[: 2 + size]
    values = {name: nonzero(draw, 5) for name in names}
    equations = []
    for index, name in enumerate(names):
        others = draw.sample([n for n in names if n != name], min(2, len(names) - 1))
        terms = [(nonzero(draw, 3), n) for n in sorted({name, *others[: draw.randint(1, 2)]}, key=names.index)]
        equations.append(f"{written(terms)} = {sum(c * values[n] for c, n in terms)}")
        if index:
            draw.shuffle(equations)
    return "; ".join(equations)


def absolute_equation(draw: Random, size: int) -> str:
    """1 + size absolute values of linear expressions add up to a number or a linear expression."""
    x = nonzero(draw, 6)
    total = 0
    parts: list[tuple[int, str]] = []
    for _ in range(1 + size):
        a, b = draw.randint(1, 3), draw.randint(-6, 6)
        sign = 1 if not parts else draw.choice((1, 1, -1))
        total += sign * abs(a * x + b)
        parts.append((sign, f"|{written([(a, 'x'), (b, '')])}|"))
    slope = draw.choice((0, 0, 1))
    return f"{written(parts)} = {line(slope, x, total)}"


def disguised_quadratic(draw: Random, size: int) -> str:
    """Equations that a substitution, or multiplying out in the right order, makes quadratic."""
    p, q, a, b = (nonzero(draw, 1 + 2 * size) for _ in range(4))
    c = abs(a)
    inner = written([(1, "x^2"), (a, "x")])
    shifted = written([(1, "x"), (a, "")])
    four = b * (b + c) * (b + 2 * c) * (b + 3 * c)
    t = Fraction(b * b + 1, b)
    return draw.choice(
        [
            f"({inner})^2 + {written([(-(p + q), f'({inner})'), (p * q, '')])} = 0".replace("+ -", "- "),
            f"({inner}{p:+d})*({inner}{q:+d}) = {(b * b + a * b + p) * (b * b + a * b + q)}",
            f"({shifted})^4 + {written([(-(p * p + q * q), f'({shifted})^2'), (p * p * q * q, '')])} = 0",
            f"x*(x + {c})*(x + {2 * c})*(x + {3 * c}) = {four}",
            f"(x/({shifted}))^2 + {written([(-(p + q), f'(x/({shifted}))'), (p * q, '')])} = 0",
            f"x^2 + 1/x^2 + {written([(-p, '(x + 1/x)')])} = {t * t - 2 - p * t}",
            f"(x + 1/x)^2 + {written([(p, '(x + 1/x)')])} = {t * t + p * t}",
        ]
    )


def substitution_equation(draw: Random, size: int) -> str:
    """A quadratic equation in a root, a power, a reciprocal, an absolute value or an exponential of the unknown."""
    p, q = draw.randint(1, 2 + 2 * size), nonzero(draw, 2 + 2 * size)
    n = draw.randint(2, 2 + size)
    inner, square = draw.choice(
        [
            ("sqrt(x)", "x"),
            (f"sqrt(x + {n})", f"(x + {n})"),
            (f"x^{n}", f"x^{2 * n}"),
            ("1/x", "1/x^2"),
            (f"|x - {n}|", f"|x - {n}|^2"),
            (f"{n}^x", f"{n * n}^x"),
            ("ln(x)", "ln(x)^2"),
        ]
    )
    above = written([(-(p + q), f"({inner})" if "/" in inner or "^x" in inner else inner), (p * q, "")])
    return f"{square} {'- ' + above[1:] if above.startswith('-') else '+ ' + above} = 0"


def product_equation(draw: Random, size: int) -> str:
    """Two products or powers of linear brackets are equal, often with a bracket in common."""
    a, b, c, d = (nonzero(draw, 2 + 2 * size) for _ in range(4))
    k, m = draw.randint(1, size), draw.randint(2, 1 + size)
    first, second, third = (f"({written([(s, 'x'), (n, '')])})" for s, n in ((1, a), (k, b), (m, c)))
    return draw.choice(
        [
            f"{first}*{second} = {first}*{third}",
            f"{first}*{second} = {written([(abs(d), first)])}",
            f"{first}^2 = {second}^2",
            f"{first}^2 = {written([(d, first)])}",
            f"{first}^3 = {d * d}*{first}",
            f"{first}*{second} + {first}*{third} = 0",
        ]
    )


def radical_system(draw: Random, size: int) -> str:
    """Systems with square roots, fractions or absolute values of the unknowns."""
    u, v = draw.randint(1, 2 + size), draw.randint(1, 2 + size)
    x, y, d = u * u, v * v, draw.randint(0, 3 * size)
    return draw.choice(
        [
            f"sqrt(x + y) = {u}; x*y = {d * (x - d)}",
            f"sqrt(x - {d}) = {u}; x + y = {x + d + v}",
            f"sqrt(x + {d}) + y = {u + v}; x - y = {x - d - v}",
            f"y = sqrt({line(1, d, x)}); x + y = {d + u}",
            f"1/x + 2/y = {Fraction(1, u) + Fraction(2, v)}; x + y = {u + v}",
            f"x/y = {Fraction(u, v)}; x^2 + y^2 = {x + y}",
            f"|x - {d}| + y = {u + v}; x - y = {u + d - v}",
            f"sqrt(x) = y - {d}; x + y = {x + u + d}",
        ]
    )


def rational_expression(draw: Random, size: int) -> str:
    """A sum of 1 + size fractions, some to be reduced first."""
    parts = []
    for _ in range(1 + size):
        a, p, q = (nonzero(draw, 4) for _ in range(3))
        plain, square = written([(1, "x"), (p, "")]), written([(1, "x^2"), (-p * p, "")])
        parts.append(
            draw.choice(
                [
                    f"{abs(a)}/({plain})",
                    f"({square})/({plain})",
                    f"({written([(1, 'x'), (q, '')])})/({square})",
                    f"(1/x + 1/{abs(a) + 1})/(x + {abs(a) + 1})",
                ]
            )
        )
    return "simplify " + " + ".join(parts)


def radical_expression(draw: Random, size: int) -> str:
    """A sum of 1 + size numbers with square roots in different states of simplification."""
    parts = []
    for _ in range(1 + size):
        a, b = draw.randint(1, 5), draw.choice((2, 3, 5, 6, 7))
        parts.append(
            draw.choice(
                [
                    f"sqrt({a * a + b} + {2 * a}*sqrt({b}))",
                    f"{a}/(sqrt({b}) - 1)",
                    f"{a}*sqrt({b * (a + 1) ** 2})",
                    f"(sqrt({b}) + {a})^2",
                    f"sqrt({a})/sqrt({b})",
                ]
            )
        )
    return "simplify " + " + ".join(parts)


def bracket_equation(draw: Random, size: int) -> str:
    """A linear equation with 1 + size brackets on its sides."""
    x = nonzero(draw, 8)
    sides: list[Terms] = [[], []]
    values = [0, 0]
    for index in range(1 + size):
        k, a, b = nonzero(draw, 4), nonzero(draw, 4), draw.randint(-6, 6)
        sides[index % 2] = [*sides[index % 2], (k, f"({written([(a, 'x'), (b, '')])})")]
        values[index % 2] += k * (a * x + b)
    sides[1] = [*sides[1], (values[0] - values[1], "")]
    return f"{written(sides[0])} = {written(sides[1])}"


def logarithmic_equation(draw: Random, size: int) -> str:
    """Logarithms of linear expressions, or exponentials that a substitution makes quadratic."""
    base, x = draw.choice((2, 3, 5)), draw.randint(-3, 4 + size)
    u, v = draw.randint(0, 2), draw.randint(0, 2 + min(2, size))
    first, second = f"log({line(1, x, base**u)}, {base})", f"log({line(1, x, base**v)}, {base})"
    return draw.choice(
        [
            f"{first} + {second} = {u + v}",
            f"{first} - {second} = {u - v}",
            f"{base * base}^x - {base**u + base**v}*{base}^x + {base ** (u + v)} = 0",
            f"log(x, {base})^2 - {u + v}*log(x, {base}) + {u * v} = 0",
        ]
    )


def polynomial_equation(draw: Random, size: int) -> str:
    """1 + size linear factors, multiplied out, equal 0."""
    coefficients = [1]
    for _ in range(1 + size):
        root = nonzero(draw, 4)
        shifted = [*coefficients, 0]
        coefficients = [c - root * d for c, d in zip(shifted, [0, *coefficients], strict=True)]
    degree = len(coefficients) - 1
    monomials = [f"x^{n}" if n > 1 else "x" if n else "" for n in range(degree, -1, -1)]
    return f"{written(list(zip(coefficients, monomials, strict=True)))} = 0"
