from __future__ import annotations

import re

import pytest

from explorer.web.hand_out import SCANNED, sheet_of
from explorer.web.shelf import base
from explorer.web.state import decode

HOME = "https://example.org/atlas/"


def told(html):
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_nothing_marked_is_no_sheet(toy_atlas):
    assert sheet_of(toy_atlas, decode("who=student&q=arm"), home=HOME) == ""


def test_a_sheet_leads_back_to_the_exact_state(toy_atlas):
    state = "at=right-shoulder-front&show=ball:right&sex=male&who=clinician"
    html = sheet_of(toy_atlas, decode(state), home=HOME)
    assert f'href="{HOME}?#{state}"'.replace("&", "&amp;") in html
    assert '<img src="data:image/svg+xml;base64,' in html


@pytest.mark.parametrize("home", ["javascript:alert(1)", None, 7, "https://a b", 'https://x"y'])
def test_what_is_no_address_is_left_out(toy_atlas, home):
    html = sheet_of(toy_atlas, decode("at=right-palm"), home=home)
    assert "href" not in told(html)
    assert 'class="back' not in html


def test_a_long_drawing_has_a_link_and_no_code(toy_atlas):
    state = "ink=" + ".".join(["front:fmj0Bc-gBhB"] * 60)
    html = sheet_of(toy_atlas, decode(state), home=HOME)
    assert len(state) > SCANNED
    assert "too long for a code" in html


def test_a_name_is_never_markup(toy_atlas):
    html = sheet_of(toy_atlas, decode("at=right-palm&q=%3Cscript%3E"), home=HOME)
    assert "<script>" not in html


def test_the_shelf_answers_in_the_body_and_keeps_nothing(client):
    asked = {"home": HOME, "state": "at=right-palm"}
    answer = client.post(f"{base()}/hand-out", json=asked)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Where it hurts" in answer.text
    assert client.post(f"{base()}/hand-out", json=[]).status_code == 400
    assert client.post(f"{base()}/hand-out", json={"state": 7}).status_code == 204
    assert client.post(f"{base()}/hand-out", data="x" * 40_000).status_code == 413
    assert client.get(f"{base()}/hand-out").status_code in (404, 405)
