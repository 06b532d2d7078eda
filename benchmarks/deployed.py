"""Try what deploy/ holds, and load it: `python -m benchmarks.deployed` (needs nginx and gunicorn).

Two copies under deploy/gunicorn.conf.py take turns behind deploy/nginx.conf. They must give one
edition; one is stopped under load and no request may fail. A trivial Dash app behind the same
nginx, in turns with it, tells the machine's mood.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.throughput import body, free_port, loaded, p95, wait_for
from explorer import load_atlas
from explorer.web import ids

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS, REQUESTS = 9, 200
DEPLOY = Path(__file__).parent.parent / "deploy"


@contextmanager
def copy(application: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Run one copy as deploy/gunicorn.conf.py says."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", str(DEPLOY / "gunicorn.conf.py"),
               application]
    with subprocess.Popen(command, env=os.environ | {"PORT": str(port)}) as process:
        try:
            wait_for(port)
            yield port, process
        finally:
            process.terminate()


@contextmanager
def proxied(*copies: int) -> Iterator[tuple[int, Path]]:
    """Put deploy/nginx.conf in front of copies: its port and its access log."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        given = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
        given = given.replace("listen 80;", f"listen 127.0.0.1:{port};")
        given = given.replace("/var/log/nginx", folder)
        given = re.sub(r"( +server 127.+\n)+",
                       "".join(f"    server 127.0.0.1:{one};\n" for one in copies), given)
        whole = Path(folder, "nginx.conf")
        whole.write_text(f"daemon off; pid {folder}/pid; error_log {folder}/errors;\n"
                         f"events {{ worker_connections 512; }}\nhttp {{\n{given}}}\n",
                         encoding="utf-8")
        with subprocess.Popen([program, "-p", folder, "-c", str(whole)]) as process:
            try:
                wait_for(port)
                yield port, Path(folder, "explorer.access.log")
            finally:
                process.terminate()


def answered(port: int, address: str) -> str:
    """Get a page as text."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address)
    reply = connection.getresponse()
    text = reply.read().decode()
    connection.close()
    if reply.status != http.HTTPStatus.OK:
        raise RuntimeError(f"status {reply.status} for {address}")
    return text


def main() -> int:
    """Print the figures; 1 when copies differ, do not take turns, or a request is lost."""
    cells = [cell.id for cell in load_atlas().cells]
    draw = Random(1)  # noqa: S311  a benchmark, not a secret

    def marks() -> list[str]:
        return [",".join(draw.sample(cells, draw.randint(1, 6))) for _ in range(REQUESTS)]

    def questions() -> list[bytes]:
        return [body(f"{ids.ANSWER}.content", ids.ADDRESS, "question", f"at={m}") for m in marks()]

    with ExitStack() as stack:
        one, process = stack.enter_context(copy("app:server"))
        two, _ = stack.enter_context(copy("app:server"))
        base, _ = stack.enter_context(copy("benchmarks.trivial:server"))
        editions = {answered(port, "/health") for port in (one, two)}
        print(f"editions: {', '.join(sorted(editions)).strip()}")
        port, log = stack.enter_context(proxied(one, two))
        trivial, _ = stack.enter_context(proxied(base))
        ours, theirs = [], []
        for turn in range(ROUNDS + 1):
            now = loaded(port, questions())
            then = loaded(trivial, [body("to.children", "from", "children", m) for m in marks()])
            if turn:  # the first round warms both up
                ours.append(now)
                theirs.append(then)
        print(f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, load "
              f"{os.getloadavg()[0]:.1f}")
        for name, runs in (("explorer", ours), ("trivial Dash callback", theirs)):
            print(f"{name:24} {median(r.rate for r in runs):6.0f} requests/s, "
                  f"p95 {1000 * p95([w for r in runs for w in r.waits]):6.1f} ms")
        print(f"ratio of rates           "
              f"{median(a.rate / b.rate for a, b in zip(ours, theirs, strict=True)):6.2f}")
        turns = {str(p): log.read_text(encoding="utf-8").count(f":{p}\n") for p in (one, two)}
        print(f"requests a copy: {', '.join(map(str, turns.values()))}")
        with ThreadPoolExecutor(1) as pool:  # loaded raises when a request is lost
            running = pool.submit(loaded, port, [b for _ in range(3) for b in questions()])
            process.terminate()
            print(f"one copy stopped: {len(running.result().waits)} answered, none lost")
    return int(len(editions) != 1 or min(turns.values()) == 0)


if __name__ == "__main__":
    sys.exit(main())
