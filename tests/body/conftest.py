"""The one real body: reading it takes a tenth of a second."""

import pytest

from explorer.body import Body, load_body


@pytest.fixture(scope="session")
def body() -> Body:
    return load_body()
