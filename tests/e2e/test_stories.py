from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PHONE, DESK = {"width": 390}, {"width": 1280}
SHAPES = "#body-map .essential"


def cards(page):
    return page.locator(".card h3")


def test_a_mark_gives_a_reason_and_a_pattern(visit):
    page = visit.open()
    visit.mark("Right front of shoulder")
    first = page.locator(".card").first
    expect(first).to_contain_text("It can explain pain here: right front of shoulder")
    expect(page.get_by_role("status").filter(has_text="look")).to_contain_text("your marks")
    card = page.locator(".card", has_text="Infraspinatus").first
    visit.answered(lambda: card.get_by_role("link").click())
    expect(page.locator(SHAPES).first).to_be_visible()
    expect(page.locator("#details-panel")).to_contain_text("Infraspinatus")
    assert "show=infraspinatus:right" in page.url


def test_a_marked_hand_brings_up_the_shoulder_and_the_reason(visit):
    page = visit.open()
    visit.mark("Right palm of hand")
    visit.mark("Right back of hand")
    text = " ".join(page.locator(".card").all_inner_texts())
    assert "Infraspinatus" in text
    assert "Scalene" in text
    assert "It can explain pain here: right" in text


def test_infraspinatus_runs_from_shoulder_to_hand(visit):
    page = visit.open("#show=infraspinatus:right")
    expect(page.locator(SHAPES).first).to_be_visible()
    shoulder = visit.cell("Right front of shoulder").bounding_box()
    hand = visit.cell("Right palm of hand").bounding_box()
    tops, bottoms = [], []
    for zone in page.locator("#body-map .essential, #body-map .spillover").all():
        box = zone.bounding_box()
        tops.append(box["y"])
        bottoms.append(box["y"] + box["height"])
    assert min(tops) < shoulder["y"] + shoulder["height"]
    assert max(bottoms) > hand["y"]


def test_a_pattern_of_the_hand_is_seen_close(visit):
    page = visit.open("#show=opponens-pollicis:right")
    page.get_by_role("button", name="See it close: hands").click()
    expect(page.get_by_role("listbox", name="Places on the body, palms")).to_be_focused()
    expect(page.get_by_role("listbox", name="Places on the body, backs of hands")).to_be_visible()
    expect(page.locator(SHAPES).first).to_be_visible()
    assert "view=hands-palm" in page.url
    expect(page.get_by_role("button", name="See it close: hands")).to_have_count(0)


def test_what_is_under_the_feet_can_be_marked(visit):
    page = visit.open()
    first = {sent.url for sent in visit.requests}
    assert not any("feet" in address for address in first)
    page.get_by_role("group", name="Close-ups").get_by_role("button", name="Feet").click()
    visit.mark("Right heel")
    visit.mark("Left arch of foot")
    assert "at=right-heel,left-arch" in page.url
    page.get_by_role("group", name="Close-ups").get_by_role("button", name="Whole").click()
    expect(page.get_by_role("listbox", name="Places on the body, back")).to_be_visible()


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_a_phone_shows_what_the_other_side_has(visit):
    page = visit.open("#at=right-low-back")
    other = page.get_by_role("button", name="Back, with your marks")
    size = other.bounding_box()
    assert size["height"] >= 64
    assert size["width"] >= 44
    other.tap()
    assert "view=back" in page.url
    expect(page.locator("#body-map .marked").first).to_be_visible()
    expect(page.locator(".other-side")).to_have_count(0)  # nothing is missed now


def test_zoom_and_pan_keep_to_a_close_up(visit):
    page = visit.open("#view=head-left")
    figure = page.get_by_role("listbox", name="Places on the body, head, left side")
    whole = [float(n) for n in figure.get_attribute("viewBox").split()]
    for _ in range(6):
        page.get_by_role("button", name="Zoom in, head, left side").click()
    near = [float(n) for n in figure.get_attribute("viewBox").split()]
    assert near[2] == pytest.approx(whole[2] / 8)
    box = figure.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 4000, box["y"] + 4000, steps=4)
    page.mouse.up()
    assert "at=" not in page.url  # a drag marks nothing
    x, y = (float(n) for n in figure.get_attribute("viewBox").split()[:2])
    assert whole[0] <= x <= near[0]
    assert whole[1] <= y <= near[1]


def test_back_reload_and_a_shared_link_keep_the_state(visit, chromium):
    page = visit.open()
    visit.mark("Left front of knee")
    marked = page.url
    visit.mark("Right front of knee")
    page.go_back()
    assert page.url == marked
    chips = page.locator(".chips button")
    expect(chips).to_have_count(1)
    expect(chips).to_contain_text("Left")
    page.reload()
    expect(chips).to_have_count(1)
    other = chromium.new_context()
    shared = other.new_page()
    shared.goto(marked)
    expect(shared.locator(".chips button")).to_contain_text("Left")
    expect(shared.locator(".card").first).to_be_visible()
    other.close()


