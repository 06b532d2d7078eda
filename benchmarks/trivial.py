"""The smallest Dash app with a callback: what the page's own callbacks are measured against."""

from __future__ import annotations

from dash import Dash, Input, Output, html

app = Dash(__name__, suppress_callback_exceptions=True)
app.layout = html.Div([html.Div(id="from"), html.Div(id="to")])
server = app.server


@app.callback(Output("to", "children"), Input("from", "children"))
def repeat(words: str) -> str:
    """Answer with what was asked."""
    return words


# Dash finishes its set-up with the first request, and two at once would meet it half done.
with server.test_client() as client:
    client.get("/")
