from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.body import Part, Sex, Side, ViewName, part_views
from explorer.ink import Brush, Stroke
from explorer.web.sketch import outlines


@pytest.fixture(scope="module")
def code(toy_atlas):
    """A stroke over the right shoulder, drawn from the front."""
    body = toy_atlas.body
    view = body.view(ViewName.FRONT, Sex.FEMALE)
    places = [body.find(f"upper-arm {share} lateral", side=Side.RIGHT) for share in (0.2, 0.6)]
    points = view.project(body.vertices[view.sex][[place.vertex for place in places]])
    return Stroke.on(view, points, brush=Brush.BROAD).code


def test_what_was_drawn_in_one_view_is_outlined_in_those_that_see_it(toy_atlas, code):
    every = [view.value for view in ViewName if view in part_views(Part.WHOLE)]
    asked = {"address": f"ink={code}&sex=male", "views": every}
    shown = outlines(toy_atlas, asked)
    assert shown["sketch"] == asked
    assert list(shown["views"]) == every
    assert set(shown["views"]["front"]) == set(shown["views"]["right"]) == {"a"}
    assert shown["views"]["left"] == {}
    path, x, y = shown["views"]["right"]["a"]
    assert re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)+", path)
    x0, y0, x1, y1 = (10 * edge for edge in toy_atlas.body.view("right", "male").box)
    assert x0 < x < x1
    assert y0 < y < y1


def test_each_pain_has_its_own_outline(toy_atlas, code):
    asked = {"address": f"ink={code}&ink-c={code}&at-b=right-palm", "views": ["front"]}
    assert set(outlines(toy_atlas, asked)["views"]["front"]) == {"a", "c"}


@given(st.none() | st.text() | st.lists(st.integers()) | st.dictionaries(
    st.sampled_from(["address", "views"]), st.text() | st.lists(st.text() | st.none(), max_size=9),
))
def test_whatever_the_browser_sends_is_answered(toy_atlas, sketch):
    shown = outlines(toy_atlas, sketch)
    assert all(not drawn for drawn in shown.get("views", {}).values())


def test_the_callback_answers(client, code):
    reply = client.post("/_dash-update-component", json={
        "output": "body-map.outlines",
        "outputs": {"id": "body-map", "property": "outlines"},
        "inputs": [{"id": "body-map", "property": "sketch",
                    "value": {"address": f"ink={code}", "views": ["front"]}}],
        "changedPropIds": ["body-map.sketch"],
        "state": [],
    })
    assert reply.json["response"]["body-map"]["outlines"]["views"]["front"]["a"]


def test_a_stroke_on_a_close_up_is_the_same_on_the_whole(toy_atlas):
    body = toy_atlas.body
    near = body.view(ViewName.HANDS_PALM, Sex.FEMALE)
    vertex = body.find("palm", side=Side.LEFT).vertex
    stroke = Stroke.on(near, near.project(body.vertices[near.sex][[vertex]]), brush=Brush.FINE)
    shown = outlines(toy_atlas, {
        "address": f"ink={stroke.code}", "views": ["front", "back", "hands-palm", "hands-back"],
    })["views"]
    assert [view for view, drawn in shown.items() if drawn] == ["front", "hands-palm"]
    for name in (ViewName.FRONT, ViewName.HANDS_PALM):
        view = body.view(name, near.sex)
        at = view.project(body.vertices[near.sex][[vertex]])[0] * view.unit
        _, x, y = shown[name]["a"]
        assert abs(at - (x, y)).max() < 0.6 * view.unit
