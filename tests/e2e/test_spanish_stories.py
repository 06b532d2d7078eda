"""Spanish to the last word on a real page, never English first; and a page from right to left."""

from __future__ import annotations

import re

import pytest
from leftover import leftover
from playwright.sync_api import expect

from explorer import load_atlas

SEEN = """() => {
  const said = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement: of, data } = walk.currentNode;
    if (of.closest("script, style, template, [lang=en], .sources, [data-python]")) continue;
    if (data.trim() && of.checkVisibility()) said.push(data.trim());
  }
  for (const one of document.querySelectorAll("[aria-label], [title], [placeholder], img[alt]")) {
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      if (one.getAttribute(name)) said.push(one.getAttribute(name));
    }
  }
  return said;
}"""
DRAWN = "/es/#at=right-shoulder-front,left-knee-front&show=infraspinatus:right"


@pytest.fixture(scope="module")
def atlas():
    return load_atlas()


def opened(visit, path):
    visit.page.goto(f"{visit.home}{path}")
    visit.page.locator("#body-map [role=option]").first.wait_for(state="attached")
    return visit.page


@pytest.mark.parametrize("who", ["patient", "clinician", "student"])
def test_the_map_is_spanish_to_the_last_word(visit, atlas, who):
    page = opened(visit, f"{DRAWN}&who={who}")
    expect(page.locator("#details-panel h3").first).to_have_text("Mapa de dolor",
                                                              timeout=15_000)
    expect(page.locator(".card").first).to_be_visible()
    assert leftover(atlas, page.evaluate(SEEN)) == []


def test_a_place_is_found_as_spanish_says_its_side(visit):
    page = opened(visit, "/es/")
    find = page.get_by_label("Buscar un lugar")
    for words, place in (
        ("rodilla izquierda", "Parte delantera de la rodilla (lado izquierdo)"),
        ("NUCA derecha", "Nuca (lado derecho)"), ("oido", "Oreja y oído (lado derecho)"),
    ):
        find.fill(words)
        expect(page.locator(".places").get_by_role("button", name=place)).to_be_visible()
    expect(page.get_by_role("button", name="Nuca (lado izquierdo)")).to_have_count(0)


def test_a_comparison_and_the_turning_body_are_spanish(visit, atlas):
    page = opened(visit, "/es/#compare=infraspinatus:right,teres-minor:right")
    expect(page.get_by_role("button", name="Dejar de comparar").first).to_be_visible()
    assert leftover(atlas, page.evaluate(SEEN)) == []
    page.goto(f"{visit.home}/es/solid#show=infraspinatus:right")
    expect(page.locator("#words")).to_contain_text("Infraespinoso")
    assert leftover(atlas, page.evaluate(SEEN)) == []


@pytest.mark.parametrize("kind", ["pattern", "impostor", "vignette", "point"])
def test_a_question_is_spanish_before_and_after(visit, atlas, kind):
    page = visit.page
    page.goto(f"{visit.home}/es/study/")
    page.locator(f"[data-kind={kind}]").click()
    expect(page.locator(f'.question[data-question^="{kind}:"]')).to_be_visible()
    if kind == "point":
        page.get_by_text("Elegir de una lista").click()
        page.locator(".places-list button").first.click()
    assert leftover(atlas, page.evaluate(SEEN)) == []
    answer = "Comprobar" if kind == "point" else re.compile("^A")
    page.locator(".question").get_by_role("button", name=answer).first.click()
    expect(page.locator(".verdict")).to_be_focused()
    assert leftover(atlas, page.evaluate(SEEN)) == []


def test_progress_stays_when_the_language_changes(visit):
    page = visit.page
    for path, later in (("/study/", "1 for later"), ("/es/study/", "para más tarde: 1")):
        page.goto(f"{visit.home}{path}")
        page.locator("[data-kind=impostor]").click()
        expect(page.locator('.question[data-question^="impostor:"]')).to_be_visible()
        if path == "/study/":
            page.evaluate(
                """() => {
                    const id = document.querySelector(".question").dataset.question;
                    const later = [2, Date.now() + 1e9];
                    localStorage.setItem("trigger-point-explorer.study",
                                         JSON.stringify({ [id]: later }));
                }""")
            page.reload()
            page.locator("[data-kind=impostor]").click()
        expect(page.locator(".standing")).to_contain_text(later)


def test_tables_are_searched_without_accents(visit):
    page = visit.page
    page.goto(f"{visit.home}/es/study/")
    page.get_by_label("Filtrar por cualquier palabra").fill("EXTENSORES muneca")
    expect(page.locator(".count")).to_contain_text("de 157")
    expect(page.locator(".browse tbody tr:visible").first).to_contain_text("muñeca")


def test_an_english_page_leads_to_the_english_map(chromium, address):
    context = chromium.new_context(locale="es-MX")
    page = context.new_page()
    page.goto(f"{address}/learn/")
    page.get_by_role("link", name="Body map").click()
    expect(page.locator("#body-map [role=option]").first).to_be_attached()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("button", name="Clear all").first).to_be_attached()
    context.close()


def test_no_one_sees_the_other_language_first(chromium, address):
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    held = []
    page.route("**/*.js", lambda route: held.append(route))  # noqa: PLW0108  no builtins
    page.goto(f"{address}/#lang=es", wait_until="commit")
    lines = page.locator(".skeleton p")
    expect(lines).to_have_count(4)
    assert page.evaluate(
        "[...document.querySelectorAll('.skeleton p')]"
        ".filter((line) => getComputedStyle(line).visibility !== 'hidden').length"
    ) == 0
    start = next(route for route in held if route.request.url.endswith("/start.js"))
    start.continue_()
    expect(page.locator(".skeleton .said:visible")).to_contain_text("Toque cada lugar")
    expect(page.locator(".skeleton p:visible")).to_have_count(2)
    context.close()


@pytest.mark.parametrize("visit", [{"width": 390}, {"width": 1280}], indirect=True,
                         ids=["phone", "desk"])
def test_from_right_to_left_nothing_runs_out_and_the_body_stays(visit):
    page = visit.page
    corners = """() => [...document.querySelectorAll("#body-map figure, .point-figure")]
        .filter((one) => one.checkVisibility())
        .map((one) => {
            const left = one.getBoundingClientRect().left;
            return [...one.querySelectorAll("text")]
                .filter(({ textContent }) => /^(RIGHT|LEFT)$/.test(textContent))
                .map((text) => [text.textContent,
                                Math.round(text.getBoundingClientRect().left - left)]);
        }).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))"""
    turn = "(way) => { document.documentElement.dir = way; }"
    wide = "document.documentElement.scrollWidth"
    opened(visit, "/#at=right-shoulder-front&show=infraspinatus:right")
    expect(page.locator(".card").first).to_be_visible()
    for path in (None, "/study/", "/learn/how-they-differ", "/look-alikes", "/solid"):
        if path:
            page.goto(f"{visit.home}{path}")
        if path == "/study/":
            page.locator("[data-kind=point]").click()
            expect(page.locator(".point-figure")).to_have_count(2)
        before = page.evaluate(corners)
        page.evaluate(turn, "rtl")
        assert page.evaluate(wide) <= visit.page.viewport_size["width"], path
        after = page.evaluate(corners)
        if path in (None, "/study/"):
            assert [len(one) for one in before if one], path
        for one, other in zip(before, after, strict=True):
            assert [name for name, _ in one] == [name for name, _ in other]
            for (_, x), (_, there) in zip(one, other, strict=True):
                assert abs(x - there) <= 3, path
