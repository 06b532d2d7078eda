from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


def muscle(page, name):
    """The muscle on the map whose name begins so."""
    return page.locator("#body-map").get_by_role("option", name=re.compile(f"^{name}")).first


def slider(page):
    return page.get_by_role("slider", name="Layer")


def test_the_slider_uncovers_muscles_and_a_click_picks_one(visit):
    page = visit.open()
    slider(page).press("ArrowRight")
    expect(slider(page)).to_have_attribute("aria-valuetext", "Outer muscles")
    assert "layer=outer" in page.url
    thigh = muscle(page, "Rectus femoris, right")
    thigh.hover()
    expect(page.locator(".said")).to_contain_text("Rectus femoris, right: ")
    visit.answered(thigh.click)
    expect(thigh).to_have_attribute("aria-selected", "true")
    expect(page.locator("#details-panel")).to_contain_text("Rectus femoris")
    expect(page.locator(".chips button")).to_have_count(0)
    page.reload()
    expect(thigh).to_have_attribute("aria-selected", "true")


def test_a_deep_layer_has_no_outer_muscle_but_the_chosen_one(visit):
    page = visit.open("#layer=deep&show=trapezius-lower:left")
    expect(muscle(page, "Supraspinatus")).to_have_count(0)
    expect(muscle(page, "Trapezius.*, left")).to_be_attached()
    expect(muscle(page, "Subscapularis, left")).to_be_attached()


def test_arrows_move_among_muscles_and_enter_picks(visit):
    page = visit.open("#layer=outer")
    muscle(page, "Rectus femoris, right").wait_for(state="attached")
    figure = page.get_by_role("listbox", name="Muscles, front")
    figure.focus()
    page.keyboard.press("ArrowDown")
    name = page.locator(".said").inner_text()
    assert re.search(r", (right|left): ", name)
    visit.answered(lambda: page.keyboard.press("Enter"))
    expect(page.locator(".sheet.chosen").first).to_have_attribute("aria-label", name)


def test_places_are_marked_by_the_list_while_muscles_are_picked(visit):
    page = visit.open("#layer=middle")
    muscle(page, "Brachialis").or_(muscle(page, "Splenius")).first.wait_for(state="attached")
    page.get_by_label("Find a place").fill("left front of knee")
    button = page.locator("#place-list .places").get_by_role("button").first
    visit.answered(button.click)
    expect(page.locator(".only-marks .marked").first).to_be_visible()
    slider(page).press("Home")
    expect(visit.cell("Left front of knee")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize(
    "visit", [{"width": 1280}, {"width": 390, "theme": "dark"}], indirect=True,
    ids=["desk", "phone dark"],
)
def test_axe_finds_nothing_among_muscles(visit):
    page = visit.open("#layer=outer&show=infraspinatus:right&view=back")
    expect(muscle(page, "Infraspinatus, right")).to_have_attribute("aria-selected", "true")
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
