from __future__ import annotations

from explorer.web.again import compared
from explorer.web.shelf import base

NOW = "at=right-palm,left-temple&ink=back:fmj0Bc-gBhB"


def test_it_tells_place_by_place_and_draws(toy_atlas):
    told = compared(toy_atlas, ["front", "sky"], f"{NOW}&before=20261101.right-palm.left-palm")
    said = dict(told["lists"])
    assert said["Gone"] == "left palm of hand"
    assert said["Still there, about the same"] == "right palm of hand"
    assert "left temple" in said["New"]
    assert set(told["views"]) == {"front"}
    assert all(told["views"]["front"][part] for part in ("gone", "still", "new"))
    assert len(told["limits"]) == 3


def test_the_same_again_shows_nothing_gone_or_new(toy_atlas):
    told = compared(toy_atlas, ["front", "back"],
                    f"{NOW}&before=right-palm.left-temple.back:fmj0Bc-gBhB")
    assert [title for title, _ in told["lists"]] == ["Still there, about the same"]
    assert told["whole"] == "All in all, about as much is drawn as before."
    for view in told["views"].values():
        assert (view["gone"], view["new"]) == ("", "")


def test_without_an_earlier_drawing_there_is_nothing_to_say(toy_atlas, client):
    assert compared(toy_atlas, ["front"], NOW) is None
    assert client.post(f"{base()}/again", data=f"front;{NOW}").status_code == 204
    reply = client.post(f"{base()}/again", data=f"front;{NOW}&before=right-palm,moon.x%00")
    assert reply.status_code in (200, 204)


def test_what_nobody_drew_is_left_out(toy_atlas):
    told = compared(toy_atlas, [], "before=right-moon.right-palm")
    assert told["lists"] == [["Marked before", "right palm of hand"]]
    assert told["whole"] == "Nothing is marked today. If it still hurts, mark where."


def test_the_answer_is_kept_nowhere(client):
    reply = client.post(f"{base()}/again", data=f"front;{NOW}&before=right-palm")
    assert reply.headers["Cache-Control"] == "no-store"
    assert client.post(f"{base()}/again", data="x" * 40_000).status_code == 413
