from __future__ import annotations

import pytest

from explorer.body import Side
from explorer.knowledge.vocabulary import Grade
from explorer.steps import MOST_PLACES, MOST_WORDS, Step, steps, words


def test_a_muscle_is_explained_by_its_own_facts(toy_atlas):
    ball = toy_atlas.muscle("ball")
    starts, felt, yours = steps(toy_atlas, ball, Side.LEFT)
    assert starts == Step(
        "The pain may start here: left toy muscle ball.",
        "Look at this part: left toy muscle ball. The X is where a sore spot often lies.",
    )
    assert felt.line == "It may be felt here: left front of shoulder."
    assert felt.say.startswith("From there, pain may be felt here: left front of shoulder.")
    assert "One expert drew this map" in yours.say


def test_what_is_no_muscle_has_no_x(toy_atlas):
    said = steps(toy_atlas, toy_atlas.subject("lamp"), Side.LEFT)
    assert said[0].line == "The pain may come from this: toy organ lamp."  # there is but one
    assert "X" not in " ".join(step.say for step in said)


def test_a_map_is_as_sure_as_its_weakest_part_and_what_was_counted_is_said(toy_atlas):
    ball = toy_atlas.muscle("ball")

    def graded(*grades):
        point = ball.trigger_points[0]
        points = tuple(point.model_copy(update={"grade": grade}) for grade in grades)
        return steps(toy_atlas, ball.model_copy(update={"trigger_points": points}), Side.RIGHT)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("explorer.steps.felt", lambda *_: [(("right-palm",), ())])
        assert "Two or more studies" in graded(Grade.A)[2].say
        assert "One study" in graded(Grade.A, Grade.B)[2].say
        assert "One expert" in graded(Grade.C, Grade.D)[2].say
        assert "Studies counted a part" in graded(Grade.B, Grade.C)[2].say


@pytest.mark.parametrize("count", [1, 4, 30])
@pytest.mark.parametrize("name", ["a muscle", "a muscle " + "that has a long plain name " * 3])
def test_places_make_room_for_a_long_name(toy_atlas, monkeypatch, count, name):
    cells = tuple(cell.id for cell in toy_atlas.cells)[:count]
    monkeypatch.setattr("explorer.steps.felt", lambda *_: [(cells, ())])
    ball = toy_atlas.muscle("ball").model_copy(update={"plain_name": name})
    said = steps(toy_atlas, ball, Side.RIGHT)
    assert words(*(step.say for step in said)) <= MOST_WORDS
    named = [cell for cell in cells if toy_atlas.body.cell(cell).plain_name in said[1].say]
    assert 1 <= len(named) <= MOST_PLACES + 1  # a name may stand within another
