"""What must hold between records, and between records and the body. Finds; never mends."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from explorer.body import Side
from explorer.errors import UnknownPlace
from explorer.knowledge.evidence import Evidence, Topic
from explorer.knowledge.painted import paint
from explorer.knowledge.vocabulary import Basis, Grade, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.body import Body
    from explorer.knowledge.load import Where
    from explorer.knowledge.model import (
        Files,
        Muscle,
        OtherPattern,
        Referral,
        Source,
        Stroke,
        TriggerPoint,
    )

    Fault = tuple[Where, str]

CHARTS = {Kind.CHART, Kind.MANUAL, Kind.REVIEW}
COUNTS = {Kind.SERIES, Kind.EXPERIMENT, Kind.TRIAL}
COUNTED = {Basis.COUNTED_SERIES, Basis.EXPERIMENTAL, Basis.NERVE_BLOCK}

# A needle's way in is for training, never for a page: no lengths, angles or gauges.
TECHNIQUE = re.compile(
    r"\d\s*(mm|cm|millimet|centimet|inch|degrees?|°|gauge)|\b(insert|angle|perpendicular|advance)",
    re.IGNORECASE,
)
# product.md, Voice: what we never say.
FORBIDDEN = re.compile(
    r"\b(diagnos\w*|your trigger point is|toxins?|inactive|cures?|guarantee\w*)\b", re.IGNORECASE
)
# In the evidence, patients read these; names and addresses say nothing.
PATIENTS_READ = {"in_short", "means"}
NAMES = {"id", "term", "sources"}
SMALLEST_ZONE = 2.0  # cm²: less than a finger tip cannot be pointed at


def check(files: Files, body: Body) -> Iterator[Fault]:
    """Yield each broken rule as ``(where, what is wrong)``."""
    yield from references(files)
    yield from _flags(files, body)
    yield from _evidence(files.evidence)
    regions = {cell.region for cell in body.cells}
    kinds = {s.id: s for s in files.sources}
    for i, muscle in enumerate(files.trigger_points):
        where: Where = ("trigger_points", i)
        for region in sorted(set(muscle.regions) - regions):
            allowed = ", ".join(sorted(regions))
            yield (*where, "regions"), f"{region!r} is no region; allowed: {allowed}"
        yield from _words(where, muscle)
        yield from _fibres(where, muscle, body)
        for j, point in enumerate(muscle.trigger_points):
            here: Where = (*where, "trigger_points", j)
            yield from _grade(here, point, kinds)
            yield from _zones((*here, "referral"), point.referral, body)
    for i, other in enumerate(files.other_patterns):
        there: Where = ("other_patterns", i)
        yield from _grade(there, other, kinds)
        yield from _zones((*there, "referral"), other.referral, body)
        for field, text in (("feels", other.feels), ("separates", other.separates)):
            if found := FORBIDDEN.search(text):
                yield (*there, field), f"{found.group()!r} is not our voice (README of data/)"


def references(files: Files) -> Iterator[Fault]:
    """Yield ids that are used twice or lead nowhere: cheap enough for every load."""
    yield from _unique(files)
    yield from _sources(files)


def _unique(files: Files) -> Iterator[Fault]:
    for field in ("trigger_points", "other_patterns", "sources"):
        records: tuple[Muscle | OtherPattern | Source, ...] = getattr(files, field)
        counts = Counter(r.id for r in records)
        for i, record in enumerate(records):
            if counts[record.id] > 1:
                yield (field, i, "id"), f"{record.id!r} is used {counts[record.id]} times"
    for part in Evidence.model_fields:
        ids = Counter(r.id for r in getattr(files.evidence, part))
        for i, record in enumerate(getattr(files.evidence, part)):
            if ids[record.id] > 1:
                yield ("evidence", part, i, "id"), f"{record.id!r} is used {ids[record.id]} times"
    for i, muscle in enumerate(files.trigger_points):
        points = [p.id for p in muscle.trigger_points]
        if len(set(points)) < len(points):
            yield ("trigger_points", i, "trigger_points"), f"ids {points} are not unique"


def _sources(files: Files) -> Iterator[Fault]:
    known = {s.id for s in files.sources}
    used: set[str] = set()
    for where, cited in _citations(files):
        used.update(cited)
        for source in dict.fromkeys(cited):
            if source not in known:
                yield where, f"cites {source!r}, which is not in sources.yaml"
    for i, record in enumerate(files.sources):
        if record.id not in used:
            yield ("sources", i), "no record cites this source; use it or remove it"
        if record.link is None and record.kind is not Kind.MANUAL:
            yield ("sources", i), "no doi, pmid or url: a reader could not find it"


def _citations(files: Files) -> Iterator[tuple[Where, tuple[str, ...]]]:
    for i, muscle in enumerate(files.trigger_points):
        yield ("trigger_points", i), muscle.cited
    for i, other in enumerate(files.other_patterns):
        yield ("other_patterns", i), other.cited
    for i, flag in enumerate(files.safety.flags):
        yield ("safety", "flags", i), flag.sources
    yield ("safety", "strip"), files.safety.strip.sources
    for part in Evidence.model_fields:
        for i, record in enumerate(getattr(files.evidence, part)):
            where = ("evidence", part, i)
            said = record.statements if isinstance(record, Topic) else (record,)
            yield where, tuple(s for statement in said for s in statement.sources)


def _flags(files: Files, body: Body) -> Iterator[Fault]:
    known = {c.id for c in body.cells}
    known |= {c.id.removeprefix("right-") for c in body.cells}
    for i, flag in enumerate(files.safety.flags):
        listed = () if flag.places == "any" else flag.places
        for field, places in (("places", listed), ("first", flag.first),
                              ("both_sides", flag.both_sides)):
            for place in places:
                if place not in known:
                    yield ("safety", "flags", i, field), f"no cell is called {place!r}"


def _words(where: Where, muscle: Muscle) -> Iterator[Fault]:
    for field, text in (
        ("hazards", " ".join(muscle.needling.hazards)),
        ("precautions", muscle.needling.precautions),
    ):
        if found := TECHNIQUE.search(text):
            yield (*where, "needling", field), f"says how to needle: {found.group()!r}"
    for field, texts in patient_text(muscle):
        for text in texts:
            if found := FORBIDDEN.search(text):
                yield (*where, field), f"{found.group()!r} is not our voice (README of data/)"


def _evidence(evidence: Evidence) -> Iterator[Fault]:
    for step, text in evidence_text(evidence):
        where: Where = ("evidence", *step)
        if found := TECHNIQUE.search(text):
            yield where, f"says how to needle: {found.group()!r}"
        if step[-1] in PATIENTS_READ and (found := FORBIDDEN.search(text)):
            yield where, f"{found.group()!r} is not our voice (README of data/)"


def evidence_text(evidence: Evidence) -> Iterator[tuple[Where, str]]:
    """Yield every text of the evidence that is no name, with the steps that lead to it."""
    yield from _texts((), evidence.model_dump(exclude_none=True))


def _texts(where: Where, said: object) -> Iterator[tuple[Where, str]]:
    if isinstance(said, str):
        yield where, said
    elif isinstance(said, dict):
        for field, value in said.items():
            if field not in NAMES:
                yield from _texts((*where, field), value)
    elif isinstance(said, list | tuple):
        for i, value in enumerate(said):
            yield from _texts((*where, i), value)


def patient_text(muscle: Muscle) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the fields that a patient reads, with their texts."""
    yield "plain_name", (muscle.plain_name,)
    yield "when_active", muscle.when_active
    yield "when_latent", muscle.when_latent
    yield "loads", muscle.loads
    yield "keeps_it_sore", muscle.keeps_it_sore
    yield "self_check", (muscle.self_check,)
    yield "may_help", tuple(t for h in muscle.may_help for t in (h.what, h.stop))


