"""Line charts as SVG, written directly: the learning curves of docs/LEARNING.md."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 60, 130, 30, 45
COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b")

Points = Sequence[tuple[float, float]]


def draw(folder: Path, out: Path) -> None:
    """The curves of all runs against CPU seconds: expansions a problem, and the share of them in vain."""
    with (folder / "curves.csv").open() as stream:
        rows = list(csv.DictReader(stream))
    out.mkdir(parents=True, exist_ok=True)
    for column, title in (("expanded", "states expanded a problem"), ("in_vain", "share of expansions in vain")):
        curves: dict[str, list[tuple[float, float]]] = {}
        for row in rows:
            curves.setdefault(row["run"], []).append((float(row["cpu"]), float(row[column])))
        (out / f"{column}.svg").write_text(chart(title, "CPU seconds of training", curves), encoding="utf-8")


def chart(title: str, across: str, curves: Mapping[str, Points]) -> str:
    """A line chart with a legend."""
    most_x = max(x for points in curves.values() for x, _ in points)
    most_y = max(y for points in curves.values() for _, y in points) * 1.05
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def place(x: float, y: float) -> str:
        return f"{LEFT + wide * x / most_x:.1f},{TOP + high * (1 - y / most_y):.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        'font-size="12"><rect width="100%" height="100%" fill="white"/>',
        f'<text x="{LEFT}" y="18" font-weight="bold">{title}</text>',
        f'<text x="{LEFT + wide / 2}" y="{HEIGHT - 8}" text-anchor="middle">{across}</text>',
        f'<polyline fill="none" stroke="black" points="{place(0, most_y)} {place(0, 0)} {place(most_x, 0)}"/>',
    ]
    for tick in range(5):
        x, y = most_x * tick / 4, most_y * tick / 4
        across_at, up_at = place(x, 0).split(",")[0], place(0, y).split(",")[1]
        parts.append(f'<text x="{across_at}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{x:.0f}</text>')
        parts.append(f'<text x="{LEFT - 6}" y="{up_at}" text-anchor="end">{y:.3g}</text>')
    for index, (name, points) in enumerate(curves.items()):
        colour = COLOURS[index % len(COLOURS)]
        line = " ".join(place(x, y) for x, y in points)
        parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{line}"/>')
        parts.append(f'<text x="{WIDTH - RIGHT + 10}" y="{TOP + 16 * (index + 1)}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])
