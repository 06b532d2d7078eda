from __future__ import annotations

import pytest

from explorer import Side, UnknownId, rank, refers_here
from explorer.marks import mirrored
from explorer.refers import how_many


def test_a_place_names_the_muscles_that_explain_it(toy_atlas):
    for cell in toy_atlas.cells:
        here = {
            (found.muscle.id, side) for found in refers_here(toy_atlas, cell.id)
            for side in found.sides
        }
        explained = {
            (match.muscle.id, match.side) for match in rank(toy_atlas, [cell.id])
            if match.explains
        }
        assert explained <= here


def test_the_other_side_is_the_mirror(toy_atlas):
    other = {Side.RIGHT: Side.LEFT, Side.LEFT: Side.RIGHT}
    for cell in toy_atlas.cells:
        there = refers_here(toy_atlas, mirrored(cell.id))
        assert {(r.muscle.id, s) for r in refers_here(toy_atlas, cell.id) for s in r.sides} == {
            (r.muscle.id, other[s]) for r in there for s in r.sides
        }


def test_a_place_counts_its_muscles(toy_atlas):
    counts = dict(zip((c.id for c in toy_atlas.cells), how_many(toy_atlas), strict=True))
    assert counts["right-shoulder-front"] == 1
    assert counts["right-heel"] == 0
    (ball,) = refers_here(toy_atlas, "left-shoulder-front")
    assert (ball.muscle.id, ball.sides) == ("ball", (Side.LEFT,))


def test_an_unknown_place_is_said(toy_atlas):
    with pytest.raises(UnknownId):
        refers_here(toy_atlas, "right-sholder-front")
