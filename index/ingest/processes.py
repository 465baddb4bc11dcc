"""Processes of our own that help this one: started without its main script, and ended with it."""

import os
import subprocess
import sys
import threading
from pathlib import Path

_PACKAGES = Path(__file__).parent.parent.parent


def start_module(module: str, *arguments: str) -> "subprocess.Popen[bytes]":
    """`python -m module` with pipes for standard input and output, in the background of this process.

    Unlike multiprocessing's spawn it does not run the caller's main script again, so that one needs no guard.
    """
    known = [str(_PACKAGES), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, known)), "TOKENIZERS_PARALLELISM": "false"}
    # -P: a folder or file named like one of our packages, where the command is given, is not it.
    command = [sys.executable, "-P", "-m", module, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)


def end_with_parent() -> None:
    """Ends this process when the one that started it ends, however that came about."""

    def wait() -> None:
        while os.read(0, 1):  # not through sys.stdin, whose lock Python wants when it ends
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
