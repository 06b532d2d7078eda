from __future__ import annotations

import base64
import re

import numpy as np
import pytest

from explorer.body import Sex
from explorer.drawing.coats import SKIN
from explorer.web.shelf import ASSETS, base

SHELF = f"{base()}/solid"


def columns(client, what, kind, count):
    steps = np.frombuffer(client.get(f"{SHELF}/{what}.bin").data, dtype=kind)
    return np.cumsum(steps.reshape(count, -1), axis=1, dtype=kind)


@pytest.mark.parametrize("sex", [sex.value for sex in Sex])
def test_the_skin_reads_back_to_a_tenth_of_a_millimetre(client, toy_atlas, sex):
    x, y, z = columns(client, f"skin-{sex}", "<i2", 3) / 100
    assert np.abs(np.stack([x, z, -y], axis=1) - toy_atlas.body.vertices[sex]).max() <= 0.0051


def test_triangles_and_cells_read_back(client, toy_atlas):
    body = toy_atlas.body
    assert np.array_equal(columns(client, "triangles", "<u2", 3).T, body.triangles)
    assert np.array_equal(columns(client, "cells", "<i2", 1)[0], body.cell_of_vertex)


def test_geometry_is_small_and_kept_for_good(client):
    total = 0
    for what in ("triangles.bin", "cells.bin", "skin-female.bin", "stage-female.json"):
        reply = client.get(f"{SHELF}/{what}", headers={"Accept-Encoding": "br"})
        assert "immutable" in reply.headers["Cache-Control"]
        total += len(reply.data)
    assert total < 220_000


def test_a_pattern_has_colours_traces_signs_and_the_view_to_see_it_from(client, toy_atlas):
    shown = client.get(f"{SHELF}/ball-right-female-active.json").json
    assert shown["title"] == "Right ball"
    assert shown["hows"] == ["active", "latent"]
    assert shown["signs"] == ["point", "essential", "spillover", "muscle"]
    assert shown["seen"]["front"] > 0.5 > shown["seen"]["back"]
    at, amount = (base64.b64decode(shown["coats"][1][key]["bdata"]) for key in ("at", "amount"))
    vertices = np.frombuffer(at, dtype="<u2")
    assert len(vertices) == len(amount)
    assert toy_atlas.body.canonical[vertices, 0].max() < 0  # on the right


def test_latent_is_a_pattern_of_its_own_and_counted_needs_counts(client):
    active, latent, counted = (
        client.get(f"{SHELF}/ball-right-female-{how}.json").json
        for how in ("active", "latent", "counted")
    )
    assert active["coats"] != latent["coats"]
    assert active["coats"] == counted["coats"]


def test_the_stage_says_how_marks_look_so_that_none_is_sent(client):
    stage = client.get(f"{SHELF}/stage-male.json").json
    assert stage["skin"] == list(SKIN)
    assert {"hatch", "edge", "along", "gap", "colour", "amount"} <= set(stage["marks"])
    assert ["right-palm", "Right palm of hand"] in stage["cells"]


def test_an_unknown_pattern_is_no_error_of_the_page(client):
    assert client.get(f"{SHELF}/nobody-right-female-active.json").status_code == 204


@pytest.mark.parametrize("address", [
    "ball-up-female-active.json", "ball-right-robot-active.json", "ball-right-male-maybe.json",
    "skin-robot.bin", "bones.bin", "stage-robot.json",
])
def test_what_there_is_not_is_not_found(client, address):
    assert client.get(f"{SHELF}/{address}").status_code == 404


def test_the_page_is_light_and_loads_plotly_only_when_it_can_show_it(client):
    reply = client.get("/solid", headers={"Accept-Encoding": "br"})
    assert len(reply.data) < 14_600  # what a server may send before it hears from the browser
    page = client.get("/solid").text
    assert re.findall(r'<script src="([^"]+)"', page) == [f"{SHELF}/page.js"]
    assert "Get help now for bad pain." in page
    assert "script-src 'self';" in reply.headers["Content-Security-Policy"]
    script = client.get(f"{SHELF}/plotly.js", headers={"Accept-Encoding": "br"})
    assert "immutable" in script.headers["Cache-Control"]
    assert len(script.data) < 1_500_000


def test_every_button_has_an_act_and_every_sign_its_look(client):
    page = client.get("/solid").text
    acts = (ASSETS / "solid.js").read_text(encoding="utf-8")
    for act in set(re.findall(r'<button type="button" data-(\w+)=', page)):
        assert re.search(rf"^    {act}: ", acts, re.MULTILINE), act
    looks = (ASSETS / "solid.css").read_text(encoding="utf-8")
    for sign in re.findall(r'data-sign="([^"]+)"', page):
        assert f'[data-sign="{sign}"] i' in looks
