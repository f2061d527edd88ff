"""The layers of the package, read from its import statements: who sees whom, where third parties enter, and sizes."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "qstar_cli"
MODULES = sorted(p.relative_to(PACKAGE) for p in PACKAGE.rglob("*.py"))

# docs/ARCHITECTURE.md in code: a layer sees itself and the layers named here, nothing else of ours
FOUNDATION = ("errors", "discovery", "terms", "operators", "states")
LAYERS: dict[str, tuple[str, ...]] = {
    "__init__": ("solve", "solution", "problem", "rules"),
    "errors": (),
    "discovery": (),
    "operators": ("errors", "discovery"),
    "terms": ("errors", "discovery", "operators"),
    "states": ("terms",),
    "problem": FOUNDATION,
    "derivation": FOUNDATION,
    "solution": (*FOUNDATION, "problem", "derivation"),
    "verify": (*FOUNDATION, "problem", "derivation"),
    "rules": (*FOUNDATION, "problem", "derivation"),
    "goals": (*FOUNDATION, "problem", "derivation"),
    "render": (*FOUNDATION, "problem", "derivation", "solution"),
    "search": (*FOUNDATION, "problem", "derivation", "rules", "goals"),
    "learn": (*FOUNDATION, "problem", "derivation", "rules", "goals", "search"),
    "solve": (*FOUNDATION, "problem", "derivation", "solution", "rules", "goals", "verify", "search", "learn"),
    "batch": (*FOUNDATION, "problem", "derivation", "solution", "solve", "render"),
    "cli": (
        *(*FOUNDATION, "problem", "derivation", "solution", "rules", "goals", "verify", "render", "search", "learn"),
        *("solve", "batch"),
    ),
    "__main__": ("cli",),
}

# what a single module may see beyond its layer: whether a product is fully factored is asked of algebra, as guidance
BEYOND = {"goals/factor.py": {"rules"}}

# each third party enters in one place; "verify" or "cli" stands for the whole layer
THIRD_PARTIES: dict[str, tuple[str, ...]] = {
    "flint": ("rules/algebra.py", "verify"),
    "rich": ("render/trace.py", "cli"),
    "click": ("cli",),
    "numpy": ("learn",),
}

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


def layer_of(module: Path) -> str:
    return module.parts[0].removesuffix(".py")


def tree_of(module: Path) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def imports_of(module: Path) -> Iterator[str]:
    """Dotted names of all modules imported anywhere in the module, those of `from a import b` as `a.b`."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def our_layers_in(module: Path) -> set[str]:
    """The layers of ours that the module imports from."""
    found = set()
    for name in imports_of(module):
        parts = name.split(".")
        if parts[0] == "qstar_cli":
            found.add(
                parts[1] if (PACKAGE / parts[1]).exists() or (PACKAGE / f"{parts[1]}.py").exists() else "__init__"
            )
    return found


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_sees_only_the_layers_below(module: Path) -> None:
    layer = layer_of(module)
    allowed = {layer, "__init__", *LAYERS[layer], *BEYOND.get(module.as_posix(), ())}
    assert our_layers_in(module) <= allowed, f"{module} imports {sorted(our_layers_in(module) - allowed)}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_third_parties_enter_in_one_place(module: Path) -> None:
    for name in imports_of(module):
        top = name.split(".")[0]
        if top == "qstar_cli" or top in sys.stdlib_module_names:
            continue
        places = THIRD_PARTIES.get(top, ())
        assert any(str(module) == place or layer_of(module) == place for place in places), f"{module} imports {top}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_nothing_evaluates_text(module: Path) -> None:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("eval", "exec", "compile"), f"{module}:{node.lineno} calls {node.func.id}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_sizes(module: Path) -> None:
    lines = (PACKAGE / module).read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_MODULE, f"{module} has {lines} lines"
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{module}: {node.name} has {length} lines"


def test_every_layer_is_listed() -> None:
    assert {layer_of(module) for module in MODULES} <= LAYERS.keys()


def test_the_list_has_no_cycle() -> None:
    done: set[str] = set()
    while waiting := {layer for layer in LAYERS if layer not in done}:
        ready = {layer for layer in waiting if set(LAYERS[layer]) <= done}
        assert ready, f"cycle among {sorted(waiting)}"
        done |= ready
