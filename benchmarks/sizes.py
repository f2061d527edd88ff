"""How large the modules and functions of the package are: `python -m benchmarks.sizes`.

Prints the numbers beside the bounds that the project sets itself, and what lies beyond; asserts nothing.
"""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

PACKAGE = Path(__file__).parent.parent / "qstar_cli"
MODULE, MODULE_MOST = 300, 400  # lines; more than the first wants a reason, more than the second is too many
MEDIAN, NINE_OF_TEN, MOST = 8, 30, 60  # lines of functions


def functions(source: str) -> dict[str, int]:
    """The lines of every function and method of a module, by name and place."""
    found = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {f"{n.name}:{n.lineno}": (n.end_lineno or n.lineno) - n.lineno + 1 for n in found}


def main() -> None:
    """Prints the sizes of modules and functions, the long ones by name."""
    sources = {p.relative_to(PACKAGE): p.read_text(encoding="utf-8") for p in sorted(PACKAGE.rglob("*.py"))}
    modules = {name: source.count("\n") for name, source in sources.items()}
    lengths = {f"{name}:{f}": n for name, source in sources.items() for f, n in functions(source).items()}
    ordered = sorted(lengths.values())
    print(
        f"modules: {len(modules)}, {sum(modules.values())} lines, the longest {max(modules.values())} ({MODULE_MOST})"
    )
    print(*(f"  {n} {name}" for name, n in modules.items() if n > MODULE), sep="\n")
    print(
        f"functions: {len(ordered)}, median {median(ordered):g} ({MEDIAN}), "
        f"nine of ten up to {ordered[len(ordered) * 9 // 10]} ({NINE_OF_TEN}), the longest {ordered[-1]} ({MOST})"
    )
    print(*(f"  {n} {name}" for name, n in lengths.items() if n > NINE_OF_TEN), sep="\n")


if __name__ == "__main__":
    main()
