"""A module imports only from stages before it: the order of docs/architecture.md, read from the source."""

import ast
from pathlib import Path

import pytest

import tacitus

ROOT = Path(tacitus.__file__).parent
# A line is a stage; a module may import from its own line and those above.
STAGES = [
    ["errors"],
    ["model", "trees"],
    ["ontology", "schema", "settings"],
    ["sources"],
    ["reading"],
    ["resolve"],
    ["reader"],
    ["engine"],
    ["export"],
    ["report"],
    ["stages", "api", "demo", "record"],
    ["incidents"],
    ["lenses"],
    ["claims"],
    ["forecast"],
    ["evaluation", "training"],
    ["cli"],
]
RESOLVE = ["when", "where", "who"]
LEVEL = {name: level for level, names in enumerate(STAGES) for name in names}
MODULES = sorted(ROOT.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Dotted names below `tacitus` that a module imports, at its top or inside a function."""
    package = path.relative_to(ROOT).with_suffix("").parts
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {a.name.removeprefix("tacitus.") for a in node.names if a.name.startswith("tacitus.")}
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                base = [*package[: len(package) - node.level], *(node.module or "").split(".")]
                names |= {".".join([*filter(None, base)])} if any(base) else {a.name for a in node.names}
            elif node.module == "tacitus":
                names |= {a.name for a in node.names}
            elif node.module and node.module.startswith("tacitus."):
                names.add(node.module.removeprefix("tacitus."))
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_module_imports_only_from_earlier_stages(path: Path) -> None:
    parts = path.relative_to(ROOT).with_suffix("").parts
    if parts in {("__init__",), ("__main__",)}:
        return
    assert parts[0] in LEVEL, f"{parts[0]} has no stage; add it to STAGES and docs/architecture.md"
    for name in imported(path):
        target = name.split(".")
        if target[0] in ("__version__",):
            continue
        assert target[0] in LEVEL, f"{path} imports tacitus.{name}, which has no stage"
        assert LEVEL[target[0]] <= LEVEL[parts[0]], (
            f"{path.relative_to(ROOT)} imports the later tacitus.{name}"
        )
        if parts[0] == target[0] == "resolve" and len(target) > 1 and len(parts) > 2:
            assert RESOLVE.index(target[1]) <= RESOLVE.index(parts[1]), (
                f"{path.relative_to(ROOT)} imports tacitus.{name}"
            )


def test_no_module_is_longer_than_400_lines() -> None:
    long = [p.name for p in MODULES if len(p.read_text(encoding="utf-8").splitlines()) > 400]
    assert not long
