"""What is known of trigger points at large: criteria, figures, the dispute, claims, harms, words.

Records only. `in_short` and `means` are for patients; the rest is for clinicians and students.
"""

from __future__ import annotations

from enum import StrEnum

from explorer.knowledge.record import Id, Items, Record, Said, SourceIds
from explorer.knowledge.vocabulary import Certainty


class Stance(StrEnum):
    """What a statement says to the question of its topic."""

    FACT = "fact"
    FOR = "for"
    AGAINST = "against"
    OPEN = "open"


class Statement(Record):
    """One thing that a source says, in our words."""

    says: Said
    stance: Stance
    certainty: Certainty | None = None
    sources: SourceIds


class Topic(Record):
    """A question, its answer in short, and what the sources say on either side."""

    id: Id
    title: Said
    in_short: Said
    statements: tuple[Statement, ...]


class Criteria(Record):
    """A published set of signs by which examiners call a spot a trigger point."""

    id: Id
    name: Said
    needed: Items
    confirming: tuple[Said, ...] = ()
    rule: Said
    sources: SourceIds


class Reliability(Record):
    """How well examiners agreed on one sign, as the study or review gives it."""

    id: Id
    sign: Said
    figure: Said
    people: Said
    sources: SourceIds


class Prevalence(Record):
    """How often points were found, and in whom."""

    id: Id
    what: Said
    figure: Said
    people: Said
    sources: SourceIds


class Comparison(Record):
    """One aspect of two ways of needling, side by side."""

    id: Id
    aspect: Said
    dry_needling: Said
    intramuscular_stimulation: Said
    sources: SourceIds


class Claim(Record):
    """A benefit that clinics claim, beside what was measured."""

    id: Id
    claim: Said
    in_short: Said
    measured: Said
    effect: Said
    certainty: Certainty
    sources: SourceIds


class Harm(Record):
    """How often a harm was counted, and in how many treatments."""

    id: Id
    what: Said
    figure: Said
    of: Said
    serious: bool
    sources: SourceIds


class Caution(Record):
    """A reason to put needling off, or not to do it."""

    id: Id
    what: Said
    why: Said
    in_short: Said
    sources: SourceIds


class Step(Record):
    """A step on the way from evaluation to after-care; never how to needle."""

    id: Id
    title: Said
    in_short: Said
    points: Items
    sources: SourceIds


class Term(Record):
    """A word that this atlas uses, in plain words; its own words, as its grades, have no source."""

    id: Id
    term: Said
    means: Said
    sources: tuple[Id, ...] = ()


class Feeling(Record):
    """A way in which pain feels (the id, as in explorer/pains.py) that points to nerves."""

    id: Id
    in_short: Said
    sources: SourceIds


class Evidence(Record):
    """All that the pages to learn from say."""

    topics: tuple[Topic, ...]
    criteria: tuple[Criteria, ...]
    reliability: tuple[Reliability, ...]
    prevalence: tuple[Prevalence, ...]
    comparison: tuple[Comparison, ...]
    claims: tuple[Claim, ...]
    harms: tuple[Harm, ...]
    cautions: tuple[Caution, ...]
    process: tuple[Step, ...]
    glossary: tuple[Term, ...]
    feelings: tuple[Feeling, ...]
