"""Make an Anki deck of the patterns: pictures, facts, ids that stay. The only user of genanki."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import genanki  # type: ignore[import-untyped]

from explorer import text
from explorer.body import CAMERAS, Sex, Side, ViewName
from explorer.drawing.question import Cut, cuts
from explorer.drawing.svg import DEFS, STYLE, draw_shapes
from explorer.knowledge.model import Muscle
from explorer.words import ENGLISH, capitalised, message, say

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.drawing.shapes import Shape
    from explorer.knowledge import Atlas
    from explorer.knowledge.model import OtherPattern

# Written once and never changed: Anki merges a newer deck into an older one by these.
MODEL: Final = 1_764_001_001
DECK: Final = 1_764_001_002
APART: Final = {"es": 10}  # of a language: what is added, so that its cards stand beside the others
FIELDS: Final = ("Id", "Name", "Plain", "Question", "Picture", "Facts", "Sources")
TEXTURES: Final = f'<svg width="0" height="0" style="position:absolute">{DEFS}</svg>'
CARDS: Final = (
    (message("Pattern to name"), message("Whose pattern is this?"), "{{Question}}",
     "{{FrontSide}}<hr id=answer><h2>{{Name}}</h2><p>{{Plain}}</p>{{Picture}}{{Facts}}{{Sources}}"),
    (message("Name to pattern"), message("Where is its pain felt?"), "<h2>{{Name}}</h2>",
     "{{FrontSide}}<hr id=answer><p>{{Plain}}</p>{{Picture}}{{Facts}}{{Sources}}"),
)
CSS: Final = f"""
.card{{font:18px/1.45 system-ui,sans-serif;text-align:center;color:#1d2830;background:#fffdfa}}
.ask{{color:#55626c}}
.views{{display:flex;flex-wrap:wrap;align-items:flex-start;justify-content:center;gap:12px}}
.view{{position:relative;overflow:hidden;width:min(46vw,300px)}}
.view img{{position:absolute;max-width:none;max-height:none;margin:0}}
.view svg{{position:absolute;inset:0;width:100%;height:100%}}
.view b{{position:absolute;left:4px;top:2px;font-size:12px;color:#333}}
dl{{text-align:left;max-width:38em;margin:1em auto}}
dt{{font-weight:600}}
dd{{margin:0 0 .5em}}
.sources{{font-size:12px;color:#55626c;text-align:left;max-width:50em;margin:1em auto}}
{STYLE}"""


def write_deck(atlas: Atlas, out: Path, *, sex: Sex = Sex.FEMALE) -> int:
    """Write the deck of all patterns, right side, and give the number of its notes.

    Parameters
    ----------
    atlas
        What is known.
    out
        The ``.apkg`` file.
    sex
        Whose body the pictures show.

    """
    language = atlas.language
    apart = APART.get(language, 0)
    model = genanki.Model(
        MODEL + apart, say(language, "Referred pain pattern"),
        fields=[{"name": name} for name in FIELDS],
        templates=[
            {
                "name": say(language, name),
                "qfmt": f'{TEXTURES}<p class="ask">{say(language, ask)}</p>{front}',
                "afmt": back,
            }
            for name, ask, front, back in CARDS
        ],
        css=CSS,
    )
    deck = genanki.Deck(
        DECK + apart, say(language, "Referred muscle pain"),
        say(language, "Where pain from muscles, nerves, joints and organs is felt. For learning."),
    )
    own = () if language == ENGLISH else (language,)
    for subject in atlas.subjects.values():
        deck.add_note(genanki.Note(
            model,
            [subject.id, escape(capitalised(subject.name)), escape(capitalised(subject.plain_name)),
             *_pictures(atlas, subject, sex), _facts(subject, language), _sources(atlas, subject)],
            guid=genanki.guid_for("trigger-point-explorer", subject.id, *own),
            tags=_tags(atlas, subject),
        ))
    package = genanki.Package(deck)
    package.media_files = [
        str(atlas.body.view(view, sex).picture("skin")) for view in ViewName
        if any(_file(atlas, view, sex) in note.fields[4] for note in deck.notes)
    ]
    package.write_to_file(out)
    return len(deck.notes)


def _file(atlas: Atlas, view: ViewName, sex: Sex) -> str:
    return atlas.body.view(view, sex).picture("skin").name


def _pictures(
    atlas: Atlas, subject: Muscle | OtherPattern, sex: Sex
) -> tuple[str, str]:
    """Draw the zones alone, for the question, and all of the pattern, for the answer."""
    views = [(cut, _file(atlas, cut.view, sex)) for cut in cuts(atlas, subject, Side.RIGHT, sex)]
    return (_row([_view(cut, file, cut.zones, atlas.language) for cut, file in views]),
            _row([_view(cut, file, cut.shapes, atlas.language) for cut, file in views]))


def _row(views: list[str]) -> str:
    return f'<div class="views">{"".join(views)}</div>'


def _view(cut: Cut, file: str, shapes: tuple[Shape, ...], language: str) -> str:
    # The picture and the drawing over it, both cut to the frame.
    _, _, wide, high = cut.frame
    width, left, top = cut.picture
    return (
        f'<div class="view" style="aspect-ratio:{wide}/{high}">'
        f'<img src="{file}" alt="" style="width:{width:.1f}%;left:{left:.1f}%;top:{top:.1f}%">'
        f'<svg viewBox="{cut.viewbox}" role="img">{draw_shapes(shapes, cut.unit)}</svg>'
        f'<b>{say(language, CAMERAS[cut.view].title)}</b></div>'
    )


def _facts(subject: Muscle | OtherPattern, language: str) -> str:
    if isinstance(subject, Muscle):
        points = "; ".join(
            say(language, "{number}: {place} (grade {letter})",
                number=p.id, place=p.name, letter=p.grade.value)
            for p in subject.trigger_points
        )
        nerve = f"{subject.innervation.nerve} ({', '.join(subject.innervation.roots)})"
        pairs = [(message("Usual sites"), points), (message("From"), subject.origin),
                 (message("To"), subject.insertion), (message("What it does"), subject.action),
                 (message("Nerve"), nerve)]
    else:
        grade = say(language, "Grade {letter}", letter=subject.grade.value)
        pairs = [(message("What people feel"), subject.feels),
                 (message("What sets it apart"), subject.separates),
                 (message("How well known"),
                  f"{grade}. {say(language, text.GRADE[subject.grade])}")]
    return "<dl>" + "".join(
        f"<dt>{say(language, name)}</dt><dd>{escape(words)}</dd>" for name, words in pairs
    ) + "</dl>"


def _sources(atlas: Atlas, subject: Muscle | OtherPattern) -> str:
    parts = subject.trigger_points if isinstance(subject, Muscle) else (subject,)
    ids = dict.fromkeys(source for part in parts for source in part.sources)
    said = "; ".join(text.cited(atlas.sources[source]) for source in ids)
    from_ = say(atlas.language, "Pattern from: {sources}.", sources=said)
    return f'<p class="sources">{escape(from_)}</p>'


def _tags(atlas: Atlas, subject: Muscle | OtherPattern) -> list[str]:
    if not isinstance(subject, Muscle):
        return [f"kind::{subject.structure.value}", f"grade::{subject.grade.value}"]
    grades = sorted({p.grade.value for p in subject.trigger_points})
    known = {cell.region for cell in atlas.cells}
    return [
        "kind::muscle",
        *(f"region::{region}" for region in subject.regions if region in known),
        *(f"grade::{grade}" for grade in grades),
        *(f"root::{root.replace(' ', '-')}" for root in subject.innervation.roots),
        f"depth::{subject.depth.value}",
    ]
