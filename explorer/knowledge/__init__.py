"""The knowledge base: the model, the loader, the rules and the atlas they make."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.body import DATA, load_body
from explorer.errors import InvalidKnowledge
from explorer.knowledge.atlas import Atlas, Patterns
from explorer.knowledge.load import Lines, read_files
from explorer.knowledge.rules import check, references

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.errors import Problem
    from explorer.knowledge.rules import Fault

__all__ = ["Atlas", "Patterns", "load_atlas", "problems"]


@lru_cache(maxsize=4)
def load_atlas(folder: Path = DATA) -> Atlas:
    """Load the atlas (once; later calls give the same object).

    Parameters
    ----------
    folder
        Where the YAML files lie; the package's own when not given.

    Raises
    ------
    InvalidKnowledge
        When a file breaks the schema, or an id is used twice or leads nowhere, with every
        problem at once. :func:`problems` checks the slower rules too: places, zones, grades, words.

    """
    files = read_files(folder)
    if broken := list(references(files)):
        raise InvalidKnowledge(_located(broken, folder))
    return Atlas(
        body=load_body(),
        muscles={m.id: m for m in files.trigger_points},
        other_patterns={p.id: p for p in files.other_patterns},
        sources={s.id: s for s in files.sources},
        safety=files.safety,
        evidence=files.evidence,
    )


def problems(folder: Path = DATA) -> tuple[Problem, ...]:
    """Check a folder against the schema and every rule, and give all that is wrong."""
    try:
        files = read_files(folder)
    except InvalidKnowledge as error:
        return error.problems
    faults = list(check(files, load_body()))
    return tuple(sorted(_located(faults, folder))) if faults else ()


def _located(faults: list[Fault], folder: Path) -> list[Problem]:
    lines = Lines.of(folder)
    return [lines.problem(where, what) for where, what in faults]
