"""The house stays easy to see: imports point one way, names are sorted, files are small."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import explorer

PACKAGE = Path(explorer.__file__).parent
FILES = sorted(p for p in PACKAGE.rglob("*.py"))

# Lower floors first; a module may import from its own floor and those below.
FLOORS = (
    ("errors",),
    ("body",),
    ("words",),
    ("knowledge",),
    ("ink", "pains"),
    ("marks",),
    ("weights",),
    ("overlap",),
    ("subjects",),
    ("match",),
    ("safety",),
    ("again", "alike", "parts", "refers", "together"),
    ("text",),
    ("telling",),
    ("filled",),
    ("steps",),
    ("drawing",),
    ("deck", "paper"),
    ("web",),
    ("cli_draw", "cli_paper"),
    ("cli",),
)
FLOOR = {name: i for i, names in enumerate(FLOORS) for name in names}
ONLY_USER = {
    "yaml": "knowledge/load.py",
    "pandas": "knowledge/tables.py",
    "plotly": "drawing/plotly.py",
    "contourpy": "body/outlines.py",
    "gettext": "words.py",
    "genanki": "deck.py",
    "typst": "paper/typeset.py",
    "segno": "paper/qr.py",
}


def imported(file, *, for_types=True):
    """Yield every module that a file imports, also inside functions."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    if not for_types:
        tree.body = [n for n in tree.body if not isinstance(n, ast.If)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def floor(file):
    part = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return FLOOR.get(part)


@pytest.mark.parametrize("file", [f for f in FILES if floor(f) is not None], ids=str)
def test_imports_point_one_way(file):
    for module in imported(file):
        package, _, rest = module.partition(".")
        if package == "explorer" and rest:
            assert FLOOR[rest.split(".")[0]] <= floor(file), module


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_library_has_one_user(file):
    here = file.relative_to(PACKAGE).as_posix()
    packages = {module.partition(".")[0] for module in imported(file, for_types=False)}
    if not here.startswith("web/"):
        assert "dash" not in packages
    for package, user in ONLY_USER.items():
        if package in packages:
            assert here == user


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_file_is_short_and_says_what_it_is_for(file):
    source = file.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 310
    assert ast.get_docstring(ast.parse(source))


def test_the_public_surface_is_sorted_and_real():
    assert explorer.__all__ == sorted(explorer.__all__)
    assert all(getattr(explorer, name) is not None for name in explorer.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'bodymap'"):
        explorer.bodymap  # noqa: B018  the access is the test
