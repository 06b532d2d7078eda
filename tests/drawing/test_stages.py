from __future__ import annotations

import pytest

from explorer.body import CAMERAS, Part, Sex, Side, ViewName
from explorer.drawing.patterns import pattern
from explorer.drawing.shapes import Kind
from explorer.drawing.stages import felt, site

NAMES = ("ball", "doll", "kite", "palm", "drum", "lamp", "rope")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
@pytest.mark.parametrize("sex", Sex)
def test_frames_hold_what_is_shown_and_stay_within_the_picture(toy_atlas, name, side, sex):
    record = toy_atlas.subject(name)
    stages = felt(toy_atlas, record, side, sex)
    assert 1 <= len(stages) <= 2
    for stage in (site(toy_atlas, record, side, sex), *stages):
        x, y, width, height = stage.frame
        left, top, across, down = toy_atlas.body.view(stage.view, sex).frame
        assert left <= x < x + width <= left + across
        assert top <= y < y + height <= top + down
    assert len({stage.frame[1::2] for stage in stages}) == 1  # on one scale
    shapes = [s for one in stages for s in pattern(toy_atlas, record, side, one.view, sex)]
    assert any(shape.kind is Kind.ESSENTIAL and shape.rings for shape in shapes)


def test_a_muscle_is_seen_from_where_its_site_is(toy_atlas):
    ball = toy_atlas.subject("ball")  # lies on the shoulder blade, felt in front of the shoulder
    assert site(toy_atlas, ball, Side.RIGHT, Sex.FEMALE).view is ViewName.BACK
    views = [stage.view for stage in felt(toy_atlas, ball, Side.RIGHT, Sex.FEMALE)]
    assert ViewName.FRONT in views
    assert ViewName.BACK in views


def test_a_line_leads_from_a_site_to_pain_that_lies_elsewhere(toy_atlas):
    doll = toy_atlas.subject("doll")  # from the shoulder blade to the knee
    stage = next(s for s in felt(toy_atlas, doll, Side.RIGHT, Sex.FEMALE)
                 if s.view is ViewName.FRONT)
    [line] = stage.lines
    assert line[5] - line[1] > 60 * CAMERAS[stage.view].unit  # y runs down
    x, y, width, height = stage.frame
    assert all(x <= at <= x + width for at in line[::4])
    assert all(y <= at <= y + height for at in line[1::4])


def test_the_left_mirrors_the_right(toy_atlas):
    ball = toy_atlas.subject("ball")
    right, left = (felt(toy_atlas, ball, side, Sex.MALE) for side in (Side.RIGHT, Side.LEFT))
    assert [stage.view for stage in right] == [stage.view for stage in left]
    for one, other in zip(right, left, strict=True):
        assert one.frame[0] == pytest.approx(-other.frame[0] - other.frame[2], abs=30)


def test_a_close_up_is_chosen_for_what_it_holds_whole(toy_atlas):
    palm = toy_atlas.subject("palm")  # felt in the palm, but the muscle lies on the shoulder blade
    assert CAMERAS[felt(toy_atlas, palm, Side.RIGHT, Sex.FEMALE)[0].view].part is Part.WHOLE
