"""What the browser half of comparing needs: words, letters' places, who is felt where. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from explorer import telling
from explorer.alike import compare, nearest
from explorer.body import Side, ViewName
from explorer.drawing.labels import lettered
from explorer.drawing.patterns import pattern
from explorer.drawing.shapes import path
from explorer.errors import ExplorerError
from explorer.marks import shares
from explorer.match import Match
from explorer.parts import match_of, parts
from explorer.refers import refers_here
from explorer.subjects import of, zones
from explorer.text import told
from explorer.together import smallest_set
from explorer.web.asked import marks_of, pains_asked
from explorer.web.shelf import layers
from explorer.web.state import decode
from explorer.words import capitalised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from explorer.body import Sex, View
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle, OtherPattern
    from explorer.marks import Marks
    from explorer.match import Candidate, OtherMatch
    from explorer.pains import Pain
    from explorer.parts import Parts

    Field = NDArray[np.float32]

Content = dict[str, Any]
BITS: Final = {Side.RIGHT: 1, Side.LEFT: 2}


def comparison(atlas: Atlas, names: tuple[str, ...]) -> Content | None:
    """Give two or three patterns in words.

    Returns
    -------
    ``of`` ``[letter, what to show, name]`` each; ``alike`` sentences; ``where`` ``[who, places]``;
    ``apart`` ``[letter, name, [[what about, words]]]``. None for what there is not: anyone may
    write names into an address.

    """
    try:
        compared = compare(atlas, *names)
    except ExplorerError:
        return None
    apart = telling.apart(compared, atlas.language)
    return {
        "of": [
            [one.letter, subject.key, one.name]
            for one, subject in zip(apart, compared.subjects, strict=True)
        ],
        "alike": [telling.likeness(pair, atlas.language) for pair in compared.pairs],
        "where": telling.differences(atlas.body, compared),
        "apart": apart,
    }


def letters(
    atlas: Atlas, names: tuple[str, ...], view: ViewName, sex: Sex
) -> list[list[Any]] | None:
    """Put each letter where its pattern is alone, else anywhere in it, else nowhere.

    Returns
    -------
    ``[letter, x, y]`` in units of the view; None as above.

    """
    try:
        compared = compare(atlas, *names)
    except ExplorerError:
        return None
    seen = atlas.body.view(view, sex)
    essential = [zones(atlas, subject)[0] for subject in compared.subjects]
    return [
        [telling.LETTERS[i], round(x * seen.unit), round(y * seen.unit)]
        for i, x, y in lettered(atlas.body, essential, seen)
    ]


def who(atlas: Atlas) -> Content:
    """Give the muscles that can be felt in each place, those that fill it most first.

    Returns
    -------
    ``muscles`` ``[id, name, plain name]``; ``cells`` cell to ``[muscle, sides]``, sides 1 for
    right, 2 for left, 3 for both. Left cells are left out: they mirror the right ones.

    """
    order = list(atlas.muscles)
    return {
        "muscles": [[m.id, m.name, m.plain_name] for m in atlas.muscles.values()],
        "cells": {
            cell.id: [
                [order.index(found.muscle.id), sum(BITS[side] for side in found.sides)]
                for found in refers_here(atlas, cell.id)
            ]
            for cell in atlas.cells if cell.side is not Side.LEFT
        },
    }


def explain(atlas: Atlas, asked: object) -> Content:
    """Draw the marks and the chosen pattern apart, in the views that were asked for.

    Parameters
    ----------
    atlas
        What is known.
    asked
        ``question`` as in the address, ``views`` a list of names: whatever the browser sent.

    Returns
    -------
    ``show`` whose pattern, ``sex`` whose picture; ``lists`` ``[title, places]``; whether a place is
    ``shared``; the usual ``site`` that was compared, when a muscle has several; ``views`` each with
    SVG paths of ``yours``, ``both``, ``theirs`` and the pattern's ``edge`` in mm, and its
    ``points``. Empty when there is nothing to draw apart.

    """
    if not isinstance(asked, dict) or not isinstance(asked.get("views"), list):
        return {}
    state = decode(asked.get("question"))
    views = tuple(view for view in ViewName if view.value in asked["views"])
    pains = pains_asked(atlas, state)
    if not state.show or not pains or not views:
        return {}
    try:
        record = atlas.subject(state.show.pattern)
    except ExplorerError:
        return {}
    return _explained(atlas, pains, record, state.show.side, state.sex, views)


def _explained(
    atlas: Atlas,
    pains: tuple[Pain, ...],
    record: Muscle | OtherPattern,
    side: Side,
    sex: Sex,
    views: tuple[ViewName, ...],
) -> Content:
    marks = marks_of(atlas.body, pains)
    match = match_of(atlas, marks, record, side)
    if match is None:
        return {}
    cut = parts(atlas, marks, match)
    cells = frozenset(cell for pain in pains for cell in pain.at)
    several = isinstance(match, Match) and len(match.muscle.trigger_points) > 1
    return {
        "show": f"{record.id}:{side}",
        "sex": sex.value,
        "lists": telling.parted(atlas.body, match.evidence, cut.partly),
        "shared": bool(match.explains),
        "site": match.trigger_point.name if isinstance(match, Match) and several else "",
        "views": {
            view.value: _cut(atlas, match, cut, cells, atlas.body.view(view, sex)) for view in views
        },
    }


def _cut(
    atlas: Atlas, match: Match | OtherMatch, cut: Parts, cells: frozenset[str], seen: View
) -> Content:
    """Outline the parts in a view. Whole places keep their own sharp outline."""
    def outlined(field: Field) -> str:
        if not field.any():
            return ""
        rings = atlas.body.outline(field, seen)
        return "".join(path(ring, unit=seen.unit, closed=True) for ring in rings)

    def drawn(field: Field, named: Sequence[str]) -> str:
        whole = [cell for cell in named if cell in cells]
        # Twice: a vertex on the midline is half in a place, and its outline holds it.
        rest = field * (1 - np.clip(sum(shares(atlas.body, cell) * 2 for cell in whole), 0, 1))
        return "".join(seen.cells.get(cell, "") for cell in whole) + outlined(rest)

    point = match.trigger_point.id if isinstance(match, Match) else None
    record = match.muscle if isinstance(match, Match) else match.pattern
    shapes = pattern(atlas, record, match.side, seen.name, seen.sex, point)
    usual = layers(shapes, match.side, seen.name)
    return {
        "yours": drawn(cut.yours, match.does_not_explain),
        "both": drawn(cut.both, match.explains),
        "theirs": outlined(cut.theirs),
        "edge": usual.get("essential", ""),
        "points": usual.get("points", []),
    }


@lru_cache(maxsize=1024)
def look_alikes(atlas: Atlas, record: Muscle | OtherPattern, side: Side) -> list[list[str]]:
    """Give the patterns most like one: ``[what to show, name, how alike in words]``."""
    found = []
    for other, value in nearest(atlas, of(record, side)):
        name = capitalised(told(other.record, other.side, atlas.language))
        found.append([other.key, name, telling.words(value, atlas.language)])
    return found


def story(atlas: Atlas, marks: Marks, found: Sequence[Candidate]) -> list[str] | None:
    """Tell the smallest set that covers the marks: ``[sentence, what to compare]``."""
    matches = smallest_set(atlas, marks, found=found)
    if not matches:
        return None
    keys = [of(match.muscle, match.side).key for match in matches]
    return [telling.story(matches, atlas.language), ",".join(keys)]
