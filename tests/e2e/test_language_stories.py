from __future__ import annotations

from playwright.sync_api import expect


def test_the_language_is_chosen_by_hand_and_stays(visit):
    page = visit.open("#at=right-shoulder-front")
    page.get_by_label("Language").select_option("es")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator(".card .why").first).to_contain_text("Puede explicar el dolor aquí")
    expect(page.get_by_role("button", name="Borrar todo")).to_be_enabled()
    assert "lang=es" in page.url
    assert "at=right-shoulder-front" in page.url
    page.get_by_label("Idioma").select_option("en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".card .why").first).to_contain_text("It can explain pain here")


def test_english_asks_for_nothing_more(visit):
    page = visit.open()
    assert not page.evaluate(
        "performance.getEntriesByType('resource').some(({name}) => name.includes('/es/'))"
    )


def test_spanish_asks_for_no_picture_twice(visit):
    page = visit.open("#lang=es&at=right-shoulder-front&show=infraspinatus:right")
    expect(page.locator("#details-panel h3").first).to_have_text("Mapa de dolor")
    pictures = page.evaluate(
        "performance.getEntriesByType('resource').map(({name}) => name)"
        ".filter((name) => name.includes('/picture/') || name.includes('/geometry/'))"
    )
    assert pictures
    assert not [name for name in pictures if "/es/" in name]
