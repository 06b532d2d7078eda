"""What a record may say: the domain model is the schema. Knows no files, draws nothing."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from explorer.knowledge.evidence import Evidence
from explorer.knowledge.flags import Safety
from explorer.knowledge.record import Count, Id, Items, Percent, Record, Said, SourceIds, Words
from explorer.knowledge.vocabulary import (
    DATABASES,
    Basis,
    Certainty,
    Depth,
    Grade,
    Kind,
    Laterality,
    Read,
    Structure,
)

Share = Annotated[float, Field(ge=0, le=1)]
Centimetres = Annotated[float, Field(gt=0, le=40)]
# A spinal root (C5) or, for the head, a cranial nerve (CN XI).
Root = Annotated[str, StringConstraints(pattern=r"^([CTLS]\d{1,2}|CN [IVX]{1,4})$")]


A_DATABASE = rf"\b({'|'.join(DATABASES)})\b"


def _by_people(authors: str) -> str:
    """Refuse a database as an author: it keeps the record, it did not write the paper."""
    if found := re.search(A_DATABASE, authors):
        raise ValueError(f"{found.group()!r} is a database, not an author; name the people, or "
                         "say that they were not shown")
    return authors


Authors = Annotated[Words, AfterValidator(_by_people),
                    Field(json_schema_extra={"not": {"pattern": A_DATABASE}})]


class Source(Record):
    """A publication that was found, and how much of it was read."""

    id: Id
    authors: Authors
    year: Annotated[int, Field(ge=1800, le=2100)] | None = None
    title: Words
    container: Words
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    pmid: Annotated[str, StringConstraints(pattern=r"^\d{4,9}$")] | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    kind: Kind
    read: Read

    @property
    def link(self) -> str | None:
        """The best address to check the source at."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else self.url


class Stroke(Record):
    """A painted line on the skin: places in words, and its full width in cm at each of them."""

    path: Annotated[tuple[Words, ...], Field(min_length=1)]
    width: Centimetres | tuple[Centimetres, ...]

    @model_validator(mode="after")
    def _one_width_a_place(self) -> Stroke:
        if isinstance(self.width, tuple) and len(self.width) != len(self.path):
            raise ValueError(f"{len(self.width)} widths for {len(self.path)} places; give one "
                             "width, or one a place")
        return self

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """One width in cm for each place of the path."""
        return self.width if isinstance(self.width, tuple) else (self.width,) * len(self.path)


class Felt(Record):
    """How often a study found pain in one place."""

    where: Said
    percent: Percent
    area: Annotated[tuple[Stroke, ...], Field(min_length=1)]


class Counted(Record):
    """Where a study counted pain: `of` whom, how the pain came, and place by place how often."""

    source: Id
    of: Said
    n: Count
    how: Said
    felt: Annotated[tuple[Felt, ...], Field(min_length=1)]


class Referral(Record):
    """Where pain is felt: by nearly everyone in the source (essential), by some (spillover)."""

    essential: Annotated[tuple[Stroke, ...], Field(min_length=1)]
    spillover: tuple[Stroke, ...] = ()
    counted: tuple[Counted, ...] = ()


class Frequency(Record):
    """What a study counted."""

    percent: Percent
    of: Said
    n: Count
    what: Said
    source: Id


class At(Record):
    """A place on a muscle: across its fibres and along them, both 0 to 1."""

    across: Share
    along: Share


class TriggerPoint(Record):
    """A usual site of a trigger point, and the pain that is published for it."""

    id: Annotated[int, Field(ge=1)]
    name: Said
    at: At
    referral: Referral
    basis: Basis
    grade: Grade
    frequency: Frequency | None = None
    sources: SourceIds


Line = Annotated[tuple[Words, ...], Field(min_length=1)]


class Fibres(Record):
    """A sheet of muscle fibres: each runs from the origin line to the insertion line.

    `belly` is the part of its length that is flesh and no tendon. `slips` says that it ends in as
    many tendons as `insertion` has places. `width` is that of the flesh in cm where the lines give
    none: of a single line of fibres, or of each slip.
    """

    origin: Line
    insertion: Line
    via: tuple[Line, ...] = ()
    belly: tuple[Share, Share] = (0.05, 0.9)
    slips: bool = False
    width: Centimetres | None = None


