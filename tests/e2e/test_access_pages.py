"""The other pages and opened states, for who has no mouse, a small window or large letters."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PHONE = {"width": 390}
PAGES = {
    "learn/": "h1",
    "learn/harms": "h1",
    "learn/visit": "h1",
    "learn/glossary": "h1",
    "look-alikes": ".heatmaplayer image",
    "study/": "h1",
    "solid": "h1",
    "es/": "#body-map [role=option]",
    "es/learn/": "h1",
}
OPENED = {
    "#show=infraspinatus:right&who=clinician&q=infra": ".found",
    "#show=infraspinatus:right&how=latent": "#details-panel h2",
    "#at=left-chest&yes=heart-attack": ".act",
    "#layer=bones": "#body-map [role=option]",
}
FOCUSED = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const x = box.left + Math.min(box.width, 40) / 2, y = box.top + Math.min(box.height, 20) / 2;
  const top = document.elementFromPoint(x, y);
  return {
    name: (one.getAttribute("aria-label") ?? one.innerText).trim(),
    ringed: getComputedStyle(one).outlineStyle !== "none",
    seen: Boolean(top && (one.contains(top) || top.contains(one))),
  };
}"""


def walk(page, steps):
    """Press Tab; the names met, each of them seen and ringed."""
    names = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        one = page.evaluate(FOCUSED)
        assert one["ringed"], one
        assert one["seen"], one
        names.append(one["name"])
    return names


def opened(visit, path, ready):
    visit.page.emulate_media(reduced_motion="reduce")
    visit.page.goto("about:blank")
    visit.page.goto(f"{visit.home}/{path}")
    visit.page.locator(ready).first.wait_for(state="attached")
    return visit.page


@pytest.mark.parametrize("visit", [{"theme": "dark"}, PHONE], indirect=True,
                         ids=["desk dark", "phone light"])
def test_axe_finds_nothing_on_any_page_or_opened_state(visit):
    found = {}
    for state, ready in (PAGES | OPENED).items():
        page = opened(visit, state, ready)
        if wrong := [(v["id"], v["nodes"][0]["html"][:120])
                     for v in Axe().run(page).response["violations"]]:
            found[state] = wrong
    page = opened(visit, "", "#body-map [role=option]")
    page.get_by_role("button", name="Draw", exact=True).click()
    expect(page.get_by_role("button", name="Rub out")).to_be_attached()
    if wrong := [v["id"] for v in Axe().run(page).response["violations"]]:
        found["drawing"] = wrong
    assert found == {}


@pytest.mark.parametrize("visit", [{"width": 320}, PHONE, {"width": 640}], indirect=True,
                         ids=["320", "390", "1280 at 200 %"])
def test_nothing_scrolls_sideways_and_the_head_does_not_overlap(visit):
    for state, ready in (PAGES | OPENED).items():
        page = opened(visit, state, ready)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= page.viewport_size["width"], state
        boxes = [one.bounding_box() for one in page.locator(".reading .top > *").all()]
        for one, other in pairwise(boxes):
            beside = other["x"] >= one["x"] + one["width"] - 1
            assert beside or other["y"] >= one["y"] + one["height"] - 1, state


def test_the_keyboard_turns_the_body_and_leaves_it(visit):
    page = opened(visit, "solid#show=infraspinatus:right", "#turning canvas")
    expect(page.get_by_role("button", name="Latent")).to_be_visible()
    names = walk(page, 16)
    assert names[:3] == ["Back to the flat map", "Front", "Back"]
    assert names[-1] == "The female body in 3-D"
    page.keyboard.press("Shift+Tab")  # no trap
    assert page.evaluate(FOCUSED)["name"] == "Counted"
    page.get_by_role("button", name="Latent").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Latent")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status")).to_contain_text("Right infraspinatus")


def test_the_keyboard_orders_and_opens_look_alikes(visit):
    page = opened(visit, "look-alikes", ".heatmaplayer image")
    names = walk(page, 10)
    assert names[0] == "Skip to the text"
    assert names[-2:] == ["Alike side by side", "Muscles from head to foot"]
    page.keyboard.press("Enter")
    order = page.get_by_role("button", name="Muscles from head to foot")
    expect(order).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Flexor digitorum superficialis and").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".comparison")).to_be_visible()


def test_the_keyboard_skips_reads_and_follows_a_source(visit):
    page = opened(visit, "learn/harms", "h1")
    assert walk(page, 1) == ["Skip to the text"]
    page.keyboard.press("Enter")
    names = walk(page, 3)
    assert names[0] == "Grave harms"  # the table can be scrolled
    page.get_by_role("link", name="Source 1", exact=True).first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#source-1$"))


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["390"])
def test_each_of_two_sides_keeps_its_name_on_a_phone(visit):
    page = visit.open("#who=clinician&q=infraspin")
    right = page.locator(".found .show").first
    visit.answered(right.tap)
    expect(right).to_have_attribute("aria-label", re.compile("^Right: .*Hide from body$"))
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["390"])
def test_a_yes_by_mistake_asks_again(visit):
    page = visit.open("#at=left-chest")
    yes = page.get_by_role("button", name="Yes")
    visit.answered(yes.first.tap)
    expect(page.locator("#act-title")).to_be_focused()
    visit.answered(page.get_by_role("button", name="I pressed yes by mistake").tap)
    expect(page.locator("#ask-title")).to_be_focused()
    expect(yes.first).to_be_in_viewport()
    assert "yes=" not in page.url
    assert "no=" not in page.url
