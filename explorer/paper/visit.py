"""The clinician's sheet for a visit: the steps, the figures, room to write. Never how to needle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from explorer import text
from explorer.body import Sex, Side
from explorer.errors import InvalidDrawing
from explorer.paper.figures import figure, signs
from explorer.paper.handout import known, scenes_of
from explorer.paper.typeset import typeset
from explorer.paper.words import sheet
from explorer.words import capitalised, message, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle

MOST: Final = 6  # muscles of one visit
# Steps after which there is something to write down, and what.
NOTED: Final = {
    "evaluation": (
        message("What eases, what worsens"),
        message("Drugs, bleeding, lung, heart, pregnancy, implants"),
        message("Examination; pressure brings on the known pain: yes / no"),
    ),
    "benefits-and-risks": (message("Asked and answered"),),
    "informed-consent": (message("Consent given: yes / no      Signed"),),
    "after-care": (message("Sheet handed over: yes / no      Whom to call"),),
    "review": (message("Measure before      Measure after"),),
}
# Of all claims and harms those that a talk about benefits and risks needs.
CLAIMS: Final = ("eases-pain", "with-exercise", "function", "fast-recovery", "safe")
HARMS: Final = (
    "boyce-minor", "boyce-bleeding", "boyce-bruising", "boyce-major", "brady-mild", "brady-serious",
    "soreness", "soreness-ims", "baumler-serious", "witt-any", "witt-pneumothorax",
    "witt-nerve",
)
COMPARED: Final = ("model", "what-is-needled", "evidence", "harms")
MOST_SOURCES: Final = 45
LEARNING: Final = message(
    "For learning and for notes. It does not teach needling and does not replace training, "
    "judgement or the rules of the profession."
)

Content = dict[str, Any]


def visit_sheet(
    atlas: Atlas,
    names: Sequence[str],
    *,
    today: date,
    side: Side = Side.RIGHT,
    sex: Sex = Sex.FEMALE,
    paper: str = "a4",
) -> bytes:
    """Typeset the sheet, at most two pages for one muscle.

    Parameters
    ----------
    atlas, names, side
        For which muscles, by their ids.
    today
        The day it is made.
    sex
        Whose body the pictures show.
    paper
        ``a4`` or ``letter``.

    Raises
    ------
    UnknownId
        For a muscle that the atlas does not have.
    InvalidDrawing
        For none, or for more than a visit can hold.

    """
    if not 1 <= len(names) <= MOST:
        raise InvalidDrawing(f"name one to {MOST} muscles; these are {len(names)}")
    muscles = [atlas.muscle(name) for name in dict.fromkeys(names)]
    content = sheet(paper=paper, today=today, language=atlas.language, learning=LEARNING)
    return typeset("visit", content | _content(atlas, muscles, side, sex), today=today,
                   language=atlas.language)


def _content(atlas: Atlas, muscles: Sequence[Muscle], side: Side, sex: Sex) -> Content:
    evidence, language = atlas.evidence, atlas.language
    claims = [claim for claim in evidence.claims if claim.id in CLAIMS]
    harms = [harm for harm in evidence.harms if harm.id in HARMS]
    compared = [row for row in evidence.comparison if row.id in COMPARED]
    cited = dict.fromkeys([
        *(source for muscle in muscles for source in muscle.needling.sources),
        *(source for claim in claims for source in claim.sources),
        *(source for harm in harms for source in harm.sources),
        *(source for row in compared for source in row.sources),
        *(source for step in evidence.process for source in step.sources),
    ])
    sources = [atlas.sources[source] for source in cited]
    return {
        "side": say(language, text.SIDE[side]),
        "muscles": [_muscle(atlas, muscle, side, sex) for muscle in muscles],
        "legend": signs(
            (scene for muscle in muscles for scene in scenes_of(atlas, muscle, side, sex)),
            language,
        ),
        "steps": [
            {"title": step.title, "points": step.points,
             "lines": [say(language, words) for words in NOTED.get(step.id, ())]}
            for step in evidence.process
        ],
        "claims": [
            [claim.claim, claim.in_short, say(language, text.CERTAINTY[claim.certainty])]
            for claim in claims
        ],
        "harms": [[capitalised(harm.what), harm.figure, harm.of] for harm in harms],
        "compared": [
            [row.aspect, row.dry_needling, row.intramuscular_stimulation] for row in compared
        ],
        "cautions": [one.what for one in evidence.cautions],
        "sources": [f"{text.cited(one)}, {one.container}" for one in sources[:MOST_SOURCES]],
        "more": max(0, len(sources) - MOST_SOURCES),
    }


def _muscle(atlas: Atlas, muscle: Muscle, side: Side, sex: Sex) -> Content:
    nerve, language = muscle.innervation, atlas.language
    return {
        "name": muscle.name,
        "figures": [figure(scene, language=language)
                    for scene in scenes_of(atlas, muscle, side, sex)],
        "pairs": [
            [say(language, "Latin name"), muscle.latin],
            [say(language, "Nerve and roots"), f"{nerve.nerve}; {', '.join(nerve.roots)}"],
            *([say(language, "Site {number}", number=point.id),
               f"{capitalised(point.name)}. {known(point, language)}"]
              for point in muscle.trigger_points),
            [say(language, "Else it could be"),
             "; ".join(one.condition for one in muscle.looks_like)],
            [say(language, "Lies near"), f"{', '.join(muscle.needling.hazards)}."],
            [say(language, "Heed"), muscle.needling.precautions],
        ],
    }
