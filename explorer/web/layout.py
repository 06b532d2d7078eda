"""The page as it stands before anything is asked: static, so that it is made once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dash import html

from explorer.body import CAMERAS, PAIRS, Sex, beside
from explorer.web import ids
from explorer.web.answer import answer, regions
from explorer.web.components import (
    Address,
    Answer,
    BodyMap,
    PageTools,
    Picker,
    PlaceList,
    SearchBox,
    SkipLink,
)
from explorer.web.keys import Reader
from explorer.web.shelf import base
from explorer.web.state import State

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from explorer.body import Body
    from explorer.knowledge import Atlas

TITLE: Final = "Trigger-Point Explorer"
HINT: Final = "Tap each place that hurts. Tap again to clear it."
PAGES: Final = (
    ("Learn", "/learn/"),
    ("Words", "/learn/glossary"),
    ("Look-alikes", "/look-alikes"),
    ("Study", "/study/"),
)
FOOT: Final = (
    "For learning. It does not replace an exam by a health professional. Nothing is stored: "
    "your marks are only in the address of this page."
)


def layout(atlas: Atlas) -> Component:
    """Compose the page."""
    return html.Div([
        Address(id=ids.ADDRESS),
        SkipLink(id=ids.SKIP_LINK, to=ids.PANEL, label="Skip the map"),
        html.Header([
            html.Div([
                html.H1(TITLE),
                html.P("Where pain is felt is not always where it starts.", className="motto"),
            ], className="name"),
            SearchBox(
                id=ids.SEARCH_BOX,
                label="Search muscles, plain words, parts of the body, conditions",
                placeholder="Search: muscle, elbow, sciatica …",
            ),
            Picker(
                id=ids.READER_PICKER,
                label="Words for",
                options=[[r.value, f"{r.value.capitalize()}s"] for r in Reader],
                writes="who",
            ),
            PageTools(id=ids.PAGE_TOOLS),
        ], className="top"),
        _region(html.P(atlas.safety.strip.text), className="safety", label="Safety"),
        html.Main([
            BodyMap(id=ids.BODY_MAP, base=base(), views=views(atlas.body), hint=HINT),
            html.Div([
                PlaceList(id=ids.PLACE_LIST, base=base()),
                Answer(id=ids.ANSWER, content=answer(atlas, State())),
                Picker(
                    id=ids.REGION_PICKER,
                    label="Browse what is felt in the",
                    options=[["", "choose …"], *(
                        [region, region.replace("-", " ")] for region in regions(atlas)
                    )],
                    writes="region",
                ),
            ], id=ids.PANEL, className="panel", tabIndex="-1"),
            _region([], id=ids.DETAILS, className="details", label="Details", tabIndex="-1"),
        ]),
        html.Footer([html.P(FOOT), _navigation()]),
    ], className="page")


def _navigation() -> Component:
    wildcards: dict[str, Any] = {"aria-label": "Pages"}
    return html.Nav([html.A(words, href=address) for words, address in PAGES], **wildcards)


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
            "title": CAMERAS[name].title,
            "corners": CAMERAS[name].corners,
            "unit": CAMERAS[name].unit,
            **{sex.value: body.view(name, sex).frame for sex in Sex},
        }
        for pair in PAIRS
        for name in pair
    }
