"""Python halves of the page's own Dash components; the browser halves are in assets/*.js."""

from __future__ import annotations

from typing import Any, ClassVar

from dash.development.base_component import Component


class _BrowserHalf(Component):
    """A component that needs no build: a class here, a React function of its name in assets/.

    The script is served from this package's shelf, so nothing is listed in ``_js_dist``.
    """

    PROPERTIES: ClassVar[tuple[str, ...]] = ()
    _namespace = "trigger_point_explorer"

    def __init__(self, **properties: Any) -> None:  # noqa: ANN401  Dash checks their names
        self._type = type(self).__name__
        self._prop_names = ["id", *self.PROPERTIES]
        self._valid_wildcard_attributes = []
        super().__init__(**properties)  # type: ignore[no-untyped-call]


class Address(_BrowserHalf):
    """The text after #, for callbacks: ``question`` (marks, search), ``choice`` (the muscle)."""

    PROPERTIES = ("question", "choice")


class BodyMap(_BrowserHalf):
    """The body to click on.

    Properties
    ----------
    base
        Address of the shelf with places, outlines, pictures and patterns.
    views
        Per view its part, the view beside it, its words, its units a centimetre, and for each sex
        its frame ``[x, y, width, height]``: known before the outlines arrive.
    hint
        The line above the figures until a place is pointed at.
    marks
        Ids of the marked cells; changes when the user marks or the address changes.
    sketch
        What was drawn and which views are shown, for the callback that outlines it.
    outlines
        What was drawn as each view shows it, made by :mod:`explorer.web.sketch`.
    explain
        What to draw apart, and in which views; set while the reader wants to see that.
    explained
        The answer, made by :func:`explorer.web.comparing.explain`.

    """

    PROPERTIES = (
        "base", "views", "hint", "marks", "sketch", "outlines", "explain", "explained",
    )


class PlaceList(_BrowserHalf):
    """Marks as chips, and every place as a button, with a filter."""

    PROPERTIES = ("base",)


class Answer(_BrowserHalf):
    """What was found for the marks; ``content`` is made by :mod:`explorer.web.answer`."""

    PROPERTIES = ("content",)


class ForVisit(_BrowserHalf):
    """What to take to a visit: a page to print, the drawing to keep and to hold against another."""

    PROPERTIES = ("base",)


class SearchBox(_BrowserHalf):
    """Words to search for."""

    PROPERTIES = ("label", "placeholder")


class Picker(_BrowserHalf):
    """A list of ``[value, text]`` options that writes one key of the address."""

    PROPERTIES = ("label", "options", "writes")


class LanguagePicker(_BrowserHalf):
    """A list of languages, each as ``[code, its own name]``."""

    PROPERTIES = ("options",)


class PageTools(_BrowserHalf):
    """Colours, copy link, print."""


class SkipLink(_BrowserHalf):
    """A first tab stop that leads to the part of the page with the id ``to``."""

    PROPERTIES = ("to", "label")


class LookAlikes(_BrowserHalf):
    """Patterns like the one with the address key ``show``: ``[key, name, how alike]`` each."""

    PROPERTIES = ("show", "items")


class CompareButton(_BrowserHalf):
    """Puts the pattern ``show``, called ``label``, beside others, or takes it away again."""

    PROPERTIES = ("show", "label")
