"""Sheets are PDFs of the asked size that say what the atlas says, and never how to needle."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from explorer import load_atlas
from explorer.body import DATA, Side
from explorer.cli import main
from explorer.errors import InvalidDrawing, UnknownId
from explorer.knowledge.load import digest
from explorer.knowledge.rules import TECHNIQUE
from explorer.paper.drawn import drawing_handout
from explorer.paper.handout import handout
from explorer.paper.visit import visit_sheet

TODAY = date(2026, 3, 9)
MILLIMETRE = 72 / 25.4
MARKS = ["right-shoulder-front", "right-upper-arm-front"]


@pytest.fixture(scope="module")
def atlas():
    return load_atlas()


def pages(made):
    return PdfReader(io.BytesIO(made)).pages


def words(made):
    return " ".join(" ".join(page.extract_text() for page in pages(made)).split())


@pytest.mark.parametrize("name", [
    "infraspinatus", "gluteus-minimus", "nerve-ulnar", "organ-heart", "nerve-root-c6",
])
def test_a_handout_is_one_page_that_says_all(atlas, name):
    made = handout(atlas, name, today=TODAY, side=Side.LEFT)
    said = words(made)
    assert len(pages(made)) == 1
    assert atlas.subject(name).name in said
    for piece in ("When to get help", "For your clinician", "Key sources", "9 March 2026",
                  "For learning", digest(DATA).decode()[:8], atlas.safety.strip.text):
        assert piece in said


def test_a_side_is_said_where_there_is_one(atlas):
    assert "Infraspinatus, left side" in words(
        handout(atlas, "infraspinatus", today=TODAY, side=Side.LEFT))
    assert "left side" not in words(handout(atlas, "organ-heart", today=TODAY, side=Side.LEFT))


def test_a_handout_names_sources_and_stops(atlas):
    said = words(handout(atlas, "infraspinatus", today=TODAY))
    muscle = atlas.muscle("infraspinatus")
    assert muscle.latin in said
    assert "Leffler" in said
    for idea in muscle.may_help:
        assert idea.stop in said


@pytest.mark.parametrize(("paper", "width", "height"), [
    ("a4", 210 * MILLIMETRE, 297 * MILLIMETRE), ("letter", 612, 792),
])
def test_paper_has_its_size(atlas, paper, width, height):
    (page,) = pages(handout(atlas, "soleus", today=TODAY, paper=paper))
    assert page.mediabox.width == pytest.approx(width, abs=1)
    assert page.mediabox.height == pytest.approx(height, abs=1)


def test_a_drawing_stands_beside_its_look_alikes(atlas):
    made = drawing_handout(atlas, MARKS, today=TODAY)
    said = words(made)
    assert len(pages(made)) == 1
    assert "Where it hurts" in said
    assert "1. Infraspinatus" in said


def test_words_are_never_markup(atlas):
    odd = atlas.muscle("soleus").model_copy(
        update={"name": "#panic() *ñandú* $x$ \\ <é>", "plain_name": "¿músculo?"})
    said = words(handout(_with(atlas, odd), "soleus", today=TODAY))
    assert "#panic() *ñandú* $x$ \\ <é>" in said
    assert "¿músculo?" in said


def _with(atlas, muscle):
    return replace(atlas, muscles=dict(atlas.muscles) | {muscle.id: muscle})


def test_a_visit_takes_two_pages_and_has_the_figures(atlas):
    made = visit_sheet(atlas, ["infraspinatus"], today=TODAY)
    said = words(made)
    assert len(pages(made)) <= 2
    for piece in ("Infraspinatus, right side", "Evaluation", "Informed consent",
                  "After the session", "7,531 events (36.7%)", "Intramuscular stimulation",
                  "Boyce 2020", "Consent given"):
        assert piece in said


@pytest.mark.parametrize("name", ["infraspinatus", "gluteus-minimus", "soleus"])
def test_no_sheet_says_how_to_needle(atlas, name):
    for made in (handout(atlas, name, today=TODAY), visit_sheet(atlas, [name], today=TODAY)):
        said, _, _ = words(made).rpartition("ources")  # titles of studies are their authors' words
        assert said
        assert not TECHNIQUE.search(said)


def test_the_same_day_gives_the_same_file(atlas):
    assert handout(atlas, "soleus", today=TODAY) == handout(atlas, "soleus", today=TODAY)


def test_what_can_not_be_made_is_said(atlas):
    with pytest.raises(UnknownId, match="soleus"):
        handout(atlas, "soleuss", today=TODAY)
    with pytest.raises(UnknownId):
        drawing_handout(atlas, ["right-moon"], today=TODAY)
    with pytest.raises(InvalidDrawing):
        visit_sheet(atlas, [], today=TODAY)


def test_an_address_leads_to_the_very_same(tmp_path):
    out = tmp_path / "soleus.pdf"
    assert main(["handout", "soleus", "--side", "left", "--sex", "male",
                 "--site", "https://example.org/atlas", "--out", str(out)]) == 0
    address = "https://example.org/atlas/#show=soleus:left&sex=male"
    (page,) = PdfReader(out).pages
    links = [note.get_object()["/A"]["/URI"] for note in page["/Annots"]]
    assert address in links


@pytest.mark.parametrize("arguments", [
    ["handout", "soleuss", "--out", "x.pdf"],
    ["handout", "--out", "x.pdf"],
    ["handout", "soleus", "--out", "x.png"],
    ["visit", "nerve-ulnar", "--out", "x.pdf"],
])
def test_a_request_that_can_not_be_met_is_one_line(arguments, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
