from __future__ import annotations

from explorer.web.shelf import edition


def test_a_copy_that_can_rank_is_healthy_and_says_its_edition(client):
    reply = client.get("/health")
    assert (reply.status_code, reply.text) == (200, f"ok {edition()}\n")
    assert reply.headers["Cache-Control"] == "no-store"


def test_a_copy_that_can_not_rank_is_not(app, monkeypatch):
    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr("explorer.web.health.rank", broken)
    monkeypatch.setitem(app.server.config, "PROPAGATE_EXCEPTIONS", 0)
    assert app.server.test_client().get("/health").status_code == 500
