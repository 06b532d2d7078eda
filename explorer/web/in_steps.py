"""Serve the view that explains a pattern in three steps: its words, its pictures' frames, its code.

All of it comes when the view is opened, and not before.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, Response

from explorer import text
from explorer.body import CAMERAS, Sex, Side
from explorer.drawing.stages import Stage, felt, site
from explorer.knowledge.model import Muscle
from explorer.steps import YOURS, steps, words
from explorer.subjects import of
from explorer.web.comparing import look_alikes
from explorer.web.shelf import asset, base, forever, one_of, packed
from explorer.web.spoken import asked_in, later, spoken
from explorer.words import capitalised, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.knowledge import Atlas
    from explorer.knowledge.model import OtherPattern

SCRIPTS: Final = ("steps_figure.js", "steps_notes.js", "steps_view.js")
STYLE: Final = "steps.css"
# Of all harms those that are weighed in a word: how often, how often a serious one, the lung.
HARMS: Final = ("boyce-minor", "boyce-bruising", "boyce-major", "witt-pneumothorax")
# Views with the person's right on their left: a mirror would show them the other way round.
FLIPS: Final = [view.value for view, camera in CAMERAS.items() if camera.corners[0] == "RIGHT"]
MOST_ALIKE: Final = 3  # patterns; the details list the rest

Content = dict[str, Any]


def steps_shelf(atlas: Atlas) -> Blueprint:
    """Make the routes."""
    routes = Blueprint("steps", __name__, url_prefix=f"{base()}/steps")

    @lru_cache(maxsize=256)
    def made(said: Atlas, name: str, side: Side, sex: Sex) -> str:
        return packed(in_steps(said, name, side, sex))

    @routes.get("/view.<any(js, css):ending>")
    def own(ending: str) -> Response:
        if ending == "css":
            return forever(asset(STYLE), "text/css")
        script = "\n".join(map(asset, SCRIPTS))
        return forever(later(asked_in(), script) + script, "text/javascript")

    @routes.get("/<name>-<side>-<sex>.json")
    def told(name: str, side: str, sex: str) -> Response:
        if name not in atlas.subjects:  # anyone may write a name into an address
            return Response(status=204)
        found = made(spoken(atlas), name, one_of(Side, side), one_of(Sex, sex))
        return forever(found, "application/json")

    return routes


def in_steps(atlas: Atlas, name: str, side: Side, sex: Sex) -> Content:
    """Give what the view says and where it looks.

    Returns
    -------
    ``latin`` and ``plain`` names, ``sided`` whether it comes in pairs; ``steps`` each with a
    ``line``, what to ``say`` and its ``stages``; ``words`` how many are said; ``yours`` the last
    line by what the marks share; ``alike`` ``[name, what separates it]``, ``near_alike``
    ``[name, how alike]``; ``near``, ``heed`` and ``harms`` ``[what, figure, of, source, link]`` of
    a muscle; ``flips`` the views that a mirror flips; ``safety`` the line that is always there.

    """
    record = atlas.subject(name)
    subject = of(record, side)
    language = atlas.language
    said = steps(atlas, record, subject.side)
    stages = [
        (site(atlas, record, subject.side, sex),), felt(atlas, record, subject.side, sex), (),
    ]
    content: Content = {
        "latin": record.name,
        "plain": capitalised(text.sided(
            record.plain_name, subject.side if record.paired else Side.MIDLINE, language
        )),
        "sided": record.paired,
        "muscle": isinstance(record, Muscle),
        "steps": [
            {"line": step.line, "say": step.say, "stages": [_stage(one) for one in there]}
            for step, there in zip(said, stages, strict=True)
        ],
        "words": words(*(step.say for step in said)),
        "yours": {share.value: say(language, line) for share, line in YOURS.items()},
        "alike": _alike(record),
        "near_alike": [
            [named, how] for _, named, how in look_alikes(atlas, record, subject.side)
        ][:MOST_ALIKE],
        "flips": FLIPS,
        "safety": atlas.safety.strip.text,
    }
    if isinstance(record, Muscle):
        content |= {
            "near": say(language, "Near it: {parts}.", parts=", ".join(record.needling.hazards)),
            "heed": record.needling.precautions,
            "harms": list(_harms(atlas)),
        }
    return content


def _stage(stage: Stage) -> Content:
    return {"view": stage.view.value, "frame": stage.frame, "lines": stage.lines}


def _alike(record: Muscle | OtherPattern) -> list[list[str]]:
    if isinstance(record, Muscle):
        return [[capitalised(one.condition), one.separates] for one in record.looks_like]
    return [[capitalised(record.plain_name), record.separates]]


def _harms(atlas: Atlas) -> Iterable[list[str]]:
    for harm in atlas.evidence.harms:
        if harm.id in HARMS:
            source = atlas.sources[harm.sources[0]]
            yield [capitalised(harm.what), harm.figure, harm.of, text.cited(source),
                   source.link or ""]
