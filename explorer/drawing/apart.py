"""A drawing and a pattern drawn apart, and patterns held against each other, as shapes on a view.

Says what lies where, as the page does; how it looks is for the backends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.drawing.labels import lettered
from explorer.drawing.legend import WORDS
from explorer.drawing.patterns import pattern
from explorer.drawing.shapes import COMPARED, POINTS, Kind, Shape
from explorer.errors import InvalidDrawing
from explorer.match import Match
from explorer.parts import match_of, parts
from explorer.subjects import of, zones
from explorer.telling import LETTERS
from explorer.text import told
from explorer.words import capitalised, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.body import View
    from explorer.drawing.painted import Painted
    from explorer.knowledge import Atlas
    from explorer.marks import Mark


def apart(
    atlas: Atlas, one: Painted, marks: Sequence[Mark], seen: View
) -> tuple[Shape, ...]:
    """Cut marks and one pattern apart: yours only, both, pattern only, and the usual site.

    Raises
    ------
    InvalidDrawing
        When nothing is marked.

    """
    match = match_of(atlas, marks, one.subject, one.side)
    if match is None:
        raise InvalidDrawing("what explains a drawing needs marks: give --marks")
    cut = parts(atlas, marks, match)
    point = match.trigger_point.id if isinstance(match, Match) else None
    usual = pattern(atlas, one.subject, one.side, seen.name, seen.sex, point)
    return (
        *(
            Shape(kind, atlas.body.outline(field, seen), say(atlas.language, WORDS[kind, None]))
            for kind, field in (
                (Kind.THEIRS, cut.theirs), (Kind.YOURS, cut.yours), (Kind.BOTH, cut.both),
            ) if field.any()
        ),
        *(shape for shape in usual if shape.kind in POINTS),
    )


def letters(
    atlas: Atlas, patterns: Sequence[Painted], seen: View
) -> tuple[tuple[str, float, float], ...]:
    """Give the letter of each compared pattern and its place, cm, where there is one."""
    fields = [zones(atlas, of(one.subject, one.side))[0] for one in patterns]
    return tuple((LETTERS[i], x, y) for i, x, y in lettered(atlas.body, fields, seen))


def compared(atlas: Atlas, patterns: Sequence[Painted], seen: View) -> Iterator[Shape]:
    """Lay two or three patterns over each other, a texture and a letter for each.

    Raises
    ------
    InvalidDrawing
        For fewer or more.

    """
    if not 1 < len(patterns) <= len(COMPARED):
        raise InvalidDrawing("two or three patterns can be compared")
    for kind, one in zip(COMPARED, patterns, strict=False):
        name = f"{WORDS[kind, None]} {capitalised(told(one.subject, one.side, atlas.language))}"
        for shape in pattern(atlas, one.subject, one.side, seen.name, seen.sex, one.point):
            if shape.kind is Kind.SPILLOVER:
                yield Shape(kind, shape.rings, name, share=0.0)  # its edge alone
            elif shape.kind is Kind.ESSENTIAL:
                yield Shape(kind, shape.rings, name)
