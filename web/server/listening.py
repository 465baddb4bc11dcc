"""The server on an address of this machine, in a thread of its own."""

import threading
import time
from typing import TYPE_CHECKING

from web.errors import AddressUnusable

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_STEP_S = 0.01
_PATIENCE_S = 5.0  # with pages that hold a stream open when the server ends


class Listener:
    """Serves `app` from `start` to `close`."""

    def __init__(self, app: "ASGIApp", host: str, port: int) -> None:
        import uvicorn

        # No WebSocket is spoken here, so none is accepted.
        config = uvicorn.Config(app, host=host.strip("[]"), port=port, log_level="warning", lifespan="on", ws="none")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, name="server", daemon=True)
        self._host, self._port = host, port

    def start(self) -> None:
        """Returns once requests are answered. Raises AddressUnusable."""
        self._thread.start()
        while not self._server.started:
            if not self._thread.is_alive():
                raise AddressUnusable(host=self._host, port=self._port, detail="the server ended at once")
            time.sleep(_STEP_S)

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(_PATIENCE_S)
        self._server.force_exit = True
        self._thread.join(_PATIENCE_S)
