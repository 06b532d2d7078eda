"""What a reader who sees the page for the first time stumbled over."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

PHONE = {"width": 390}


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_a_patient_is_told_what_active_and_latent_mean(visit):
    page = visit.open("#show=infraspinatus:right")
    name = page.locator(".shown-name")
    expect(name).to_have_text("Muscle on the back of the shoulder blade, right sideInfraspinatus")
    latent = page.get_by_role("button", name="Latent")
    expect(latent).to_have_accessible_description(
        "Sore when pressed, no pain by itself. It may become active.")
    latent.tap()
    expect(page.locator(".said")).to_contain_text("Sore when pressed")
    expect(page.get_by_role("status").filter(has_text="shown on the body")).to_contain_text(
        "Sore when pressed")
    page.get_by_label("Words for").select_option("clinician")
    expect(name).to_have_text("Infraspinatus, right side")
    expect(page.locator(".how-words")).to_have_count(0)


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_a_finger_is_told_to_tap_and_reads_of_its_marks(visit):
    page = visit.open()
    expect(page.locator(".felt-here")).to_have_text(
        "Tap a place to see which muscles can be felt there.")
    visit.mark("Right front of shoulder")
    expect(page.get_by_role("status").filter(has_text="patterns look")).to_contain_text(
        "look like your marks.")
    expect(page.locator(".card .looks").first).to_have_text("Looks a lot like your marks")
