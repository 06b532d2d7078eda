"""What a person hears and reaches who has no mouse, a small window or other colours."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

FOCUSED = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const x = box.left + box.width / 2, y = Math.max(0, box.top + Math.min(box.height, 40) / 2);
  const top = document.elementFromPoint(x, y);
  return {
    name: one.getAttribute("aria-label") ?? one.labels?.[0]?.innerText ?? one.textContent,
    ringed: getComputedStyle(one).outlineStyle !== "none",
    seen: Boolean(top && (one.contains(top) || top.contains(one))),
  };
}"""
STATES = {
    "": "#body-map [role=option]",
    "#at=right-shoulder-front,right-palm": ".card",
    "#at=left-chest": ".ask",
    "#at=left-chest&yes={flag}": ".act",
    "#at=right-shoulder-front&show=infraspinatus:right": "#details-panel h2",
    "#at=right-palm&compare=infraspinatus:right,nerve-root-c6:right": ".comparison",
    "#at=right-shoulder-front&show=infraspinatus:right&how=explain": ".explained",
    "#at=right-palm&show=infraspinatus:right&who=student&explain=3": ".steps-figure .yours",
    "#layer=outer&show=infraspinatus:right&view=back": ".sheet.chosen",
    "#view=hands-palm&at=right-palm": ".card",
    "learn/": "h1",
    "solid": "h1",
    "look-alikes": ".heatmaplayer image",
}


def tab(page):
    """Press Tab, and tell what has the focus."""
    page.keyboard.press("Tab")
    return page.evaluate(FOCUSED)


def tab_to(page, words):
    """Tab until a name begins with the words; all names on the way, each one seen and ringed."""
    names = []
    for _ in range(80):
        focused = tab(page)
        names.append(focused["name"])
        assert focused["ringed"], focused
        assert focused["seen"], focused
        if focused["name"].startswith(words):
            return names
    raise AssertionError(names)


def heard(page):
    """Texts of the live regions."""
    return " ".join(page.get_by_role("status").all_inner_texts())


def calm(page):
    page.emulate_media(reduced_motion="reduce")
    return page


def test_a_patient_marks_answers_and_reads_by_keyboard(visit):
    page = calm(visit.open())
    names = tab_to(page, "Find a place")
    order = ["Skip the map", "Search", "Front and back", "Tap places", "Female", "Layer",
             "Places on the body, front", "Places on the body, back", "Whole", "Find a place"]
    met = [next(i for i, name in enumerate(names) if name.startswith(word)) for word in order]
    assert met == sorted(met)
    page.keyboard.type("left upper chest")
    tab_to(page, "Chest")
    assert tab(page)["name"] == "Left upper chest"
    expect(page.locator("#body-map .ring.lit").first).to_be_attached()
    visit.answered(lambda: page.keyboard.press("Space"))
    expect(page.get_by_role("button", name="Left upper chest", exact=True)).to_be_focused()
    expect(page.locator(".ask h2")).to_have_text("First, to be safe")
    assert "question" in heard(page)
    tab_to(page, "No")
    visit.answered(lambda: page.keyboard.press("Enter"))
    expect(page.locator(".answer h2").first).to_be_focused()
    assert "look" in heard(page)
    tab_to(page, "Show on body")
    visit.answered(lambda: page.keyboard.press("Enter"))
    expect(page.get_by_role("status").filter(has_text="shown on the body")).to_have_count(1)
    page.locator(".showing").get_by_role("link", name="Details").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Details")).to_be_focused()


def test_a_clinician_searches_explains_and_compares_by_keyboard(visit):
    page = calm(visit.open("#at=right-shoulder-front"))
    tab_to(page, "Search")
    page.keyboard.type("infraspin")
    visit.answered(lambda: page.keyboard.press("Enter"))
    assert "infraspin" in heard(page)
    expect(page.locator("#body-map-back .essential")).to_be_visible()  # Enter showed the best match
    page.get_by_role("button", name="Latent").focus()
    tab_to(page, "Explain")
    visit.answered(lambda: page.keyboard.press("Enter"))
    expect(page.get_by_role("status").filter(has_text="Both")).to_be_visible()
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", level=3))
    card.nth(1).get_by_role("button", name="Compare").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".comparison")).to_be_visible()
    page.get_by_role("button", name="Stop comparing").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".comparison")).to_have_count(0)
    page.wait_for_function("document.activeElement !== document.body")  # not lost


