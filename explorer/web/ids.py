"""Names of the page's components: thing, then role. Imports nothing."""

from __future__ import annotations

from typing import Final

ADDRESS: Final = "address"
ANSWER: Final = "answer-panel"
BODY_MAP: Final = "body-map"
DETAILS: Final = "details-panel"
FOR_VISIT: Final = "for-visit"
LANGUAGE_PICKER: Final = "language-picker"
PAGE_TOOLS: Final = "page-tools"
PANEL: Final = "marks-panel"
PLACE_LIST: Final = "place-list"
READER_PICKER: Final = "reader-picker"
REGION_PICKER: Final = "region-picker"
SEARCH_BOX: Final = "search-box"
SKIP_LINK: Final = "skip-link"
