from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PHONE, DESK = {"width": 390}, {"width": 1280}
SHOWN = "show=infraspinatus:right&who=clinician"
MARKED = f"#at=right-shoulder-front,right-nape&{SHOWN}"


def view(page):
    return page.get_by_role("dialog")


def pictures(page):
    return view(page).get_by_role("img")


def search(page):
    return page.get_by_role("searchbox", name="Search")


def line(page):
    return page.locator(".steps-line")


@pytest.mark.parametrize("visit", [DESK, PHONE], indirect=True, ids=["1280", "390"])
def test_nine_keys_lead_from_an_open_page_to_the_picture(visit):
    """Tab, Tab, five letters, Enter, Enter: no server, however slow, needs another key."""
    page = visit.open("#who=clinician")
    keys = ["Tab", "Tab", *"infra", "Enter", "Enter"]
    for key in keys:
        page.keyboard.press(key)
    assert len(keys) == 9
    expect(line(page)).to_contain_text("The pain may start here: right muscle on the back")
    expect(view(page).get_by_role("heading", name="Infraspinatus")).to_be_focused()
    expect(pictures(page)).to_have_accessible_name(re.compile("^Back. The pain may start here"))
    expect(view(page).locator(".muscle")).to_be_visible()
    expect(view(page).locator(".steps-figure .cross")).to_have_count(3)
    page.keyboard.press("ArrowRight")
    expect(line(page)).to_contain_text("It may be felt here: right front of shoulder")
    expect(view(page).locator(".way").first).to_be_attached()
    page.keyboard.press("ArrowRight")
    expect(line(page)).to_contain_text("Does your pain look like this?")
    expect(view(page)).to_contain_text("Near it:")
    expect(view(page)).to_contain_text("Any minor event: 7,531 events")
    page.keyboard.press("ArrowRight")  # there is no fourth
    expect(page).to_have_url(re.compile("explain=3"))
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("explain=2"))
    page.keyboard.press("Escape")
    expect(view(page)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("explain"))
    expect(search(page)).to_be_focused()


def test_enter_shows_a_patient_the_pattern_and_no_more(visit):
    page = visit.open()
    search(page).press_sequentially("infraspin")
    page.keyboard.press("Enter")
    expect(page.locator("#body-map-back .essential")).to_be_visible()
    expect(page).to_have_url(re.compile("show=infraspinatus:right"))
    page.keyboard.press("Enter")
    visit.answered(lambda: visit.cell("Right palm of hand").click())
    expect(view(page)).to_have_count(0)
    page.get_by_role("button", name="See it in 3 steps").click()
    expect(view(page).get_by_role("heading", name="Right muscle on the back")).to_be_focused()
    expect(view(page)).not_to_contain_text("You may say")
    page.get_by_role("button", name="Your pain").click()
    expect(view(page)).to_contain_text("Carpal tunnel syndrome")
    expect(view(page)).not_to_contain_text("Before any needling")


def test_the_view_comes_when_it_is_opened_and_steps_ask_nothing_of_the_marks(visit):
    page = visit.open(f"#{SHOWN}")
    expect(page.locator("#details-panel")).to_contain_text("Sources")
    assert not any("/steps/" in sent.url for sent in visit.requests)
    page.get_by_role("button", name="Explain in 3 steps").click()
    expect(pictures(page)).to_have_count(1)
    assert any(sent.url.endswith("/steps/view.js") for sent in visit.requests)
    before = [sent for sent in visit.requests if "_dash-update" in sent.url]
    page.get_by_role("button", name="Next").click()
    expect(pictures(page)).to_have_count(2)
    page.get_by_role("button", name="Mirror").click()
    assert [sent for sent in visit.requests if "_dash-update" in sent.url] == before
    assert not any("infraspinatus" in sent.url for sent in visit.requests)
    page.go_back()  # all of it is one step back
    expect(view(page)).to_have_count(0)


@pytest.mark.parametrize("visit", [DESK, PHONE], indirect=True, ids=["1280", "390"])
def test_a_mirror_flips_the_picture_and_not_its_words(visit):
    page = visit.open(f"#{SHOWN}&explain=2")
    front = view(page).locator("figure", has_text="Front")
    back = view(page).locator("figure", has_text="Back")
    zone = front.locator(".essential")
    expect(zone).to_be_visible()
    middle = front.bounding_box()["x"] + front.bounding_box()["width"] / 2

    def at(words):
        box = front.get_by_text(words, exact=True).bounding_box()
        return box["x"] + box["width"] / 2

    def arm():
        box = zone.bounding_box()
        return box["x"] + box["width"] / 2

    assert at("RIGHT") < middle < at("LEFT")
    assert arm() < middle
    behind = back.locator(".essential").bounding_box()
    page.get_by_role("button", name="Mirror").click()
    expect(view(page)).to_contain_text("As in a mirror: your right is on the right.")
    expect(page).to_have_url(re.compile("mirror=on"))
    assert at("LEFT") < middle < at("RIGHT")
    assert arm() > middle
    assert back.locator(".essential").bounding_box() == behind  # right is on the right there
    page.reload()
    expect(page.get_by_role("button", name="Mirror")).to_have_attribute("aria-pressed", "true")
    letters = front.get_by_text("RIGHT", exact=True)
    assert letters.evaluate("one => getComputedStyle(one).transform") == "none"


