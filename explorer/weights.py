"""The one table of weights, each with where it comes from. Computes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from explorer.pains import Quality

if TYPE_CHECKING:
    from collections.abc import Mapping

SPILLOVER: Final = 0.5
"""Of an essential zone: charts say "felt by some" against "nearly everyone". A judgement."""

EXPLAINS: Final = 2 / 3
FITS: Final = 1 / 3
"""Parts of the score. People mark less than a chart shows, so what they did mark weighs twice as
much as what they did not. A judgement."""

ALIKE: Final = 2 * 0.42 / (1 + 0.42)
"""Two drawings of one's own pain share 0.42 of their union at worst
(pain-drawing-shoulder-2023): each then
covers 2 J / (1 + J) of the other. What covers as much can't be told from the same pain."""

PARTLY: Final = ALIKE / 2
"""Half as much: a partial look-alike. A judgement."""

LEAST: Final = 0.08
"""Below this share of the drawing a pattern only brushes it, and is not listed. A judgement."""

NEAR_TIE: Final = (2 * 0.75 / (1 + 0.75) - ALIKE) / 2
"""Half the spread between the best (0.75) and the worst redrawing of one pain. Scores that
lie closer would swap with the next drawing; the counted frequency then decides."""

FILLED: Final = 0.5
"""Share of a marked place at which a pattern explains the mark whole: one marks a place for any
pain in it, and half of it is more than most pains fill. A judgement."""

NAMED: Final = 0.25
"""Share of a place that must be drawn, or covered, before the words name it. A judgement."""

MOSTLY: Final = 0.5
"""Mean essential field at which a zone is said to fill a place. A judgement."""

TOUCHED: Final = 0.1
"""Share of a place that must be drawn on before it calls for its safety questions. A judgement, on
the careful side."""

NERVE_LIFT: Final[Mapping[Quality, float]] = {
    Quality.ACHE: 0.0,
    Quality.SHARP: 0.25,
    Quality.BURNING: 0.6,
    Quality.TINGLING: 1.0,
    Quality.NUMB: 2.0,
}
"""Added to the scores of nerves and nerve roots among what the pain could also be; never to a
muscle's. A hundred times the weight that each word has in the Neuropathic Pain Questionnaire, which
told 149 people with nerve pain from 233 with other pain (numbness 0.020, tingling 0.010, burning
0.006: krause-2003; the weights as in table 3 of PMC7136290). No score is above 1, so tingling and
numbness come first, and burning need not. "Sharp" is wider than the questionnaire's "shooting"
(0.005): half of that, a judgement."""
