"""What a screen reader would say on each of the three journeys, in order, word for word.

Not the whole page: what has the focus (role, name, state) and what live regions say.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

LISTEN = """() => {
  window.said = [];
  const hear = (region) => {
    const words = region.innerText.trim().replace(/\\s+/g, " ");
    if (words && window.said.at(-1) !== words) window.said.push(words);
  };
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const one = target.nodeType === 1 ? target : target.parentElement;
      const region = one?.closest("[role=status], [role=alert], [aria-live=polite]");
      if (region) hear(region);
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
TOLD = ("pressed", "checked", "selected", "expanded", "disabled")


class Reader:
    """Keeps what is said of the focus and of what happens."""

    def __init__(self, visit, page):
        self.visit = visit
        self.page = page
        self.page.emulate_media(reduced_motion="reduce")
        self.page.evaluate(LISTEN)
        self.tree = self.page.context.new_cdp_session(self.page)
        self.said = []

    def at(self, element):
        """Move to an element, and hear it."""
        element.focus()
        self.here()

    def here(self):
        """Hear what has the focus, as the accessibility tree has it."""
        one = self.tree.send("Runtime.evaluate", {"expression": "document.activeElement"})
        node = self.tree.send("Accessibility.getPartialAXTree", {
            "objectId": one["result"]["objectId"], "fetchRelatives": False})["nodes"][0]
        states = [f"{p['name']} {p['value']['value']}" for p in node.get("properties", [])
                  if p["name"] in TOLD and p["value"]["value"] not in (False, "false")]
        self.said.append(", ".join([node["role"]["value"], node["name"]["value"], *states]))

    def press(self, key="Enter"):
        """Press a key that asks the server, and hear what is announced."""
        self.visit.answered(lambda: self.page.keyboard.press(key))

    def hears(self, words):
        """Wait until something with these words is announced, and keep all of it."""
        told = self.page.wait_for_function(
            "words => window.said.find((one) => one.includes(words))", arg=words)
        self.said.append("status, " + re.sub(r"\d+", "N", told.json_value()))  # data may grow
        self.page.evaluate("window.said = []")


def test_what_a_patient_hears(visit):
    reader = Reader(visit, visit.open())
    page = reader.page
    reader.at(page.get_by_label("Find a place"))
    page.keyboard.type("left upper chest")
    reader.at(page.get_by_role("button", name="Left upper chest", exact=True))
    reader.press("Space")
    reader.hears("question")
    reader.here()
    reader.at(page.locator(".ask").get_by_role("button", name="No").first)
    reader.press()
    expect(page.locator(".answer h2").first).to_be_focused()
    reader.hears("look")
    reader.here()
    reader.at(page.locator(".card .show").first)
    reader.press()
    reader.hears("shown on the body")
    reader.here()
    reader.at(page.locator(".showing").get_by_role("link", name="Details"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Details")).to_be_focused()
    reader.here()
    assert reader.said == [
        "searchbox, Find a place",
        "button, Left upper chest",
        "status, A question comes first.",
        "button, Left upper chest, pressed true",
        "button, No",
        "status, N patterns look like your marks.",
        "heading, Looks like",
        "link, Show on body: Big muscle across the front of the chest",
        "status, Big muscle across the front of the chest, left side: shown on the body.",
        "link, Hide from body: Big muscle across the front of the chest",
        "link, Details",
        "region, Details",
    ]


def test_what_a_clinician_hears(visit):
    reader = Reader(visit, visit.open("#who=clinician"))
    page = reader.page
    reader.at(page.get_by_role("search").get_by_role("searchbox"))
    page.keyboard.type("infraspin")
    reader.hears("1 muscle for “infraspin”.")
    reader.at(page.locator(".found .show").first)
    reader.press()
    reader.hears("shown on the body")
    reader.here()
    reader.at(page.locator("#details-panel .compare").first)
    page.keyboard.press("Enter")
    expect(page.locator("#details-panel .compare").first).to_have_attribute("aria-pressed", "true")
    reader.here()
    reader.at(page.locator("#details-panel .alike-list button").first)
    assert reader.said == [
        "searchbox, Search muscles, plain words, parts of the body, conditions",
        "status, N muscle for “infraspin”.",
        "link, Right: Infraspinatus",
        "status, Infraspinatus, right side: shown on the body.",
        "link, Right: Infraspinatus. Hide from body",
        "button, Compare: Infraspinatus",
        "button, Compare: choose one more. Chosen: Infraspinatus, pressed true",
        "button, Compare with: Right scalene muscles (scalenus anterior, medius and posterior)",
    ]


def test_what_a_student_hears(visit):
    visit.page.goto(f"{visit.home}/study/")
    page = visit.page
    reader = Reader(visit, page)
    reader.at(page.get_by_role("button", name="Name the pattern"))
    page.keyboard.press("Enter")
    reader.hears("257 questions")
    reader.here()
    answers = page.get_by_role("group", name="Answers").get_by_role("button")
    expect(answers).to_have_count(4)
    answers.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".verdict")).to_be_focused()
    reader.at(page.get_by_role("button", name="Next question"))
    page.keyboard.press("Enter")
    expect(page.locator(".question h3")).to_be_focused()
    reader.here()
    reader.at(page.get_by_role("button", name="Point at the pattern"))
    page.keyboard.press("Enter")
    front = page.get_by_role("listbox", name="Places on the body, front")
    reader.at(front)
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    reader.hears("1 picked")
    assert reader.said == [
        "button, Name the pattern",
        "status, N questions: N due, N new, N for later.",
        "button, Name the pattern, pressed true",
        "button, Next question",
        "heading, Whose pattern is this?",
        "button, Point at the pattern",
        "listbox, Places on the body, front",
        "status, right undersides of small toes picked. N picked.",
    ]