def test_marks_and_pattern_are_on_one_body_with_what_separates(visit):
    page = visit.open(f"{MARKED}&explain=3")
    expect(line(page)).to_contain_text("Where both meet, your pain looks like this map.")
    expect(view(page).locator(".part.both").first).to_be_visible()
    expect(view(page).locator(".explained")).to_contain_text("Yours onlyright back of neck")
    expect(view(page)).to_contain_text("Neck movement brings on the arm pain")
    page.get_by_role("button", name="Left", exact=True).click()
    expect(line(page)).to_contain_text("Your marks and this map do not meet.")
    expect(page).to_have_url(re.compile("show=infraspinatus:left"))


def test_without_marks_it_leads_to_where_places_are_named(visit):
    page = visit.open("#show=infraspinatus:right&explain=3")
    page.get_by_role("button", name="Mark where it hurts").click()
    expect(view(page)).to_have_count(0)
    expect(page.get_by_label("Find a place")).to_be_focused()


def test_a_patients_marks_wait_for_the_question_of_safety(visit):
    page = visit.open("#at=left-chest&show=organ-heart:left&explain=3")
    expect(view(page)).to_contain_text("A question comes first.")
    expect(view(page).locator(".part")).to_have_count(0)
    page.get_by_role("button", name="To the question").click()
    expect(page.locator(".ask h2")).to_be_focused()


def test_an_unknown_pattern_is_said_and_left(visit):
    page = visit.open("#show=nobody:right&explain=1")
    expect(view(page)).to_contain_text("is not known")
    page.get_by_role("button", name="Close").click()
    expect(view(page)).to_have_count(0)


def test_it_fills_the_screen_where_the_browser_can(visit):
    page = visit.open(f"#{SHOWN}&explain=1")
    full = page.get_by_role("button", name="Full screen")
    full.click()
    expect(full).to_have_attribute("aria-pressed", "true")
    expect(line(page)).to_be_visible()
    page.get_by_role("button", name="Close").click()
    page.wait_for_function("document.fullscreenElement === null")


def test_nothing_moves_for_who_wants_no_motion(visit):
    page = visit.page
    moves = """() => document.getAnimations()
      .filter((one) => one.animationName?.startsWith("steps")).length"""
    page.emulate_media(reduced_motion="reduce")
    visit.open(f"#{SHOWN}&explain=2")
    expect(view(page).locator(".way").first).to_be_attached()
    assert page.evaluate(moves) == 0
    page.emulate_media(reduced_motion="no-preference")
    page.reload()
    expect(view(page).locator(".way").first).to_be_attached()
    page.wait_for_function(f"({moves})() > 0")


def test_paper_has_the_page_below(visit):
    page = visit.open(f"#{SHOWN}&explain=2")
    expect(line(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(view(page)).to_be_hidden()
    expect(page.locator("#body-map-back .essential")).to_be_visible()


@pytest.mark.parametrize("visit", [
    {"theme": "light"}, {"theme": "dark"}, {"width": 390, "theme": "light"},
    {"width": 390, "theme": "dark"},
], indirect=True, ids=["desk light", "desk dark", "phone light", "phone dark"])
def test_axe_targets_and_reflow_in_every_step(visit):
    page = visit.page
    page.emulate_media(reduced_motion="reduce")  # colours are measured when they stand
    small = """() => [...document.querySelectorAll("dialog :is(button, a[href])")]
      .filter((one) => one.checkVisibility())
      .map((one) => [one.textContent, one.getBoundingClientRect()])
      .filter(([, box]) => (box.height < 24 || box.width < 24))
      .filter(([words]) => !/\\d{4}$/.test(words)).map(([words]) => words)"""  # links in a line
    found = {}
    for step in "123":
        page.goto("about:blank")
        visit.open(f"{MARKED}&explain={step}")
        ready = ".part.both" if step == "3" else ".steps-figure .points path"
        view(page).locator(ready).first.wait_for(state="attached")
        wrong = [(v["id"], v["nodes"][0]["html"][:120])
                 for v in Axe().run(page).response["violations"]]
        too_small = page.evaluate(small)
        wide = page.evaluate("document.querySelector('dialog').scrollWidth - innerWidth")
        if wrong or too_small or wide > 0:
            found[step] = (wrong, too_small, wide)
    assert found == {}


def test_it_speaks_spanish(visit):
    page = visit.page
    page.goto(f"{visit.home}/es/#{SHOWN}&explain=2&mirror=on")
    expect(line(page)).to_contain_text("Puede sentirse aquí: parte delantera del hombro")
    expect(view(page)).to_contain_text("Puede decir")
    expect(view(page)).to_contain_text("Como en un espejo")
    expect(view(page).locator("figure").first).to_contain_text("DERECHA")
    page.get_by_role("button", name="Siguiente").click()
    expect(view(page)).to_contain_text("Daños que se contaron")