def test_a_student_picks_a_muscle_by_arrows(visit):
    page = calm(visit.open())
    tab_to(page, "Layer")
    page.keyboard.press("ArrowRight")
    layer = page.get_by_role("slider", name="Layer")
    expect(layer).to_have_attribute("aria-valuetext", "Outer muscles")
    page.locator("#body-map [data-muscle]").first.wait_for(state="attached")
    tab_to(page, "Muscles, front")
    page.keyboard.press("ArrowDown")
    active = page.evaluate("document.activeElement.getAttribute('aria-activedescendant')")
    option = page.locator(f"[id='{active}']")
    name = option.get_attribute("aria-label")
    assert page.locator(".said").inner_text() == name
    visit.answered(lambda: page.keyboard.press("Enter"))
    expect(option).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("status").filter(has_text="shown on the body")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".sheet.chosen")).to_have_count(0)


def test_a_cleared_mark_hands_the_focus_on(visit):
    page = visit.open("#at=right-palm,left-palm")
    page.get_by_label("Find a place").focus()  # by keyboard, as far as the browser can tell
    first = page.get_by_role("button", name="Clear Right palm of hand")
    first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Clear Left palm of hand")).to_be_focused()


@pytest.mark.parametrize("visit", [{"width": 390}], indirect=True, ids=["390"])
def test_tab_goes_down_a_phone_and_nothing_lies_over_it(visit):
    page = calm(visit.open("#at=right-shoulder-front"))
    expect(page.locator(".card").first).to_be_attached()
    names = tab_to(page, "Show on body")
    assert names.index("Places on the body, front") < names.index("Female")


@pytest.mark.parametrize("visit", [{"theme": "light"}, {"width": 390, "theme": "dark"}],
                         indirect=True, ids=["desk light", "phone dark"])
def test_axe_and_reflow_in_every_state(visit):
    page = visit.page
    flag = "none"
    found = {}
    for state, ready in STATES.items():
        page.goto("about:blank")
        page.goto(f"{visit.home}/{state.format(flag=flag)}")
        page.locator(ready).first.wait_for(state="attached")
        if ready == ".ask":
            flag = page.locator(".ask p[id]").first.get_attribute("id").removeprefix("ask-")
        wrong = [(v["id"], v["nodes"][0]["html"][:120])
                 for v in Axe().run(page).response["violations"]]
        if wrong:
            found[state] = wrong
    assert found == {}


@pytest.mark.parametrize("visit", [{"width": 320}], indirect=True, ids=["320"])
def test_nothing_scrolls_sideways_at_320_px(visit):
    page = visit.page
    for state, ready in STATES.items():
        page.goto("about:blank")
        page.goto(f"{visit.home}/{state}")
        if "{" not in state:
            page.locator(ready).first.wait_for(state="attached")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, state


def test_letters_of_twice_the_size_are_not_cut_off(visit):
    page = visit.open("#at=right-shoulder-front&show=infraspinatus:right")
    expect(page.locator(".card").first).to_be_visible()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    cut = page.evaluate("""() => [...document.querySelectorAll("button, h2, h3, p, a")]
      .filter((one) => one.checkVisibility() && !one.classList.contains("live"))
      .filter((one) => one.scrollWidth > one.clientWidth + 2 && one.clientWidth > 0)
      .filter((one) => getComputedStyle(one).overflowX !== "visible")
      .map((one) => one.outerHTML.slice(0, 80))""")
    assert cut == []
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 32


@pytest.mark.parametrize("visit", [{}, {"width": 390}], indirect=True, ids=["1280", "390"])
def test_targets_are_24_px(visit):
    page = visit.open("#at=right-shoulder-front&show=infraspinatus:right")
    expect(page.locator("#details-panel")).to_contain_text("Sources")
    small = page.evaluate("""() => [...document.querySelectorAll(
        "button, a[href], select, summary, input:not([type=checkbox]), label:has([type=checkbox])")]
      .filter((one) => one.checkVisibility())
      .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
      .filter(([, box]) => box.width < 24 || box.height < 24)
      .map(([words, box]) => [words, box.width, box.height])""")
    assert small == []


def test_forced_colours_keep_what_is_pressed_apart(visit):
    page = visit.page
    page.emulate_media(forced_colors="active")
    visit.open()
    ground = "one => getComputedStyle(one).backgroundColor"
    pressed = page.get_by_role("button", name="Tap places").evaluate(ground)
    other = page.get_by_role("button", name="Draw", exact=True).evaluate(ground)
    assert pressed != other