def test_marks_are_undone_and_cleared(visit):
    page = visit.open()
    visit.mark("Right front of shoulder")
    visit.mark("Right palm of hand")
    chips = page.locator(".chips button")
    expect(chips).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(chips).to_have_count(1)
    page.get_by_role("button", name="Clear all").click()
    expect(chips).to_have_count(0)


def test_the_keyboard_alone_marks_and_shows(visit):
    page = visit.open()
    page.keyboard.press("Tab")  # the skip link
    focused = page.evaluate("document.activeElement.textContent")
    assert "Skip" in focused
    while not page.evaluate("document.activeElement.closest('#body-map figure') !== null"):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    visit.answered(lambda: page.keyboard.press("Enter"))
    expect(page.locator(".chips button")).to_have_count(1)
    show = page.locator(".card").first.get_by_role("link")
    show.focus()
    visit.answered(lambda: page.keyboard.press("Enter"))
    expect(page.locator("#details-panel")).to_contain_text("Sources")


def test_the_list_is_an_equal_way_in(visit):
    page = visit.open()
    page.get_by_label("Find a place").fill("left knee")
    button = page.locator("#place-list").get_by_role("button", name="left", exact=False)
    visit.answered(button.filter(has_text="knee").first.click)
    expect(page.locator(".chips button")).to_contain_text("Left")
    assert "at=left-knee" in page.url


def test_search_finds_by_name_plain_words_and_condition(visit):
    page = visit.open()
    box = page.get_by_role("searchbox", name="Search")
    for words, muscle in (("infraspin", "Infraspinatus"), ("shoulder blade", "Infraspinatus"),
                          ("tennis elbow", "Extensor carpi")):
        visit.answered(lambda w=words: box.fill(w))
        expect(page.locator(".found")).to_contain_text(muscle)


def test_a_region_lists_the_muscles_felt_there(visit):
    page = visit.open()
    visit.answered(lambda: page.get_by_label("Browse").select_option("hand"))
    expect(page.locator(".found")).to_contain_text("Infraspinatus")


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["390"])
def test_a_tap_at_390_px_marks(visit):
    page = visit.open()
    visit.answered(lambda: visit.cell("Right front of shoulder").tap())
    expect(page.locator(".chips button")).to_have_count(1)
    page.get_by_role("button", name="Back", exact=True).tap()
    expect(visit.cell("Right shoulder blade")).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


@pytest.mark.parametrize("visit", [{"width": 320}], indirect=True, ids=["320"])
def test_nothing_is_cut_off_at_320_px(visit):
    page = visit.open("#at=right-palm&show=infraspinatus:right")
    expect(page.locator(".card").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    "visit",
    [DESK | {"theme": "light"}, DESK | {"theme": "dark"}, PHONE | {"theme": "dark"}],
    indirect=True,
    ids=["desk light", "desk dark", "phone dark"],
)
def test_axe_finds_nothing(visit):
    page = visit.open("#at=right-shoulder-front,right-palm&show=infraspinatus:right")
    expect(page.locator("#details-panel")).to_contain_text("Sources")
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []


def test_nonsense_after_the_hash_is_dropped_and_said(visit):
    page = visit.open("#at=right-palm,moon,%00%ff<script>&show=nobody:up&x=1&view=sky")
    expect(page.locator(".chips button")).to_have_count(1)
    expect(page.locator(".dropped")).to_contain_text("moon")


def test_an_unknown_muscle_in_the_address_is_said(visit):
    page = visit.open("#show=infraspinata:right")
    expect(page.locator("body")).to_contain_text("infraspinata")


@pytest.mark.parametrize("sex", ["female", "male"])
def test_both_bodies_mark_the_same(visit, sex):
    page = visit.open(f"#sex={sex}")
    visit.mark("Right shoulder blade")
    names = cards(page).all_inner_texts()
    assert names
    assert f"at={'right-shoulder-blade'}" in page.url


def test_print_shows_the_result_and_no_controls(visit):
    page = visit.open("#at=right-shoulder-front&show=infraspinatus:right")
    expect(page.locator(".card").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#place-list .places")).to_be_hidden()
    expect(page.get_by_role("searchbox", name="Search")).to_be_hidden()
    expect(page.locator("#body-map svg").first).to_be_visible()
    expect(page.locator(".card").first).to_be_visible()
