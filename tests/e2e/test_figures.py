"""Figures as they are looked at: words beside the body, signs that are large enough to be told."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

# The corners of each word's box that lie on the body.
ON_BODY = """figure => [...figure.querySelectorAll('.corner text')].flatMap(text => {
  const box = text.getBBox();
  const skin = figure.querySelector('clipPath path');
  const at = (x, y) => Object.assign(figure.querySelector('svg').createSVGPoint(), {x, y});
  return [[box.x, box.y], [box.x + box.width, box.y], [box.x, box.y + box.height],
    [box.x + box.width, box.y + box.height]].filter(([x, y]) => skin.isPointInFill(at(x, y)));
})"""
CLOSE = ["hands-palm&show=scalene-muscles:right", "feet-top&show=soleus:left",
         "pelvis-back&show=piriformis:left", "head-right&show=trapezius-upper:right"]
LEAST = 9  # px: an X or a dot's neighbour that is smaller cannot be told


@pytest.mark.parametrize("visit", [{"width": 390}, {"width": 1280}], indirect=True)
@pytest.mark.parametrize("sex", ["female", "male"])
def test_the_words_for_the_sides_stand_beside_the_body(visit, sex):
    for view in ("front", "left", "hands-palm", "feet-top", "pelvis-front", "head-left"):
        page = visit.open(f"#view={view}&sex={sex}")
        for figure in page.locator(".body-figure").all():
            expect(figure.locator("clipPath path")).to_be_attached()
            assert figure.evaluate(ON_BODY) == []


@pytest.mark.parametrize("visit", [{"width": 390}, {"width": 1280}], indirect=True)
def test_an_x_and_dots_are_as_large_on_a_close_up(visit):
    for view in CLOSE:
        page = visit.open(f"#view={view}")
        expect(page.locator(".body-figure .spillover").first).to_be_attached()
        for cross in page.locator("#body-map .points .cross").all():
            assert cross.bounding_box()["width"] >= LEAST
        apart = page.locator("#body-map pattern[id$=dots]").first.evaluate("""dots => {
          const svg = dots.ownerSVGElement;
          const changed = dots.patternTransform.baseVal.consolidate()?.matrix.a ?? 1;
          return dots.width.baseVal.value * changed * svg.getScreenCTM().a / 2;
        }""")
        assert apart >= 1.9  # px between rows: a phone has two or three dots to a px


@pytest.mark.parametrize("fragment", ["#show=infraspinatus:right&at=right-palm",
                                      "#compare=infraspinatus:right,supraspinatus:right"])
def test_a_light_rim_lies_below_every_edge(visit, fragment):
    page = visit.open(fragment)
    expect(page.locator(".body-figure :is(.essential, .most)").first).to_be_attached()
    edges = page.locator("#body-map").evaluate("""map => {
      const of = found => [...map.querySelectorAll(`.body-figure :is(${found})`)];
      const rims = of(".rim");
      const edges = of(".essential, .spillover, .most, .some, .marked");
      const below = edge => rims.some(rim => rim.getAttribute("d") === edge.getAttribute("d") &&
        rim.compareDocumentPosition(edge) & Node.DOCUMENT_POSITION_FOLLOWING);
      return edges.map(edge => [edge.getAttribute("class"), Boolean(below(edge))]);
    }""")
    assert len(edges) > 1
    assert [edge for edge, below in edges if not below] == []


@pytest.mark.parametrize("visit", [{"width": 390}, {"width": 1280}], indirect=True)
@pytest.mark.parametrize("fragment", ["es/#show=infraspinatus:right&at=right-palm",
                                      "#view=right&show=trapezius-upper:right"])
def test_captions_and_buttons_keep_clear_and_together(visit, fragment):
    page = visit.open(fragment)
    expect(page.locator(".showing-ends")).to_be_visible()
    link, button = page.locator(".showing-ends > *").all()
    one, other = link.bounding_box(), button.bounding_box()
    assert one["y"] < other["y"] + other["height"]
    assert other["y"] < one["y"] + one["height"]
    for figure in page.locator(".body-figure").all():
        expect(figure.locator("clipPath path")).to_be_attached()
        assert figure.evaluate("""figure => {
          const box = figure.querySelector("figcaption > span").getBoundingClientRect();
          const svg = figure.querySelector("svg");
          const to = svg.getScreenCTM().inverse();
          const skin = figure.querySelector("clipPath path");
          const at = (x, y) => Object.assign(svg.createSVGPoint(), {x, y}).matrixTransform(to);
          return [box.top, box.bottom].some(y => skin.isPointInFill(at(box.right, y)));
        }""") is False


def test_the_legend_tells_what_is_shown(visit):
    page = visit.open("#show=infraspinatus:right")
    legend = page.locator("#body-map .legend")
    expect(legend).to_contain_text("on the other side")
    page.get_by_role("button", name="Latent").click()
    expect(legend.locator(".latent .essential")).to_be_visible()
    expect(legend.locator(".latent .spillover")).to_be_visible()
    page.get_by_role("button", name="Hide").click()
    expect(legend).not_to_contain_text("on the other side")
    expect(legend.locator(".latent")).to_have_count(0)
