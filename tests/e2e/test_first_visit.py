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
