"""Nothing calls home, with no switch set: what Python connects to while articles are taken in, asked and served."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx

ROOT = Path(__file__).parent.parent
# What the tests set for the libraries: here they have to be silent of themselves.
SWITCHES = ("ANONYMIZED_TELEMETRY", "GRADIO_ANALYTICS_ENABLED", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "DO_NOT_TRACK")
WATCHED = """
import sys
places = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": None}
def watch(event, given):
    place = (given if places[event] is None else given[places[event]]) if event in places else None
    host = place[0] if isinstance(place, tuple) else None  # a path for a Unix socket
    if host and str(host) not in ("localhost", "::1", "0.0.0.0") and not str(host).startswith("127."):
        print("went out to", host, file=sys.stderr, flush=True)
sys.addaudithook(watch)
"""


def started(code: str, folder: Path) -> "subprocess.Popen[str]":
    around = {name: value for name, value in os.environ.items() if name not in SWITCHES}
    around |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    unset = "import os\n" + "".join(f"os.environ.pop({name!r}, None)\n" for name in SWITCHES)
    return subprocess.Popen(
        [sys.executable, "-c", WATCHED + unset + code],
        cwd=folder,
        env=around,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_taking_in_and_asking_reach_no_other_machine(empty_folder: Path) -> None:
    article = empty_folder / "var/articles/banjir.txt"
    article.parent.mkdir(parents=True)
    article.write_text("Banjir merendam 213 rumah di Semaka.", encoding="utf-8")
    code = "from qa.cli import main\nmain(['rebuild'])\nmain(['ask', 'Berapa rumah terendam banjir di Semaka?'])"
    with started(code, empty_folder) as process:
        out, err = process.communicate(timeout=120)
    assert ("213" in out, err) == (True, "")


def test_serving_reaches_no_other_machine(empty_folder: Path, sample_index: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    code = f"import app\napp.main(['--no-browser', '--index', {str(sample_index)!r}, '--port', '{port}'])"
    with started(code, empty_folder) as process:
        assert process.stdout is not None
        assert any("ready at" in line for line in process.stdout)
        assert httpx.get(f"http://127.0.0.1:{port}/").status_code == 200
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert err == ""


def test_going_out_would_be_seen(empty_folder: Path) -> None:
    code = "import socket\ntry:\n    socket.getaddrinfo('news.invalid', 80)\nexcept OSError:\n    pass"
    with started(code, empty_folder) as process:
        _, err = process.communicate(timeout=60)
    assert err.strip() == "went out to news.invalid"
