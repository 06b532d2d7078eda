"""Find English in what a page says in another language, by the catalogues themselves."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

from tools.words import SAYERS, renewed

SPOKEN = {"aria-label", "alt", "title", "placeholder", "label", "data-failed", "content"}
SILENT = {"script", "style", "template"}
SENTENCE = 3  # words: from here on a message is looked for inside of what is said, too
NAMES = {"English"}  # a language is named in its own words


class Seen(HTMLParser):
    """Collects what HTML shows and reads out, text node by text node.

    Not what says that it is English, nor the sources: those are called as they are called.
    """

    def __init__(self):
        super().__init__()
        self.said = []
        self.path = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in ("meta", "link", "br", "img", "input", "source"):
            english = given.get("lang") == "en" and tag != "html"
            self.path.append((tag, english or tag in SILENT or given.get("class") == "sources"))
        if tag != "meta" or given.get("name") == "description":
            self.said += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag):
        while self.path and self.path.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not any(silent for _, silent in self.path):
            self.said.append(" ".join(data.split()))


def seen(page):
    """Give all that an HTML page says."""
    reader = Seen()
    reader.feed(page)
    return reader.said


@cache
def english(atlas):
    """Give the English words that a Spanish page must not show: whole messages, and sentences."""
    pairs = [(m.id, m.string) for domain in SAYERS for m in renewed("es", domain, atlas) if m.id]
    spanish = {said.casefold() for _, said in pairs}
    whole, holed, within = set(), [], []
    for words, said in pairs:
        if words.casefold() == said.casefold() or words.casefold() in spanish:
            continue
        if "{" in words:
            parts = re.split(r"\{\w+\}", words)
            if sum(len(part.split()) for part in parts) >= SENTENCE:
                holed.append(re.compile(".+".join(map(re.escape, parts))))
        else:
            whole.add(words.casefold())
            if len(words.split()) > SENTENCE:
                within.append(words)
    return whole, holed, within


def leftover(atlas, said):
    """Give what is said in English, each once."""
    whole, holed, within = english(atlas)
    text = "\n".join(said)
    return sorted({
        *(words for words in said
          if {words.casefold(), words.strip(" .:;,()").casefold()} & whole and words not in NAMES),
        *(words for words in said if any(one.fullmatch(words) for one in holed)),
        *(words for words in within if words in text),
    })
