"""The page as it stands before anything is asked: static, so that it is made once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from dash import html

from explorer.body import CAMERAS, PAIRS, Sex, beside
from explorer.web import ids
from explorer.web.answer import answer, regions
from explorer.web.components import (
    Address,
    Answer,
    BodyMap,
    ForVisit,
    LanguagePicker,
    PageTools,
    Picker,
    PlaceList,
    SearchBox,
    SkipLink,
)
from explorer.web.keys import Reader
from explorer.web.shelf import base, prefix
from explorer.web.state import State
from explorer.words import NAMES, message, say

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from explorer.body import Body
    from explorer.knowledge import Atlas

TITLE: Final = "Trigger-Point Explorer"
HINT: Final = message("Tap each place that hurts. Tap again to clear it.")
PAGES: Final = (
    (message("Learn"), "/learn/"),
    (message("Words"), "/learn/glossary"),
    (message("Look-alikes"), "/look-alikes"),
    (message("Study"), "/study/"),
)
MOTTO: Final = message("Where pain is felt is not always where it starts.")
READERS: Final = {
    Reader.PATIENT: message("Patients"),
    Reader.CLINICIAN: message("Clinicians"),
    Reader.STUDENT: message("Students"),
}
FOOT: Final = message(
    "For learning. It does not replace an exam by a health professional. Nothing is stored: "
    "your marks are only in the address of this page."
)


@lru_cache(maxsize=4)
def laid_out(atlas: Atlas) -> Component:
    """Give the page in the atlas's language; made once."""
    return layout(atlas)


def layout(atlas: Atlas) -> Component:
    """Compose the page in the atlas's language."""
    language = atlas.language

    def tell(words: str) -> str:
        return say(language, words)

    return html.Div([
        Address(id=ids.ADDRESS),
        SkipLink(id=ids.SKIP_LINK, to=ids.PANEL, label=tell(message("Skip the map"))),
        html.Header([
            html.Div([
                html.H1(TITLE),
                html.P(tell(MOTTO), className="motto"),
            ], className="name"),
            SearchBox(
                id=ids.SEARCH_BOX,
                label=tell(message(
                    "Search muscles, plain words, parts of the body, conditions"
                )),
                placeholder=tell(message("Search: muscle, elbow, sciatica …")),
            ),
            Picker(
                id=ids.READER_PICKER,
                label=tell(message("Words for")),
                options=[[reader.value, tell(words)] for reader, words in READERS.items()],
                writes="who",
            ),
            PageTools(id=ids.PAGE_TOOLS),
        ], className="top"),
        _region(html.P(atlas.safety.strip.text), className="safety", label=tell(message("Safety"))),
        html.Main([
            BodyMap(id=ids.BODY_MAP, base=base(language), views=views(atlas.body),
                    hint=tell(HINT)),
            html.Div([
                PlaceList(id=ids.PLACE_LIST, base=base(language)),
                ForVisit(id=ids.FOR_VISIT, base=base(language)),
                Answer(id=ids.ANSWER, content=answer(atlas, State())),
                Picker(
                    id=ids.REGION_PICKER,
                    label=tell(message("Browse what is felt in the")),
                    options=[["", tell(message("choose …"))], *(
                        [region, tell(region.replace("-", " "))] for region in regions(atlas)
                    )],
                    writes="region",
                ),
            ], id=ids.PANEL, className="panel", tabIndex="-1"),
            _region(
                [], id=ids.DETAILS, className="details", label=tell(message("Details")),
                tabIndex="-1",
            ),
        ]),
        html.Footer([html.P(tell(FOOT)), _navigation(language)]),
    ], className="page")


def _navigation(language: str) -> Component:
    wildcards: dict[str, Any] = {"aria-label": say(language, "Pages")}
    return html.Nav([
        *(html.A(say(language, words), href=f"{prefix(language)}{address}")
          for words, address in PAGES),
        LanguagePicker(id=ids.LANGUAGE_PICKER, options=[[*one] for one in NAMES.items()]),
    ], **wildcards)


def _region(children: Any, *, label: str, **props: Any) -> Component:  # noqa: ANN401  as Dash takes them
    """Make a landmark of the page; Dash knows aria- properties as wildcards only."""
    wildcards: dict[str, Any] = {"aria-label": label}
    return html.Section(children, **props, **wildcards)


def views(body: Body) -> dict[str, dict[str, Any]]:
    """Say what the browser must know of every view before it asks for one, in order of pairs."""
    return {
        name.value: {
            "part": CAMERAS[name].part.value,
            "beside": beside(name).value,
            "title": say(body.language, CAMERAS[name].title),
            "corners": [say(body.language, corner) for corner in CAMERAS[name].corners],
            "unit": CAMERAS[name].unit,
            **{sex.value: body.view(name, sex).frame for sex in Sex},
        }
        for pair in PAIRS
        for name in pair
    }
