"""The toy atlas, fresh to be spoiled or loaded to be asked."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from toys import TOYS, write_toys

from explorer.knowledge import load_atlas

if TYPE_CHECKING:
    from explorer.knowledge import Atlas


@pytest.fixture
def toys() -> dict[str, Any]:
    """A toy knowledge base that a test may spoil."""
    return copy.deepcopy(TOYS)


@pytest.fixture(scope="session")
def toy_atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The toy knowledge base, loaded."""
    return load_atlas(write_toys(tmp_path_factory.mktemp("toys"), TOYS))
