"""Draw it again: a drawing is kept in a file of the reader's, and later held against a new one."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PHONE = {"width": 390}
BEFORE = "before=20261101.right-shoulder-front.left-knee-front.front:fmj0Bc-gBhB"
NOW = "at=right-shoulder-front,right-palm"


def opened(page):
    page.get_by_role("button", name="Compare with an earlier drawing").click()
    return page.locator(".again")


def test_a_kept_drawing_is_held_against_a_new_one(visit, tmp_path):
    page = visit.open("#at=right-shoulder-front,left-knee-front&feel=burning")
    with page.expect_download() as kept:
        page.get_by_role("button", name="Keep this drawing").click()
    file = tmp_path / kept.value.suggested_filename
    kept.value.save_as(file)
    assert file.name.startswith("my-pain-20")
    assert "#at=right-shoulder-front,left-knee-front" in file.read_text()
    expect(page.get_by_role("status").filter(has_text=f"Saved as {file.name}.")).to_be_visible()
    visit.open("#at=right-shoulder-front,right-palm")
    page.reload()
    again = opened(page)
    again.get_by_label("A file that you kept").set_input_files(file)
    expect(again).to_contain_text("Goneleft front of knee")
    expect(again).to_contain_text("about the sameright front of shoulder")
    expect(again).to_contain_text("Newright palm of hand")
    expect(again).to_contain_text("a small change here may mean nothing")
    expect(again.get_by_role("link").first).to_be_visible()
    expect(page.locator("#again-title")).to_be_focused()
    assert "before=20" in page.url
    figure = page.locator("#body-map-front")
    for part in ("gone", "still", "new"):
        expect(figure.locator(f".change.{part}")).to_be_visible()
    assert figure.locator(".change.gone").get_attribute("d") == figure.locator(
        "[data-cell=left-knee-front]").get_attribute("d")
    page.reload()
    expect(page.locator(".again")).to_contain_text("Newright palm of hand")
    visit.answered(lambda: visit.cell("Left temple").click())
    expect(page.locator(".again")).to_contain_text("left temple")
    page.get_by_role("button", name="Stop comparing").click()
    expect(figure.locator(".change")).to_have_count(0)
    assert "before" not in page.url
    assert "left-temple" in page.url
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_pasted_link_will_do_and_a_wrong_one_loses_nothing(visit, tmp_path):
    page = visit.open(f"#{NOW}")
    again = opened(page)
    link = again.get_by_label("Or a link to your drawing")
    link.fill("https://example.org/nothing")
    link.press("Enter")
    expect(again.get_by_role("alert")).to_contain_text("No drawing was found")
    wrong = tmp_path / "photo.txt"
    wrong.write_bytes(b"\x89PNG\x00#at=<script>" * 10)
    again.get_by_label("A file that you kept").set_input_files(wrong)
    expect(again.get_by_role("alert")).to_contain_text("Nothing was lost")
    assert page.url.endswith(NOW)
    link.fill(f"{visit.home}/#at=right-palm&show=soleus:right")
    again.get_by_role("button", name="Compare", exact=True).click()
    expect(again).to_contain_text("Today and an earlier drawing")
    expect(again).to_contain_text("Newright front of shoulder")


def test_neither_drawing_is_in_an_address_that_is_sent(visit):
    page = visit.open(f"#{NOW}&{BEFORE}")
    expect(page.locator(".again")).to_contain_text("Gone")
    assert any(sent.url.endswith("/again") and sent.method == "POST" for sent in visit.requests)
    assert not [sent.url for sent in visit.requests if "knee" in sent.url or "palm" in sent.url]


@pytest.mark.parametrize("visit", [PHONE | {"theme": "dark"}, {"theme": "light"}], indirect=True,
                         ids=["phone dark", "desk light"])
@pytest.mark.parametrize("fragment", [f"#{NOW}&{BEFORE}", f"#{NOW}&{BEFORE}&lang=es", f"#{NOW}"])
def test_axe_finds_nothing_and_nothing_is_cut_off(visit, fragment):
    page = visit.open(fragment)
    if "before" in fragment:
        expect(page.locator(".again dl")).to_be_visible()
    else:
        opened(page)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
