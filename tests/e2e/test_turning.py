from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

FRAGMENT = "solid#at=right-shoulder-front&show=infraspinatus:right"
CANVAS = "#turning canvas"
EYE = """() => {
  const { x, y, z } = document.getElementById('turning').layout.scene.camera.eye;
  return [x, y, z];
}"""
COLOURS = "() => new Set(document.getElementById('turning').data[0].vertexcolor).size"


def opened(visit, fragment=FRAGMENT):
    visit.page.goto(f"{visit.home}/{fragment}")
    expect(visit.page.locator(CANVAS).first).to_be_attached(timeout=30_000)
    return visit.page


def test_the_body_turns_by_buttons_and_keys_and_leads_back(visit):
    page = visit.open("#at=right-shoulder-front&show=infraspinatus:right")
    assert not [r.url for r in visit.requests if "plotly" in r.url]
    page.get_by_role("link", name="Turn it (3-D)").click()
    expect(page.locator(CANVAS).first).to_be_attached(timeout=30_000)
    expect(page.locator("#words")).to_contain_text("Right infraspinatus")
    expect(page.locator("#words")).to_contain_text("Marked: Right front of shoulder")
    page.get_by_role("button", name="Back", exact=True).click()
    assert page.evaluate(EYE)[1] > 1  # behind the body
    page.locator("#turning").focus()
    page.keyboard.press("ArrowLeft")
    assert abs(page.evaluate(EYE)[0]) > 0.2
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("link", name="Back to the flat map").click()
    expect(page.locator(".chips button")).to_have_count(1)
    assert "view=back" in page.url
    assert not [r.url for r in visit.requests if "right-shoulder-front" in r.url.split("#")[0]]


def test_another_body_and_another_way_recolour_without_new_triangles(visit):
    page = opened(visit)
    expect(page.locator("[data-sign=essential]")).to_be_visible()
    assert page.evaluate(COLOURS) > 5
    page.get_by_role("button", name="Male", exact=True).click()
    expect(page.locator("#turning")).to_have_attribute("aria-label", "The male body in 3-D")
    page.get_by_role("button", name="Latent").click()
    expect(page.get_by_role("button", name="Latent")).to_have_attribute("aria-pressed", "true")
    sent = [r.url.rsplit("/", 1)[-1] for r in visit.requests]
    assert sent.count("triangles.bin") == sent.count("plotly.js") == 1


@pytest.mark.parametrize("visit", [{"width": 390}, {"theme": "dark"}], indirect=True,
                         ids=["phone", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off(visit):
    page = opened(visit)
    expect(page.locator("#words")).to_contain_text("infraspinatus")
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_without_webgl_a_word_and_the_way_back(visit):
    visit.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    visit.page.goto(f"{visit.home}/{FRAGMENT}")
    expect(visit.page.locator("#words")).to_have_text(
        "This device can't show 3-D. The flat map shows the same."
    )
    assert not [r.url for r in visit.requests if "plotly" in r.url]
    visit.page.get_by_role("link", name="Back to the flat map").click()
    expect(visit.page.locator(".chips button")).to_have_count(1)


def test_what_was_drawn_and_what_is_compared_turn_with_the_body(visit):
    fragment = "solid#ink=front:fm5FjoBQOON&compare=infraspinatus:right,supraspinatus:right"
    page = opened(visit, fragment)
    expect(page.locator("#words")).to_contain_text("A Right infraspinatus · B Right supraspinatus")
    expect(page.locator("#words")).to_contain_text("Your drawing is on the body too.")
    expect(page.locator("#compared")).to_contain_text("B Right supraspinatus")
    expect(page.locator("[data-sign=mark]")).to_be_visible()
    assert page.evaluate(COLOURS) > 5
    assert not [r.url for r in visit.requests if "spinatus" in r.url.split("#")[0]]
