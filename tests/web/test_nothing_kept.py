"""A drawing is gone from the server with its answer: what is kept is made of the atlas alone."""

from __future__ import annotations

import gc

import pytest

from explorer.ink import Stroke
from explorer.pains import Pain
from explorer.web.shelf import base

DRAWN = "front:fmh0Bc-gDhB"  # as no other test draws
TOLD = (f"at=right-palm,left-temple&ink={DRAWN}&before=right-palm.{DRAWN}"
        "&show=ball:right&who=student")


def callback(client, output, given, value):
    (thing, name), (source, sent) = output.split("."), given.split(".")
    reply = client.post("/_dash-update-component", json={
        "output": output, "outputs": {"id": thing, "property": name},
        "inputs": [{"id": source, "property": sent, "value": value}],
        "changedPropIds": [given], "state": [],
    })
    return reply.json["response"][thing][name]


WAYS = {
    "answer": lambda client: callback(client, "answer-panel.content", "address.question", TOLD),
    "outlines": lambda client: callback(
        client, "body-map.outlines", "body-map.sketch", {"address": TOLD, "views": ["front"]}),
    "explained": lambda client: callback(
        client, "body-map.explained", "body-map.explain", {"question": TOLD, "views": ["front"]}),
    "again": lambda client: client.post(f"{base()}/again", data=f"front;{TOLD}").data,
    "hand-out": lambda client: client.post(f"{base()}/hand-out", json={"state": TOLD}).data,
    "laid": lambda client: client.post(f"{base()}/solid/laid", data=TOLD).data,
}


def pains_told():
    """Give what is in memory of what was told here."""
    gc.collect()
    stroke = Stroke.parse(DRAWN)
    return [one for one in gc.get_objects() if isinstance(one, Pain) and stroke in one.ink]


@pytest.mark.parametrize("way", WAYS)
def test_an_answer_leaves_no_drawing_behind(client, way):
    assert WAYS[way](client)
    assert pains_told() == []
