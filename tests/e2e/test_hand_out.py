"""Printed, the page is one sheet for a visit: on A4 and Letter, whatever is marked and shown."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from explorer import load_atlas
from explorer.body import DATA
from explorer.knowledge.load import digest

MARKS = "at=right-shoulder-front,right-upper-arm-front&depth=deep"
SHOWN = f"#{MARKS}&show=infraspinatus:right"
LONGEST = 4  # records that are tried
SMALLEST = 6.5  # pt of type
SECTIONS = 4  # of a clinician's half: none is left out whole


def sheet(page, paper):
    """Print as the browser does, and give the one page's words and links."""
    pages = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    assert len(pages) == 1
    links = [note.get_object()["/A"]["/URI"] for note in pages[0].get("/Annots", [])]
    return " ".join(pages[0].extract_text().split()), links


def unclipped(page):
    """Tell whether all of the sheet stands on the paper."""
    page.emulate_media(media="print")
    box = page.locator(".hand-out .sheet").bounding_box()
    page.emulate_media(media="null")
    return box["height"] <= 258 * 96 / 25.4


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("who", ["patient", "clinician"])
def test_a_shown_pattern_is_one_page_for_both(visit, paper, who):
    page = visit.open(SHOWN + ("" if who == "patient" else f"&who={who}"))
    expect(page.locator("#body-map .essential").first).to_be_visible()
    words, links = sheet(page, paper)
    for piece in ("RIGHT", "LEFT", "You marked: right front of shoulder", "Infraspinatus",
                  "What it is", "Where its pain may be felt", "How it may feel", "What may help",
                  "When to get help", "For your clinician", "Deep ache; Deep inside",
                  "suprascapular nerve; C5, C6", "Key sources", str(datetime.now(UTC).year),
                  digest(DATA).decode()[:8]):
        assert piece in words
    state = page.evaluate("location.hash")
    assert f"{visit.home}/?{state}" in links
    assert page.locator(".hand-out .back img").count() == 1
    assert page.locator(".hand-out .told li").count() <= 5
    assert unclipped(page)


def test_a_drawing_alone_is_printed_with_the_best_three(visit):
    page = visit.open(f"#{MARKS}")
    button = page.get_by_role("button", name="Print a page for my visit")
    page.evaluate("window.print = () => document.body.classList.add('printed'); 0")
    button.click()
    expect(page.locator("body.printed")).to_be_attached()
    words, _ = sheet(page, "Letter")
    assert "Where it hurts" in words
    assert "1. Right muscle on the back of the shoulder blade" in words
    assert page.locator(".hand-out figure").count() == 5
    expect(page.locator(".hand-out")).to_be_hidden()


def test_nothing_found_is_printed_while_a_question_waits(visit):
    page = visit.open("#at=left-chest&show=pectoralis-major-sternal:left")
    expect(page.locator(".ask")).to_be_visible()
    words, _ = sheet(page, "A4")
    assert "First, to be safe" in words
    assert "Call your emergency number now" in words
    assert "Pectoralis" not in words


@pytest.mark.parametrize(("language", "notes"), [("", "Notes:"), ("/es", "Notas:")])
def test_the_longest_records_fit(visit, language, notes):
    atlas = load_atlas()
    records = sorted(atlas.subjects.values(), key=lambda one: -len(one.model_dump_json()))
    page = visit.open(f"{language}/#v=1")
    for one in records[:LONGEST]:
        page.evaluate(f"location.hash = '{MARKS}&show={one.id}:left'")
        words, _ = sheet(page, "Letter")
        assert notes in words, one.id
        assert unclipped(page), one.id
        told = page.locator(".hand-out").evaluate("""sheet => [
            parseFloat(sheet.style.getPropertyValue("--clinician")),
            sheet.querySelectorAll(".clinician [hidden]:not(.left-out)").length,
            !sheet.querySelector(".left-out").hidden,
            sheet.querySelectorAll(".clinician section").length]""")
        assert told[0] >= SMALLEST, one.id
        assert bool(told[1]) == told[2], one.id  # what is left out is said to be
        assert told[3] >= SECTIONS, one.id


def test_what_is_printed_is_in_no_address(visit):
    page = visit.open(SHOWN)
    sheet(page, "A4")
    asked = [sent for sent in visit.requests if sent.url.endswith("/hand-out")]
    assert [sent.method for sent in asked] == ["POST"]
    assert "infraspinatus" in asked[0].post_data
    assert not [s.url for s in visit.requests if re.search("infraspinatus|shoulder-front", s.url)]


@pytest.mark.parametrize("fragment", ["", "#who=student"])
def test_without_marks_the_page_itself_is_printed(visit, fragment):
    page = visit.open(fragment)
    words = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "For your clinician" not in words
    assert "Trigger-Point Explorer" in words
