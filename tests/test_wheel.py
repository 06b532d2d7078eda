"""The wheel carries all that the explorer needs, and runs in a clean environment."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(*command, cwd):
    return subprocess.run(
        [str(c) for c in command], cwd=cwd, check=True, capture_output=True, text=True
    ).stdout


def test_an_installed_wheel_ranks_draws_and_serves(tmp_path):
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT,
        cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    home = tmp_path / "clean"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", wheel, cwd=tmp_path)
    ranked = json.loads(run(home / "bin" / "trigger-point-explorer", "rank",
                            "right-shoulder-front", "--json", cwd=tmp_path))
    assert ranked["matches"]
    run(python, "-m", "explorer", "draw", "soleus", "--out", "soleus.svg", cwd=tmp_path)
    assert (tmp_path / "soleus.svg").stat().st_size > 20_000
    page = run(python, "-W", "error::ResourceWarning", "-c",
               "from explorer.web import create_app\n"
               "client = create_app().server.test_client()\n"
               "print(client.get('/').text)", cwd=tmp_path)
    assert "Trigger-Point Explorer" in page
