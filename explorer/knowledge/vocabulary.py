"""The words that a record may choose from, each with its meaning. Imports nothing of ours."""

from __future__ import annotations

from enum import StrEnum

# Where records of publications are kept. None of them wrote one, so none may stand as an author.
DATABASES = ("PubMed", "PMC", "MEDLINE", "Embase", "Scopus", "Web of Science", "Google Scholar",
             "Semantic Scholar", "Europe PMC", "ScienceDirect", "ResearchGate", "SciELO", "CINAHL",
             "Crossref", "Cochrane Library", "ClinicalTrials.gov")


class Depth(StrEnum):
    """How far a muscle lies beneath the skin."""

    SUPERFICIAL = "superficial"
    INTERMEDIATE = "intermediate"
    DEEP = "deep"


class Basis(StrEnum):
    """What a referral pattern was drawn from."""

    EXPERT_DRAWING = "expert-drawing"
    COUNTED_SERIES = "counted-series"
    EXPERIMENTAL = "experimental"
    NERVE_BLOCK = "nerve-block"


class Grade(StrEnum):
    """How well a referral pattern is known."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Certainty(StrEnum):
    """How sure a review or trial is that something helps, in its own words."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"


class Urgency(StrEnum):
    """How fast to act on a red flag."""

    NOW = "now"
    TODAY = "today"
    SOON = "soon"


class Structure(StrEnum):
    """What other than a muscle can be felt elsewhere."""

    NERVE_ROOT = "nerve-root"
    NERVE = "nerve"
    JOINT = "joint"
    ORGAN = "organ"


class Laterality(StrEnum):
    """On which side a pattern is felt: its own (either), always one, or across the middle."""

    EITHER = "either"
    RIGHT = "right"
    LEFT = "left"
    MIDLINE = "midline"


class Kind(StrEnum):
    """What sort of publication a source is."""

    CHART = "chart"
    MANUAL = "manual"
    REVIEW = "review"
    SERIES = "series"
    EXPERIMENT = "experiment"
    TRIAL = "trial"
    RELIABILITY = "reliability"
    ANATOMY = "anatomy"
    GUIDELINE = "guideline"
    CONSENSUS = "consensus"
    CASE_REPORT = "case-report"


class Read(StrEnum):
    """How much of a source was read by those who cite it here."""

    FULL_TEXT = "full-text"
    ABSTRACT = "abstract"
    EXCERPT = "excerpt"
    RECORD = "record"
