"""Ink and compared patterns on the turning body."""

from __future__ import annotations

import base64

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.body import Sex, ViewName
from explorer.ink import Stroke, drawn
from explorer.web.shelf import base
from explorer.web.solid_laid import laid

LAID = f"{base()}/solid/laid"


def stroke(body):
    view = body.view(ViewName.FRONT, Sex.FEMALE)
    middle = view.project(body.vertices[Sex.FEMALE][body.skin][:1] * 0 + (0, 120, 12))[0]
    return Stroke.on(view, [middle, middle + np.array([3, 0])])


def vertices(coat):
    return np.frombuffer(base64.b64decode(coat["at"]["bdata"]), dtype="<u2")


def test_the_skin_is_coloured_where_the_stroke_was_drawn(client, toy_atlas):
    one = stroke(toy_atlas.body)
    reply = client.post(LAID, data=f"ink={one.code}")
    assert reply.headers["Cache-Control"] == "no-store"
    found = reply.json
    field = drawn(toy_atlas.body, [one])
    assert found["drawn"] == ["a"]
    touched = vertices(found["coats"][0])
    assert (field[touched] > 0.3).all()
    assert set(np.flatnonzero(field > 0.9)) <= set(touched.tolist())
    assert {trace["mode"] for trace in found["traces"]} == {"lines"}


def test_two_pains_have_each_their_colour_and_a_letter(client, toy_atlas):
    code = stroke(toy_atlas.body).code
    found = client.post(LAID, data=f"ink={code}&ink-b={code}").json
    assert found["drawn"] == ["a", "b"]
    assert found["coats"][0]["colour"] != found["coats"][1]["colour"]
    letters = [trace["text"][0] for trace in found["traces"] if trace["mode"] == "text"]
    assert letters == ["<b>A</b>", "<b>B</b>"]


def test_what_is_compared_has_a_colour_a_texture_and_a_letter_each(client, toy_atlas):
    names = list(toy_atlas.subjects)[:2]
    asked = ",".join(f"{name}:right" for name in names)
    found = client.post(LAID, data=f"compare={asked}").json["compared"]
    assert [letter for letter, _, _ in found["of"]] == ["A", "B"]
    assert len({tuple(coat["colour"]) for coat in found["coats"]}) == 2
    letters = {trace["text"][0] for trace in found["traces"] if trace["mode"] == "text"}
    assert letters == {"<b>A</b>", "<b>B</b>"}


def test_one_alone_or_an_unknown_one_is_not_compared(client, toy_atlas):
    name = next(iter(toy_atlas.subjects))
    for asked in (f"compare={name}:right", f"compare={name}:right,nobody:left", ""):
        assert client.post(LAID, data=asked).json["compared"] is None


def test_a_very_long_question_is_refused(client):
    assert client.post(LAID, data="x" * 10_000).status_code == 413


@given(st.text(max_size=300))
def test_whatever_is_asked_is_answered(toy_atlas, text):
    assert set(laid(toy_atlas, text)) == {"coats", "traces", "drawn", "compared"}
