"""The architecture, held: who may import whom, and what start-up may load."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "refman"

FLOORS: dict[str, set[str]] = {
    "errors": set(),
    "model": set(),
    "latex": {"errors"},
    "bibtex": {"model", "errors", "latex"},
    "bibliography": {"model", "errors", "latex", "bibtex"},
    "article": {"model", "errors", "latex", "bibtex", "bibliography"},
    "citation": {"model", "errors"},
    "dedupe": {"model", "errors", "latex"},
    "library": {"model", "errors", "latex", "bibtex", "bibliography"},
    "ingest": {"model", "errors", "article", "bibliography", "citation", "dedupe", "library"},
    "cli": {
        "model",
        "errors",
        "latex",
        "bibtex",
        "bibliography",
        "article",
        "citation",
        "dedupe",
        "library",
        "ingest",
    },
}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = [
                f"{node.module}.{alias.name}" if node.module == "refman" else node.module or ""
                for alias in node.names
            ]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("refman.")}
    return found


MODULES = sorted(p for p in PACKAGE.rglob("*.py") if room(p) in FLOORS)


def test_every_module_stands_on_a_floor() -> None:
    rooms = {room(p) for p in PACKAGE.rglob("*.py")} - {"__init__", "__main__"}
    assert rooms <= set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_knows_only_the_floors_below(path: Path) -> None:
    assert imported_rooms(path) - {room(path), "__version__"} <= FLOORS[room(path)]


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_start_up_is_light(option: str) -> None:
    code = (
        "import sys\nfrom refman.cli import cli\n"
        f"try: cli(['{option}'], prog_name='refman')\nexcept SystemExit: pass\n"
        "print(sorted({m.partition('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    own = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8", env=own
    )
    loaded = set(ast.literal_eval(done.stderr))
    assert not loaded & {
        "rich",
        "rapidfuzz",
        "bibtexparser",
        "lxml",
        "numpy",
        "torch",
        "sqlite3",
        "pypandoc",
    }
