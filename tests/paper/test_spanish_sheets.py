"""Sheets in Spanish are whole: nothing is left in English, and patients can read their half."""

from __future__ import annotations

import io
from datetime import date

import pytest
from leftover import leftover
from pypdf import PdfReader
from test_spanish import HIGHEST_GRADE, crawford

from explorer import load_atlas
from explorer.body import Side
from explorer.cli import main
from explorer.knowledge.language import in_language
from explorer.match import rank
from explorer.paper import drawn, handout, visit

TODAY = date(2026, 3, 9)
MARKS = ["right-shoulder-front", "left-knee-front"]


@pytest.fixture(scope="module")
def english():
    return load_atlas()


@pytest.fixture(scope="module")
def atlas(english):
    return in_language(english, "es")


def strings(content):
    """Yield what a sheet says, but for its sources, which are called as they are called."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, (dict, list, tuple)):
        for one in content.values() if isinstance(content, dict) else content:
            yield from strings(one)


@pytest.fixture
def content(monkeypatch):
    """What the sheet that is made last says, its template's own words with it."""
    said = {}

    def keep(template, content, *, today, language):
        del template, today
        said.update(content)
        return language.encode()

    for module in (handout, drawn, visit):
        monkeypatch.setattr(module, "typeset", keep)
    return said


def makers():
    yield from ((handout.handout, name) for name in (
        "infraspinatus", "nerve-ulnar", "nerve-root-c6", "joint-hip", "organ-heart"))
    yield drawn.drawing_handout, MARKS
    yield visit.visit_sheet, ["infraspinatus", "soleus"]


@pytest.mark.parametrize(("make", "what"), [*makers()])
def test_nothing_is_left_in_english(english, atlas, content, make, what):
    make(atlas, what, today=TODAY)
    del content["sources"]
    assert leftover(english, list(strings(content))) == []


def test_what_is_english_is_found(english, content):
    handout.handout(english, "infraspinatus", today=TODAY)
    assert "What it is" in leftover(english, list(strings(content)))


@pytest.mark.parametrize("make", [handout.handout, drawn.drawing_handout, visit.visit_sheet])
def test_templates_speak_as_the_atlas(atlas, make):
    what = "infraspinatus" if make is handout.handout else MARKS
    made = make(atlas, ["soleus"] if make is visit.visit_sheet else what, today=TODAY)
    pages = PdfReader(io.BytesIO(made)).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "9 de marzo de 2026" in said
    band = "Paso a paso" if make is visit.visit_sheet else "Para su profesional de la salud"
    assert band in said
    assert "DERECHA" in said or "DELANTE" in said
    assert PdfReader(io.BytesIO(made)).trailer["/Root"]["/Lang"] == "es"
    assert len(pages) <= (2 if make is visit.visit_sheet else 1)


def test_a_patient_can_read_every_hand_out(atlas):
    grades = {}
    for name, subject in atlas.subjects.items():
        (_, what), _, (_, feels) = handout.patient(atlas, subject, (("right-shin",), ()))
        grades[name] = round(crawford([what, feels]), 1)
    assert {name: grade for name, grade in grades.items() if grade > HIGHEST_GRADE} == {}


def test_a_patient_can_read_the_page_of_a_drawing(atlas):
    said = drawn.patient_of(atlas, rank(atlas, MARKS)[:3])
    assert crawford([said[0][1]]) <= HIGHEST_GRADE
    assert crawford([words for _, words in said]) <= HIGHEST_GRADE


def test_an_address_leads_to_the_page_in_spanish(tmp_path):
    out = tmp_path / "soleus.pdf"
    assert main(["handout", "soleus", "--side", "left", "--language", "es",
                 "--site", "https://example.org/atlas", "--out", str(out)]) == 0
    (page,) = PdfReader(out).pages
    links = [note.get_object()["/A"]["/URI"] for note in page["/Annots"]]
    assert "https://example.org/atlas/es/#show=soleus:left" in links


def test_the_side_is_said(atlas, content):
    handout.handout(atlas, "soleus", today=TODAY, side=Side.LEFT)
    assert content["side"] == "lado izquierdo"
