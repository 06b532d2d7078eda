from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PHONE = {"width": 390}
DRAWING = "#body-map .drawing"


def over(visit, name):
    """Middle of a place on the screen."""
    box = visit.cell(name).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def draw(visit, start, end):
    """Draw a line with the mouse, and wait for the outlines and the answer."""
    mouse = visit.page.mouse
    mouse.move(*start)
    mouse.down()
    mouse.move(*end, steps=20)
    visit.answered(mouse.up)


def inked(page):
    """Tell whether raw ink is on the front figure's canvas."""
    return page.evaluate("""() => {
      const board = document.querySelector('#body-map canvas');
      const {data} = board.getContext('2d').getImageData(0, 0, board.width, board.height);
      return data.some(Boolean);
    }""")


def touch(page):
    """Give what sends touches: a kind and the points of the fingers."""
    session = page.context.new_cdp_session(page)

    def send(kind, *points):
        session.send("Input.dispatchTouchEvent", {
            "type": kind,
            "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)],
        })

    return send


def test_ink_becomes_a_drawing_that_is_answered_undone_and_shared(visit, chromium):
    page = visit.open()
    page.get_by_role("button", name="Draw", exact=True).click()
    draw(visit, over(visit, "Right front of shoulder"), over(visit, "Right front of upper arm"))
    expect(page.locator(DRAWING).first).to_be_visible()
    expect(page.locator(".card").first).to_contain_text("front of")
    expect(page.locator(".dropped")).to_have_count(0)
    assert not inked(page)
    drawn = page.url
    assert re.search(r"#ink=front:fm[\w-]+$", drawn)
    page.get_by_role("button", name="Both sides").click()
    expect(page.locator("#body-map-right .drawing")).to_be_visible()
    expect(page.locator("#body-map-left .drawing")).to_have_count(0)
    other = chromium.new_context()
    shared = other.new_page()
    shared.goto(drawn)
    expect(shared.locator(DRAWING).first).to_be_visible()
    expect(shared.locator(".card").first).to_be_visible()
    other.close()
    page.locator(".pen-tools").get_by_role("button", name="Undo").click()
    expect(page.locator(DRAWING)).to_have_count(0)
    expect(page.get_by_role("button", name="Clear drawing")).to_be_disabled()


def test_a_click_in_draw_makes_a_dot_and_marks_no_place(visit):
    page = visit.open()
    page.get_by_role("button", name="Draw", exact=True).click()
    page.get_by_role("button", name="Broad").click()
    visit.answered(lambda: page.mouse.click(*over(visit, "Right front of knee")))
    expect(page.locator(DRAWING)).to_have_count(1)
    assert "at=" not in page.url
    page.get_by_role("button", name="Rub out").click()
    visit.answered(lambda: page.mouse.click(*over(visit, "Right front of knee")))
    expect(page.locator(DRAWING)).to_have_count(0)
    expect(page.locator(".card")).to_have_count(0)


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["390"])
def test_a_phone_scrolls_until_draw_is_on_and_two_fingers_never_draw(visit):
    page = visit.open()
    send = touch(page)
    figure = page.locator("#body-map-front")
    page.get_by_role("button", name="Draw", exact=True).tap()
    expect(page.locator(".pen-done")).to_be_in_viewport()
    x, y = over(visit, "Right front of knee")
    before = page.evaluate("scrollY")
    send("touchStart", (x, y))
    send("touchMove", (x, y + 30))
    send("touchMove", (x, y + 60))
    visit.answered(lambda: send("touchEnd"))
    assert page.evaluate("scrollY") == before
    expect(page.locator(DRAWING)).to_have_count(1)
    drawn, whole = page.url, figure.get_attribute("viewBox")
    send("touchStart", (x, y))
    send("touchMove", (x, y - 4))
    send("touchStart", (x, y - 4), (x + 50, y))
    send("touchMove", (x - 40, y - 4), (x + 90, y))
    send("touchEnd")
    expect(figure).not_to_have_attribute("viewBox", whole)
    assert page.url == drawn
    page.get_by_role("button", name="Done").tap()
    expect(page.locator(".pen-tools")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_several_pains_have_letters_and_their_own_answers(visit):
    page = visit.open()
    visit.mark("Right front of shoulder")
    first = page.locator(".card").first.get_attribute("data-show")
    page.get_by_role("button", name="Another pain").click()
    visit.mark("Left front of knee")
    expect(page.locator("#body-map-front .letter")).to_have_text(["A", "B"])
    expect(page.locator(".card").first).to_have_attribute("data-show", re.compile(":left"))
    visit.answered(lambda: page.get_by_role("button", name="Pain A").click())
    expect(page.locator(".card").first).to_have_attribute("data-show", first)
    visit.answered(lambda: page.get_by_label("Look at all pains together").check())
    whys = " ".join(page.locator(".card .why").all_inner_texts())
    assert "right front of shoulder" in whys
    assert "left front of knee" in whys
    assert "at=right-shoulder-front&at-b=left-knee-front&together=on" in page.url
    page.get_by_role("button", name="Pain B").click()
    page.get_by_role("button", name="Remove B").click()
    expect(page.locator(".which-pain")).to_have_count(0)
    assert page.url.endswith("#at=right-shoulder-front")


def test_tingling_puts_a_nerve_first_and_says_why(visit):
    page = visit.open("#at=right-palm")
    visit.answered(lambda: page.get_by_label("How it feels").select_option("tingling"))
    expect(page.locator(".feels")).to_contain_text("You marked tingling")
    expect(page.locator(".feels a").first).to_have_attribute("href", re.compile("^https?://"))
    expect(page.locator(".others li").first).to_contain_text(re.compile("nerve", re.IGNORECASE))


def test_a_full_address_is_said_and_keeps_what_is_there(visit):
    stroke = f"front:fm{'AC' * 656}"
    page = visit.open(f"#ink={'.'.join([stroke] * 6)}")
    full = page.url
    page.get_by_role("button", name="Draw", exact=True).click()
    page.get_by_role("button", name="Fine").click()
    x, y = over(visit, "Right front of knee")
    page.mouse.move(x, y)
    page.mouse.down()
    for turn in range(60):
        page.mouse.move(x + 40 * (turn % 2), y + turn)
    page.mouse.up()
    page.mouse.move(x, y)
    assert 7900 < len(full.partition("#")[2]) < 8000
    expect(page.locator(".pen-full")).to_contain_text("This page is full")
    assert page.url == full
    assert not inked(page)


@pytest.mark.parametrize("visit", [{"theme": "light"}, PHONE | {"theme": "dark"}],
                         indirect=True, ids=["desk light", "phone dark"])
def test_axe_finds_nothing_while_drawing_several_pains(visit):
    page = visit.open("#at=right-shoulder-front&at-b=left-knee-front&feel-b=numb&pain=b")
    page.get_by_role("button", name="Draw", exact=True).click()
    expect(page.locator(".card").first).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
