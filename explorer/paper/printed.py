"""One page as a browser prints it: what is marked and shown, in the reader's language. No layout.

The words are those of the PDFs (handout.py, drawn.py); beside a pattern stands the drawing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from explorer import text
from explorer.body import CAMERAS, Part, Sex, Side, ViewName, beside
from explorer.drawing.choice import close_up_of, essential_of, views_showing
from explorer.drawing.painted import Painted
from explorer.drawing.scene import scene
from explorer.marks import drawing
from explorer.match import Band, rank, rank_others
from explorer.overlap import places
from explorer.paper.drawn import BEST, NOT_YOU, muscle_of, other_of, told, why
from explorer.paper.figures import behind, drawn, figure, signs
from explorer.paper.handout import MOST_IDEAS, clinician, filled, ideas, of_pattern, patient
from explorer.paper.words import get_help, key_sources
from explorer.parts import match_of
from explorer.words import capitalised, message, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from explorer.body import Body
    from explorer.drawing.scene import Scene
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import Muscle, OtherPattern
    from explorer.marks import Mark
    from explorer.match import Match
    from explorer.pains import Pain

    Shown = tuple[Muscle | OtherPattern, Side]
    Pairs = list[list[str]]

MOST_FLAGS: Final = 4
MOST_SOURCES: Final = 3
MOST_PLACES: Final = 8  # of the drawing, in one line
FROM_EACH: Final = 2  # ideas of a muscle, while there are others
FACING: Final = (ViewName.FRONT, ViewName.BACK)  # a side view has no right and left
YOU_MARKED: Final = message("You marked: {places}.")
TYPED: Final = message(
    "What you typed can mean an emergency. Answer the questions first. What the charts show comes "
    "after that."
)
WAITS: Final = message(
    "These places can mean an emergency. Answer the questions first. They stand below, and on the "
    "page. What the charts show comes after that."
)
LOOKS: Final = {
    Band.STRONG: message("This pattern looks a lot like that."),
    Band.PARTIAL: message("This pattern looks a bit like that."),
    Band.WEAK: message("This pattern does not look much like that."),
}
FEELS: Final = {
    "ache": message("Deep ache"), "sharp": message("Sharp"), "burning": message("Burning"),
    "tingling": message("Tingling"), "numb": message("Numb"),
}
DEPTHS: Final = {"skin": message("Near the skin"), "deep": message("Deep inside")}

Content = dict[str, Any]


def printed(
    atlas: Atlas,
    marks: Sequence[Mark],
    *,
    pains: Mapping[str, Pain] | None = None,
    shown: Shown | None = None,
    sex: Sex = Sex.FEMALE,
    plainly: bool = True,
    held: bool = False,
    questions: Sequence[str] = (),
) -> Content | None:
    """Give what the page says.

    Parameters
    ----------
    atlas
        What is known; it names the language.
    marks
        What was marked.
    pains
        By its letter, how each pain feels.
    shown
        Whose pattern is shown, and on which side.
    sex
        Whose body the pictures show.
    plainly
        Whether plain names come before those of the books.
    held, questions
        Whether safety comes first: nothing that was found is then given; and what it asks.

    Returns
    -------
    ``title``, ``side``, ``second`` name; ``marked`` a sentence; ``figures``, ``legend``;
    ``patient`` ``[title, words]``; ``ideas`` ``[what, when to stop]``; ``help``; ``clinician``
    blocks; ``sources`` ``[words, address]``. None when nothing is marked or shown.

    """
    if held:
        content = _waiting(atlas, marks, sex, questions)
    elif shown:
        content = _pattern(atlas, marks, shown, sex, plainly=plainly)
    elif marks:
        content = _drawing(atlas, marks, sex)
    else:
        return None
    if felt := list(_feels(atlas, pains or {})):
        content["clinician"].insert(0, {"title": say(atlas.language, "The pain"), "pairs": felt})
    return content


def _pattern(
    atlas: Atlas, marks: Sequence[Mark], shown: Shown, sex: Sex, *, plainly: bool
) -> Content:
    subject, side = shown
    language = atlas.language
    field = essential_of(atlas, subject, side)
    marked: tuple[str, ...] = ()
    said = ""
    if marks:
        field = np.maximum(field, drawing(atlas.body, marks))
        marked = places(atlas.body, marks)
        said = _marked(atlas, marked)
        if match := match_of(atlas, marks, subject, side):
            said += f" {say(language, LOOKS[match.band])}"
    scenes = [
        scene(atlas, view, sex=sex, marks=marks, matches=[Painted(subject, side)])
        for view in views(atlas.body, field, sex)
    ]
    zones = filled(atlas, subject, side)
    plain = capitalised(subject.plain_name)
    title, second = (plain, subject.name) if plainly else (subject.name, plain)
    return {
        "title": title,
        "side": say(language, text.SIDE[side]) if subject.paired else "",
        "second": "" if second.lower() == title.lower() else second,
        "marked": said,
        "figures": _seen(atlas, scenes),
        "legend": signs(scenes, language),
        "patient": patient(atlas, subject, zones),
        "ideas": ideas(subject),
        "help": get_help(atlas, tuple(dict.fromkeys([*marked, *zones[0]])), most=MOST_FLAGS),
        "clinician": list(clinician(atlas, subject, side)),
        "sources": key_sources(
            atlas, of_pattern(subject), of=subject.cited, most=MOST_SOURCES
        ),
    }


def _drawing(atlas: Atlas, marks: Sequence[Mark], sex: Sex) -> Content:
    language = atlas.language
    marked = places(atlas.body, marks)
    matches = rank(atlas, marks)[:BEST]
    others = rank_others(atlas, marks, most=BEST)
    seen = views(atlas.body, drawing(atlas.body, marks), sex)
    first = [scene(atlas, seen[0], sex=sex, marks=marks, matches=[match]) for match in matches]
    both = [scene(atlas, view, sex=sex, marks=marks) for view in seen]
    sources = [source for match in matches for source in match.sources]
    blocks = [
        {"title": say(language, "The muscles"),
         "pairs": [muscle_of(atlas, match) for match in matches]},
        {"title": say(language, "Nerves, joints and organs with a pattern like it"),
         "pairs": [other_of(atlas, other) for other in others]},
    ]
    return {
        "title": say(language, "Where it hurts"),
        "side": "",
        "second": "",
        "marked": _marked(atlas, marked),
        "figures": [
            *_seen(atlas, both, first),
            *(figure(one, title=f"{i}.", beside=[both[0], *first])
              | {"sides": [say(language, side) for side in one.view.camera.corners]}
              for i, one in enumerate(first, 1)),
        ],
        "legend": signs([*both, *first], language),
        "patient": [
            [say(language, "What this is"), say(language, NOT_YOU if matches else text.NOTHING)],
            *([f"{i}. {told(atlas, match)}", why(atlas, match)]
              for i, match in enumerate(matches, 1)),
        ],
        "ideas": _of_all(matches),
        "help": get_help(atlas, marked, most=MOST_FLAGS),
        "clinician": [block for block in blocks if block["pairs"]],
        "sources": key_sources(atlas, sources, of=set(sources), most=MOST_SOURCES),
    }


def _waiting(
    atlas: Atlas, marks: Sequence[Mark], sex: Sex, questions: Sequence[str]
) -> Content:
    language = atlas.language
    marked = places(atlas.body, marks)
    asked = [[say(language, "Question {number}", number=i), q] for i, q in enumerate(questions, 1)]
    if not marked:
        return {
            "title": say(language, "When to get help"),
            "side": "", "second": "", "marked": "", "figures": [], "legend": [],
            "patient": [[say(language, "First, to be safe"), say(language, TYPED)], *asked]
            if asked else [],
            "ideas": [], "help": get_help(atlas, ()), "clinician": [], "sources": [],
        }
    scenes = [
        scene(atlas, view, sex=sex, marks=marks)
        for view in views(atlas.body, drawing(atlas.body, marks), sex)
    ]
    return {
        "title": say(language, "Where it hurts"),
        "side": "",
        "second": "",
        "marked": _marked(atlas, marked),
        "figures": _seen(atlas, scenes),
        "legend": signs(scenes, language),
        "patient": [[say(language, "First, to be safe"), say(language, WAITS)]],
        "ideas": [],
        "help": get_help(atlas, marked),
        "clinician": [],
        "sources": [],
    }


def views(body: Body, field: np.ndarray[Any, Any], sex: Sex) -> tuple[ViewName, ...]:
    """Give two views of a field, the one that shows more first: close up when that will do.

    A pelvis close up lacks the back above it, so it is taken only for what no whole view shows.
    """
    best = views_showing(body, field, sex)[0]
    close = best if CAMERAS[best].part is not Part.WHOLE else close_up_of(body, field, sex)
    if close and (close is best or CAMERAS[close].part is not Part.PELVIS):
        return close, beside(close)
    return (ViewName.BACK, ViewName.FRONT) if best is ViewName.BACK else FACING


def _seen(
    atlas: Atlas, scenes: Sequence[Scene], others: Sequence[Scene] = ()
) -> list[Content]:
    """Give the pictures of both views; where one shows nothing it shows the same part.

    A close-up that shows nothing is left out: its like is not the other side of the same part.
    """
    first = figure(scenes[0], beside=others, language=atlas.language)
    rest = [one for one in scenes[1:] if drawn(one) or one.view.camera.part is Part.WHOLE]
    return [
        first,
        *(figure(one, language=atlas.language, empty=behind(first["box"])) for one in rest),
    ]


def _marked(atlas: Atlas, marked: Sequence[str]) -> str:
    said = text.places(atlas.body, marked[:MOST_PLACES])
    if (more := len(marked) - MOST_PLACES) > 0:
        said = say(atlas.language, "{places}, and {more} more places", places=said, more=more)
    return say(atlas.language, YOU_MARKED, places=said)


def _of_all(matches: Sequence[Match]) -> Pairs:
    """Give ideas for the muscles, each once: a few of each, so that all have their say."""
    found: dict[str, str] = {}
    for match in matches:
        if match.band is not Band.WEAK:
            for idea in match.muscle.may_help[:FROM_EACH]:
                found.setdefault(idea.what, idea.stop)
    return [[what, stop] for what, stop in found.items()][:MOST_IDEAS]


def _feels(atlas: Atlas, pains: Mapping[str, Pain]) -> Iterator[list[str]]:
    for letter, pain in pains.items():
        said = [say(atlas.language, FEELS[pain.feel.value])]
        if pain.depth.value in DEPTHS:
            said.append(say(atlas.language, DEPTHS[pain.depth.value]))
        if pain.at:
            said.append(text.places(atlas.body, pain.at[:MOST_PLACES]))
        words = say(atlas.language, "Pain {letter}", letter=letter) if len(pains) > 1 else ""
        yield [words, f"{'; '.join(said)}."]
