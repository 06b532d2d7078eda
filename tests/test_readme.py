"""The README's examples run, and say what it prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer import load_atlas
from explorer.cli import main
from tools.coverage import written

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
COMMANDS = re.findall(r"^trigger-point-explorer (.+)$", README, flags=re.MULTILINE)


@pytest.mark.parametrize("source", EXAMPLES)
def test_a_python_example_runs(source, monkeypatch):
    monkeypatch.setattr("plotly.graph_objects.Figure.show", lambda *_, **__: None)
    exec(compile(source, "README.md", "exec"), {})  # noqa: S102  our own README


@pytest.mark.parametrize("command", [c for c in COMMANDS if not c.startswith("serve")])
def test_a_command_runs(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(command.partition("#")[0].split()) == 0


def test_the_table_of_coverage_is_current():
    assert written(README, load_atlas()) == README, "run python -m tools.coverage"


def test_the_readme_has_examples():
    assert EXAMPLES
    assert COMMANDS
