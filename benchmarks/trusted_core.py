"""What has to be trusted when `qstar check` says "proved": `python -m benchmarks.trusted_core`.

Counts the statements of all modules of ours that `verify.check` loads, directly or not, imports inside functions
included, by group; docstrings are no statements. Prints the bounds beside the sums and asserts nothing.
"""

from __future__ import annotations

import ast
import importlib
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from qstar_cli.discovery import modules_of

PACKAGE = "qstar_cli"
ROOT = Path(__file__).parent.parent
CORE_BOUND, MEANING_BOUND = 1500, 150
CORE = ("reader", "algebra", "cells", "dispatch")
MEANINGS = f"{PACKAGE}.verify.meanings."

# by the beginning of the module's name below the package, the longest that fits
GROUPS = {
    "": "reader",
    "discovery": "reader",
    "errors": "reader",
    "operators": "declarations of operators",
    "operators.operator": "reader",
    "operators.registry": "reader",
    "terms.term": "reader",
    "terms.build": "reader",
    "verify.reader": "reader",
    "verify.tokens": "reader",
    "verify.expressions": "reader",
    "verify.reading": "dispatch",
    "verify": "algebra",
    "verify.cells": "cells",
    "verify.line": "cells",
    "verify.splitting": "cells",
    "verify.decide": "cells",
    "verify.emptiness": "cells",
    "verify.zero_sets": "cells",
    "verify.check": "dispatch",
    "verify.steps": "dispatch",
    "verify.claims": "dispatch",
    "verify.verdict": "dispatch",
    "verify.meaning": "dispatch",
    "verify.meanings": "dispatch",
    "verify.extensions": "dispatch",
    "verify.hints": "dispatch",
    "states": "dispatch",
    "terms": "forms of answers",
    "verify.library": "proposes, decides nothing",
    "verify.root_search": "proposes, decides nothing",
    "verify.elimination": "proposes, decides nothing",
    "verify.hint_texts": "proposes, decides nothing",
}


def main() -> None:
    """Count and print."""
    loaded = json.loads(
        subprocess.run(
            (sys.executable, "-m", "benchmarks.trusted_core", "--list"), capture_output=True, text=True, check=True
        ).stdout
    )
    ours: dict[str, str] = loaded["ours"]
    by_group: dict[str, dict[str, int]] = defaultdict(dict)
    for name, path in ours.items():
        by_group[group_of(name)][name.removeprefix(PACKAGE + ".")] = statements(Path(path))
    core = sum(sum(by_group[group].values()) for group in CORE)
    for group in (*CORE, *sorted(by_group.keys() - {*CORE, "meanings"})):
        _print_group(group, by_group[group])
    print(
        f"reader, algebra, cells and dispatch together: {core} statements (bound {CORE_BOUND}){_mark(core, CORE_BOUND)}"
    )
    print("meanings, each")
    for name, count in sorted(by_group["meanings"].items()):
        print(f"  {name:40} {count:5}  (bound {MEANING_BOUND}){_mark(count, MEANING_BOUND)}")
    print(f"in all {sum(sum(g.values()) for g in by_group.values())} statements in {len(ours)} modules")
    print("outside the standard library:", ", ".join(loaded["outside"]) or "nothing")


def _print_group(group: str, modules: dict[str, int]) -> None:
    print(f"{group}: {sum(modules.values())}")
    for name, count in sorted(modules.items(), key=lambda item: -item[1]):
        print(f"  {name:40} {count:5}")


def _mark(count: int, bound: int) -> str:
    return " TOO MANY" if count > bound else ""


def group_of(name: str) -> str:
    """The group of a module by its full name."""
    if name.startswith(MEANINGS):
        return "meanings"
    parts = name.split(".")[1:]
    while parts and ".".join(parts) not in GROUPS:
        parts.pop()
    return GROUPS[".".join(parts)]


def statements(path: Path) -> int:
    """The statements of a module, its docstrings apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return sum(isinstance(node, ast.stmt) and not _is_docstring(node) for node in ast.walk(tree))


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def list_modules() -> None:
    """Print what `check` loads, as JSON; to be run in a fresh process."""
    importlib.import_module(f"{PACKAGE}.verify.check")
    modules_of(importlib.import_module(f"{PACKAGE}.verify.meanings"))
    done: set[str] = set()
    outside: set[str] = set()
    while new := {n for n in sys.modules if n == PACKAGE or n.startswith(f"{PACKAGE}.")} - done:
        for wanted in {w for name in new for w in _imports(Path(str(sys.modules[name].__file__)))}:
            importlib.import_module(wanted)
            outside |= {wanted.partition(".")[0]} - {PACKAGE}
        done |= new
    ours = {name: str(sys.modules[name].__file__) for name in sorted(done)}
    print(json.dumps({"ours": ours, "outside": sorted(outside)}))


def _imports(path: Path) -> set[str]:
    """Modules that a module imports anywhere: ours, and what is no part of the standard library."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{a.name}" for a in node.names if _is_module(f"{node.module}.{a.name}")}
    return {name for name in found if name.partition(".")[0] not in sys.stdlib_module_names}


def _is_module(name: str) -> bool:
    """Whether a dotted name of ours is a module (and no function or class in one)."""
    return name.startswith(f"{PACKAGE}.") and (ROOT.joinpath(*name.split(".")).with_suffix(".py")).exists()


if __name__ == "__main__":
    if sys.argv[1:] == ["--list"]:
        list_modules()
    else:
        main()
