"""A student's story, told by keyboard on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PHONE = {"width": 390}


def opened(visit):
    page = visit.page
    page.goto(f"{visit.home}/study/")
    expect(page.get_by_role("button", name="Name the pattern")).to_be_visible()
    return page


def press(page, target, key="Enter"):
    target.focus()
    page.keyboard.press(key)


def kind(page, name, starts):
    press(page, page.get_by_role("button", name=name))
    expect(page.locator(f'.question[data-question^="{starts}:"]')).to_be_visible()


def right(page, starts):
    """Give the id that is right, as the shelf says it."""
    return page.evaluate(
        """async (kind) => {
            const shelf = document.querySelector(".study").dataset.shelf;
            const all = await (await fetch(`${shelf}/${kind}.json`)).json();
            const id = document.querySelector(".question").dataset.question;
            return all.find((one) => one.id === id).answer;
        }""", starts)


def clean(page):
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in found] == []
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("visit", [PHONE, PHONE | {"theme": "dark"}], indirect=True,
                         ids=["light", "dark"])
def test_a_student_answers_points_and_forgets_by_keyboard(visit):
    page = opened(visit)
    kind(page, "Name the pattern", "pattern")
    answer = right(page, "pattern")
    press(page, page.locator(f'.choice[data-choice="{answer}"]'))
    expect(page.locator(".verdict")).to_be_focused()
    expect(page.locator(".verdict")).to_have_text("Right.")
    expect(page.locator(".result a")).to_have_attribute("href", f"/en/#show={answer}:right")
    expect(page.locator(".standing")).to_contain_text("1 for later")
    clean(page)
    first = page.locator(".question").get_attribute("data-question")
    press(page, page.get_by_role("button", name="Next question"))
    expect(page.locator(".question h3")).to_be_focused()
    assert page.locator(".question").get_attribute("data-question") != first
    wrong = page.locator(f'.choice:not([data-choice="{right(page, "pattern")}"])').first
    press(page, wrong, "Space")
    expect(page.locator(".verdict")).to_have_text("Not right.")
    expect(page.locator(".standing")).to_contain_text("1 due")
    missed = page.locator(".question").get_attribute("data-question")

    page.reload()
    kind(page, "Spot the impostor", "impostor")
    expect(page.locator(".choice.pictured")).to_have_count(4)
    clean(page)
    kind(page, "Name the pattern", "pattern")
    assert page.locator(".question").get_attribute("data-question") == missed  # due ones first

    kind(page, "Point at the pattern", "point")
    front = page.get_by_role("listbox", name="Places on the body, front")
    front.focus()
    for key in ("End", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    expect(front.locator('[aria-selected="true"]')).to_have_count(1)
    expect(page.locator(".pointing [role=status]")).to_contain_text("1 picked")
    press(page, page.get_by_text("Pick from a list"))
    press(page, page.get_by_role("button", name="right forehead", exact=True))
    expect(page.locator(".pointing [role=status]")).to_contain_text("2 picked")
    expect(front.locator('[aria-selected="true"]')).to_have_count(2)
    clean(page)
    press(page, page.get_by_role("button", name="Check"))
    expect(page.locator(".verdict")).to_contain_text("Main places found")
    expect(page.locator(".difference dt").last).to_be_visible()

    forget = page.get_by_role("button", name="Forget my progress")
    press(page, forget)
    page.keyboard.press("Enter")
    expect(page.locator(".forgot")).to_have_text("Forgotten.")
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_a_student_points_at_all_of_a_pattern_and_is_right(visit):
    page = opened(visit)
    kind(page, "Point at the pattern", "point")
    answer = right(page, "point")
    names = page.evaluate(
        """async (muscle) => {
            const shelf = document.querySelector(".study").dataset.shelf;
            const body = await (await fetch(`${shelf}/body.json`)).json();
            return body.cells.filter(([id]) => body.felt[muscle][0].includes(id)).map((c) => c[1]);
        }""", answer)
    press(page, page.get_by_text("Pick from a list"))
    for name in names:
        press(page, page.locator(".places-list").get_by_role("button", name=name, exact=True))
    press(page, page.get_by_role("button", name="Check"))
    expect(page.locator(".verdict")).to_contain_text(f"Right. Main places found: {len(names)} of")
    expect(page.locator(".difference dt").first).to_have_text("Both")


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_the_tables_filter_sort_and_lead_to_the_map(visit):
    page = opened(visit)
    page.get_by_label("Filter by any word").fill("rotator cuff")
    expect(page.locator(".count")).to_contain_text("4 of 157 muscles")
    table = page.get_by_role("region", name="Muscles").get_by_role("table")
    points = table.get_by_role("columnheader", name="Points")
    press(page, points.get_by_role("button"))
    press(page, points.get_by_role("button"))
    expect(points).to_have_attribute("aria-sort", "descending")
    counts = [int(n) for n in table.locator("tbody tr:visible td:nth-child(8)").all_text_contents()]
    assert counts == sorted(counts, reverse=True)
    page.get_by_label("Filter by any word").fill("")
    page.get_by_label("Root").select_option("C5")
    page.get_by_label("Depth").select_option("deep")
    expect(page.locator(".count")).to_contain_text("0 of 100")
    clean(page)
    press(page, table.get_by_role("link", name="Subscapularis"))
    expect(page.locator("#body-map")).to_be_visible()
    # A phone turns to the side that shows it as soon as that is known.
    assert "/en/#show=subscapularis:right" in page.url


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_a_set_is_asked_about(visit):
    page = opened(visit)
    press(page, page.locator(".part summary").filter(has_text="Shoulder"))
    press(page, page.get_by_role("button", name="Quiz me on rotator cuff"))
    expect(page.locator(".standing")).to_contain_text("4 questions")
    expect(page.locator(".question h3")).to_be_focused()
    expect(page.get_by_label("Ask about")).to_have_value("rotator cuff")
