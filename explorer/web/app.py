"""Make the app and serve it: layout, three callbacks, the shelf, the rules of delivery."""

from __future__ import annotations

import gc
import socket
from typing import TYPE_CHECKING, Any

from dash import Input, Output
from flask import Flask

from explorer.errors import AddressInUse
from explorer.knowledge import load_atlas
from explorer.web import ids
from explorer.web.again import again_shelf
from explorer.web.answer import answer
from explorer.web.compared import compared_shelf
from explorer.web.comparing import explain
from explorer.web.delivery import protect
from explorer.web.details import details
from explorer.web.hand_out import hand_out
from explorer.web.health import health
from explorer.web.in_steps import steps_shelf
from explorer.web.layout import TITLE, laid_out
from explorer.web.learn import learn
from explorer.web.look_alikes import look_alikes_page, look_alikes_shelf
from explorer.web.lost import lead_on
from explorer.web.page import Page
from explorer.web.quiet import quiet
from explorer.web.shelf import shelf
from explorer.web.sketch import outlines
from explorer.web.solid import solid_shelf
from explorer.web.spoken import by_path, spoken
from explorer.web.state import State, decode
from explorer.web.study import study_page, study_shelf

if TYPE_CHECKING:
    from explorer.knowledge import Atlas


def create_app(atlas: Atlas | None = None) -> Page:
    """Make the app; ``app.server`` is what a WSGI server runs.

    Parameters
    ----------
    atlas
        What is known; the package's own atlas when not given.

    """
    atlas = atlas or load_atlas()
    server = Flask(__name__, static_folder=None)
    for routes in (
        shelf(atlas), solid_shelf(atlas), compared_shelf(atlas), learn(atlas),
        steps_shelf(atlas),
        look_alikes_shelf(atlas), look_alikes_page(atlas), study_shelf(atlas), study_page(atlas),
        quiet(), hand_out(atlas), again_shelf(atlas), health(atlas),
    ):
        server.register_blueprint(routes)
    app = Page(
        __name__,
        server=server,  # type: ignore[arg-type]  # its hints forget what its manual says
        title=TITLE,
        update_title="",  # the tab does not flicker with each answer
        assets_ignore=".*",  # the shelf serves them, under addresses that last
        suppress_callback_exceptions=True,  # else the whole layout is in index.html a second time
    )
    app.atlas = atlas
    app.layout = lambda: laid_out(spoken(atlas))

    @app.callback(
        Output(ids.ANSWER, "content"),
        Input(ids.ADDRESS, "question"),
        prevent_initial_call=True,
    )
    def answer_question(question: object) -> dict[str, Any]:
        return answer(spoken(atlas), decode(question))

    @app.callback(
        Output(ids.DETAILS, "children"),
        Input(ids.ADDRESS, "choice"),
        prevent_initial_call=True,
    )
    def describe_choice(choice: object) -> list[Any]:
        return details(spoken(atlas), decode(choice))

    @app.callback(
        Output(ids.BODY_MAP, "outlines"),
        Input(ids.BODY_MAP, "sketch"),
        prevent_initial_call=True,
    )
    def outline_strokes(sketch: object) -> dict[str, Any]:
        return outlines(atlas, sketch)

    @app.callback(
        Output(ids.BODY_MAP, "explained"),
        Input(ids.BODY_MAP, "explain"),
        prevent_initial_call=True,
    )
    def draw_apart(asked: object) -> dict[str, Any]:
        return explain(spoken(atlas), asked)

    by_path(server)
    protect(app)
    lead_on(server)
    # Dash finishes its set-up with the first request, and two at once would meet it half done.
    with server.test_client() as client:
        client.get("/")
    # Paints the patterns, so that the first visitor does not wait for them.
    answer(atlas, State(at=(atlas.cells[0].id,)))
    # What is there now stays: the collector need not look through the atlas again and again, and
    # the workers of a preloading server keep sharing its memory.
    gc.freeze()
    return app


def serve(*, host: str = "127.0.0.1", port: int = 8050) -> None:
    """Serve the explorer until interrupted, and print where.

    Raises
    ------
    AddressInUse
        When another program listens there.

    """
    import waitress  # noqa: PLC0415  only who serves needs it

    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        raise AddressInUse(
            f"can't listen at {host}:{port} ({error.strerror}); try --port {port + 1}"
        ) from None
    server = waitress.create_server(
        create_app().server, sockets=[listening], threads=8, ident=None
    )
    print(f"Trigger-Point Explorer: http://{host}:{port}/", flush=True)  # noqa: T201  its one line
    server.run()
