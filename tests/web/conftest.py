from __future__ import annotations

import pytest

from explorer.web import create_app


@pytest.fixture(scope="session")
def app(toy_atlas):
    """The page over the toy atlas."""
    return create_app(toy_atlas)


@pytest.fixture
def client(app):
    return app.server.test_client()


@pytest.fixture
def ask(client):
    """Ask a callback as the browser does."""

    def send(output, given, value, **changes):
        thing, name = output.split(".")
        body = {
            "output": output,
            "outputs": {"id": thing, "property": name},
            "inputs": [{"id": "address", "property": given, "value": value}],
            "changedPropIds": [f"address.{given}"],
            "state": [],
        }
        return client.post("/_dash-update-component", json=body | changes)

    return send
