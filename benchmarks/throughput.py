"""Count callbacks a second under gunicorn: `python -m benchmarks.throughput`.

Every request of the explorer marks other places, so none is answered from memory.
Budget: at least 0.6 of a trivial Dash callback's rate, in the same run.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import random
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING

from explorer import load_atlas
from explorer.web import ids

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS, REQUESTS, CONNECTIONS = 21, 150, 4
LEAST = 0.6


def free_port() -> int:
    """Find a port that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextlib.contextmanager
def served(application: str) -> Iterator[int]:
    """Run an application under gunicorn with two workers."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--preload", "-w", "2", "--threads", "4",
               "--log-level", "error", "-b", f"127.0.0.1:{port}", application]
    with subprocess.Popen(command) as process:
        try:
            wait_for(port)
            yield port
        finally:
            process.terminate()


def wait_for(port: int) -> None:
    """Wait until something listens."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise TimeoutError(f"nothing answers at port {port}")


def body(output: str, component: str, prop: str, value: str) -> bytes:
    """Write the request that Dash's browser half sends."""
    target, _, target_prop = output.rpartition(".")
    return json.dumps({
        "output": output,
        "outputs": {"id": target, "property": target_prop},
        "inputs": [{"id": component, "property": prop, "value": value}],
        "changedPropIds": [f"{component}.{prop}"],
        "state": [],
    }).encode()


@dataclass(frozen=True)
class Load:
    """Requests a second, and the seconds that each took."""

    rate: float
    waits: list[float]


def loaded(port: int, bodies: list[bytes]) -> Load:
    """Send callbacks over a few connections that stay open."""
    def send(part: list[bytes]) -> list[float]:
        waits = []
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for one in part:
            begun = time.perf_counter()
            connection.request("POST", "/_dash-update-component", one,
                               {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != http.HTTPStatus.OK:
                raise RuntimeError(f"status {answer.status}")
            waits.append(time.perf_counter() - begun)
        connection.close()
        return waits

    parts = [bodies[i::CONNECTIONS] for i in range(CONNECTIONS)]
    start = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        waits = [wait for part in pool.map(send, parts) for wait in part]
    return Load(len(bodies) / (time.perf_counter() - start), waits)


def p95(values: list[float]) -> float:
    """95th percentile."""
    return quantiles(values, n=20)[-1]


def main() -> int:
    """Print the figures; 1 when the budget is broken."""
    cells = [cell.id for cell in load_atlas().cells]
    draw = random.Random(1)  # noqa: S311  a benchmark, not a secret
    with served("app:server") as ours, served("benchmarks.trivial:server") as trivial:
        rates, ratios = [], []
        for turn in range(ROUNDS + 1):
            marks = [draw.sample(cells, draw.randint(1, 6)) for _ in range(REQUESTS)]
            explorer = loaded(ours, [
                body(f"{ids.ANSWER}.content", ids.ADDRESS, "question", "at=" + ",".join(m))
                for m in marks
            ]).rate
            base = loaded(trivial, [
                body("to.children", "from", "children", ",".join(m)) for m in marks
            ]).rate
            if turn:  # the first round warms both up
                rates.append(explorer)
                ratios.append(explorer / base)
    print(f"callbacks a second: median {median(rates):.0f}, {median(ratios):.2f} of a trivial "
          f"Dash callback (budget {LEAST:g} or more)")
    return int(median(ratios) < LEAST)


if __name__ == "__main__":
    sys.exit(main())
