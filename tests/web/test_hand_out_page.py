from __future__ import annotations

import re
from dataclasses import replace

import pytest

from explorer.knowledge.flags import RedFlag, Safety
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
    assert 'class="back' not in html
    assert "<a href" not in html.split("<h2", 1)[0]  # the head of the sheet


def test_a_long_drawing_has_a_link_and_no_code(toy_atlas):
    state = "ink=" + ".".join(["front:fmj0Bc-gBhB"] * 60)
    html = sheet_of(toy_atlas, decode(state), home=HOME)
    assert len(state) > SCANNED
    assert "too long for a code" in html


def test_a_question_of_typed_words_is_asked_on_paper_too(toy_atlas):
    loud = RedFlag(id="loud", places=(), words=("bang",), question="Is it loud?", may_be="A toy.",
                   do="go and show it.", urgency="now", sources=("toy-2000",))
    atlas = replace(toy_atlas, safety=Safety(strip=toy_atlas.safety.strip, flags=(loud,)))
    words = told(sheet_of(atlas, decode("q=it went Bang&show=ball:left"), home=HOME))
    assert "What you typed can mean an emergency." in words
    assert "Question 1. Is it loud?" in words
    assert "You marked" not in words
    assert "Ball" not in words


def test_pains_have_the_letters_that_they_have_on_the_page(toy_atlas):
    state = "at-b=right-palm&feel-b=burning&at-c=left-palm&together=on"
    words = told(sheet_of(toy_atlas, decode(state), home=HOME))
    assert "Pain B" in words
    assert "Pain C" in words
    assert "Pain A" not in words


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