class Innervation(Record):
    """The motor nerve and its roots."""

    nerve: Said
    roots: Annotated[tuple[Root, ...], Field(min_length=1)]


class MayHelp(Record):
    """Low-risk self-care, when to stop, and how sure its source is."""

    what: Said
    stop: Said
    certainty: Certainty
    source: Id


class Needling(Record):
    """What lies near and what to heed. Never how deep, at what angle, or how."""

    hazards: Items
    precautions: Said
    sources: SourceIds


class LookAlike(Record):
    """Another condition with pain in the same place, and what separates it."""

    condition: Said
    separates: Said
    sources: SourceIds


class Ids(Record):
    """The muscle in other atlases."""

    uberon: Annotated[str, StringConstraints(pattern=r"^UBERON:\d{7}$")] | None = None
    fma: Annotated[str, StringConstraints(pattern=r"^FMA:\d+$")] | None = None
    ta2: Annotated[str, StringConstraints(pattern=r"^\d+$")] | None = None


class MuscleSources(Record):
    """Which sources stand behind which part of a record."""

    anatomy: SourceIds
    symptoms: SourceIds
    loads: SourceIds
    self_check: SourceIds


class Muscle(Record):
    """A muscle, or a part of one that refers pain in its own way."""

    id: Id
    name: Said
    latin: Words
    plain_name: Said
    ids: Ids
    group: Said
    regions: Annotated[tuple[Id, ...], Field(min_length=1)]
    depth: Depth
    origin: Said
    insertion: Said
    action: Said
    innervation: Innervation
    fibres: Fibres
    trigger_points: Annotated[tuple[TriggerPoint, ...], Field(min_length=1)]
    when_active: Items
    when_latent: Items
    loads: Items
    keeps_it_sore: Items
    self_check: Said
    may_help: Annotated[tuple[MayHelp, ...], Field(min_length=1)]
    needling: Needling
    looks_like: Annotated[tuple[LookAlike, ...], Field(min_length=1)]
    sources: MuscleSources

    @property
    def paired(self) -> bool:
        """Whether there is one on either side: always."""
        return True

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """Ids of every source behind this record, patterns first, each once."""
        points = self.trigger_points
        ids = [
            *(s for p in points for s in p.sources),
            *(p.frequency.source for p in points if p.frequency),
            *(c.source for p in points for c in p.referral.counted),
            *self.sources.anatomy,
            *self.sources.symptoms,
            *self.sources.loads,
            *self.sources.self_check,
            *(h.source for h in self.may_help),
            *self.needling.sources,
            *(s for other in self.looks_like for s in other.sources),
        ]
        return tuple(dict.fromkeys(ids))


class OtherPattern(Record):
    """A nerve root, nerve, joint or organ, and where its pain is published to be felt.

    Zones are written for the right side, as everywhere; `side` says where they are felt.
    """

    id: Id
    structure: Structure
    name: Said
    plain_name: Said
    side: Laterality
    referral: Referral
    feels: Said
    separates: Said
    basis: Basis
    grade: Grade
    frequency: Frequency | None = None
    sources: SourceIds

    @property
    def paired(self) -> bool:
        """Whether there is one on either side; a heart has no twin."""
        return self.side is Laterality.EITHER

    @property
    def cited(self) -> tuple[str, ...]:
        """Ids of every source behind this record, each once."""
        counted = (self.frequency.source,) if self.frequency else ()
        places = (c.source for c in self.referral.counted)
        return tuple(dict.fromkeys([*self.sources, *counted, *places]))


class Files(Record):
    """The knowledge base as it lies in its folder, one field a file."""

    trigger_points: tuple[Muscle, ...]
    other_patterns: tuple[OtherPattern, ...]
    sources: tuple[Source, ...]
    safety: Safety
    evidence: Evidence
