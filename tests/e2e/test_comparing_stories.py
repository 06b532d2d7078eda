from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PHONE = {"width": 390}


def test_marks_and_pattern_are_explained_apart(visit):
    page = visit.open("#at=right-shoulder-front,right-nape&show=infraspinatus:right")
    explain = page.get_by_role("button", name="Explain", exact=True)
    visit.answered(explain.click)
    words = page.locator(".explained")
    expect(words).to_contain_text("Yours onlyright back of neck")
    expect(words).to_contain_text("Bothright front of shoulder")
    figure = page.locator("#body-map-front")
    expect(figure.locator(".part.both")).to_be_visible()
    assert figure.locator(".part.both").get_attribute("d") == figure.locator(
        "[data-cell=right-shoulder-front]"
    ).get_attribute("d")
    expect(page.locator("#body-map-back .part.yours")).to_be_visible()
    assert "how=explain" in page.url
    visit.answered(lambda: visit.cell("Right palm of hand").click())
    expect(words).to_contain_text("palm of hand")


def test_two_cards_are_compared_on_one_body(visit):
    page = visit.open("#at=right-shoulder-front")
    buttons = page.locator(".card").get_by_role("button", name="Compare")
    expect(buttons.first).to_be_visible()
    buttons.nth(0).click()
    expect(page.locator(".said")).to_contain_text("Choose Compare")
    expect(buttons.nth(0)).to_have_text("Compare: choose one more")
    buttons.nth(1).click()
    expect(page.locator(".comparison")).to_contain_text("Only A")
    expect(buttons.nth(0)).to_have_text("Compare")
    letters = page.locator("#body-map .compared-letter text")
    expect(letters.first).to_be_visible()
    assert set(letters.all_text_contents()) == {"A", "B"}
    expect(page.locator("#body-map-front .compared .most")).not_to_have_count(0)
    page.get_by_role("button", name="Stop comparing").click()
    expect(page.locator(".comparison")).to_have_count(0)


def test_the_details_name_the_look_alikes_and_compare_in_one_click(visit):
    page = visit.open("#show=infraspinatus:right")
    look_alike = page.get_by_role("button", name="Compare with: Right C6 nerve root")
    look_alike.click()
    expect(page.locator(".comparison")).to_contain_text("Right C6 nerve root")
    expect(page.locator(".comparison")).to_contain_text("partly alike")
    page.reload()
    expect(page.locator(".comparison")).to_contain_text("Neck moves bring on the arm pain")
    page.go_back()
    expect(page.locator(".comparison")).to_have_count(0)


def test_a_story_is_told_and_shown(visit):
    page = visit.open("#at=right-shoulder-front,left-knee-front")
    story = page.locator(".story")
    expect(story).to_contain_text("One possible story: the")
    story.get_by_role("button").click()
    expect(page.locator(".comparison")).to_contain_text("A and B are felt in different places")


def test_the_place_under_the_pointer_names_its_muscles(visit):
    page = visit.open()
    visit.cell("Right front of shoulder").hover()
    here = page.locator(".felt-here")
    expect(here).to_contain_text("muscles can be felt here: right front of shoulder")
    here.get_by_role("button", name="List them").click()
    show = here.get_by_role("link", name="Show: muscle on the back of the shoulder blade")
    visit.answered(show.click)
    assert "show=infraspinatus:right" in page.url


def test_the_keyboard_too_finds_who_is_felt_here(visit):
    page = visit.open()
    page.locator("#body-map-front").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".felt-here [role=status]")).to_contain_text("can be felt here")
    page.get_by_label("Find a place").fill("left palm")
    page.locator(".places").get_by_role("button", name="Left palm of hand").focus()
    expect(page.locator(".felt-here [role=status]")).to_contain_text("left palm of hand")


def test_the_body_is_shaded_by_how_many_can_be_felt(visit):
    page = visit.open()
    assert not any("who.json" in sent.url for sent in visit.requests)
    page.get_by_label("Shade by how many").check()
    expect(page.locator("#body-map-front .density path").first).to_be_attached()
    expect(page.get_by_role("list", name="How many muscles")).to_contain_text("1 to")
    visit.cell("Right front of shoulder").hover()
    expect(page.locator(".said")).to_contain_text("muscles can be felt here")


def test_the_heat_map_draws_under_the_policy_and_leads_to_the_body(visit):
    page = visit.page
    page.goto(f"{visit.home}/look-alikes")
    expect(page.locator("#look-alikes .heatmaplayer image")).to_be_attached()
    page.get_by_role("button", name="Muscles from head to foot").click()
    expect(page.locator("#look-alikes .ytick").last).to_contain_text("Frontalis")
    page.get_by_role("link", name="Semitendinosus and Semimembranosus").click()
    expect(page.locator(".comparison")).to_contain_text("can't be told apart by the map alone")


@pytest.mark.parametrize("visit", [{}, PHONE | {"theme": "dark"}], indirect=True,
                         ids=["desk", "phone dark"])
@pytest.mark.parametrize("fragment", [
    "#at=right-palm&compare=infraspinatus:right,nerve-root-c6:right,organ-heart:left",
    "#at=right-shoulder-front,right-nape&show=infraspinatus:right&how=explain",
    "#density=on", "look-alikes",
])
def test_axe_finds_nothing_and_nothing_is_cut_off(visit, fragment):
    page = visit.page
    page.goto(f"{visit.home}/{fragment}")
    ready = {"#at=right-p": ".comparison", "#at=right-s": ".explained", "#density=on": ".density",
             "look-alikes": ".heatmaplayer image"}
    page.locator(next(v for k, v in ready.items() if fragment.startswith(k))).first.wait_for(
        state="attached"
    )
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in found] == []
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_pattern_that_is_not_here_is_said(visit):
    page = visit.open("#compare=infraspinatus:right,nobody:left,a:right,b:right")
    expect(page.locator(".map .dropped")).to_contain_text("not in this library")
    expect(page.locator(".answer .dropped")).to_contain_text("b:right")