def _fibres(where: Where, muscle: Muscle, body: Body) -> Iterator[Fault]:
    lines = [
        ("origin", muscle.fibres.origin),
        ("insertion", muscle.fibres.insertion),
        *(("via", line) for line in muscle.fibres.via),
    ]
    for field, line in lines:
        for place in line:
            try:
                body.find(place, side=Side.RIGHT)
            except UnknownPlace as error:
                yield (*where, "fibres", field), str(error)


def _grade(
    where: Where, point: TriggerPoint | OtherPattern, sources: dict[str, Source]
) -> Iterator[Fault]:
    """Grades are earned: A and B by counting, C by two charts that agree, D by less."""
    cited = [sources[s] for s in point.sources if s in sources]
    counts = sum(s.kind in COUNTS for s in cited)
    charts = sum(s.kind in CHARTS for s in cited)
    counted = point.basis in COUNTED
    need = {
        Grade.A: (counted and counts >= 2, "a counted basis and two counting studies"),  # noqa: PLR2004  A: two or more
        Grade.B: (counted and counts >= 1, "a counted basis and a counting study"),
        Grade.C: (charts + counts >= 2, "two charts, manuals or reviews that agree"),  # noqa: PLR2004  C: two or more
        Grade.D: (charts + counts >= 1, "a chart, manual or review"),
    }
    met, wanted = need[point.grade]
    if not met:
        yield (*where, "grade"), f"{point.grade.value} needs {wanted} among its sources"


def _zones(where: Where, referral: Referral, body: Body) -> Iterator[Fault]:
    for i, study in enumerate(referral.counted):
        for j, felt in enumerate(study.felt):
            yield from _strokes((*where, "counted", i, "felt", j, "area"), felt.area, body)
    fields = {}
    for name, strokes in (("essential", referral.essential), ("spillover", referral.spillover)):
        faults = list(_strokes((*where, name), strokes, body))
        yield from faults
        if faults or not strokes:
            continue
        field = fields[name] = paint(body, strokes)
        inside = (field >= 0.5) & body.skin  # noqa: PLR2004  the outline of a zone
        area = float(body.areas[inside].sum())
        if area < SMALLEST_ZONE:
            yield (*where, name), f"covers {area:.1f} cm² of skin; at least {SMALLEST_ZONE} cm²"
            continue
        right = float(body.areas[inside & (body.canonical[:, 0] <= 0)].sum()) / area
        if right < 0.5:  # noqa: PLR2004  most of it
            yield (*where, name), "lies mostly on the left; write zones for the right side"
    if len(fields) == 2:  # noqa: PLR2004  both zones
        inside = fields["spillover"] >= 0.5  # noqa: PLR2004  the outline of a zone
        beyond = inside & (fields["essential"] < 0.5)  # noqa: PLR2004  the outline of a zone
        if not np.any(beyond):
            yield (*where, "spillover"), "adds nothing to the essential zone"


def _strokes(where: Where, strokes: tuple[Stroke, ...], body: Body) -> Iterator[Fault]:
    for i, stroke in enumerate(strokes):
        for place in stroke.path:
            try:
                body.find(place, side=Side.RIGHT)
            except UnknownPlace as error:
                yield (*where, i, "path"), str(error)
