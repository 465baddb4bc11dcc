"""Who may have a page or a file of ours beside the chat: whoever may ask questions there, and programs with a key."""

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import WartanyaError
from qa.keys import Keys
from web.server.accounts import AccessPolicy
from web.strings.chat import preferred
from web.strings.login import LOGIN_WORDS

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

# Readers of feeds know this way alone: any name, and a key of `wartanya keys` as the password.
_CHALLENGE = {"www-authenticate": 'Basic realm="Wartanya", charset="UTF-8"'}


@dataclass(frozen=True, slots=True)
class Visitors:
    """Without accounts everybody who reaches the chat may; with them who has logged in, or has a key."""

    entrance: AccessPolicy
    keys: Keys | None = None

    def refusal(self, request: "Request", *, asks_for_key: bool = False) -> "Response | None":
        """What a stranger is answered; None for whoever may come in."""
        from starlette.responses import PlainTextResponse

        if not self.entrance.accounts or request.state.user or self._has_key(request.headers.get("authorization", "")):
            return None
        words = LOGIN_WORDS[preferred(request.headers.get("accept-language", "en"))]
        return PlainTextResponse(words.needed, status_code=401, headers=_CHALLENGE if asks_for_key else None)

    def _has_key(self, written: str) -> bool:
        scheme, _, given = written.partition(" ")
        key = given.strip() if scheme.lower() == "bearer" else _password(given) if scheme.lower() == "basic" else ""
        try:
            return bool(self.keys and key and self.keys.name_of(key))
        except WartanyaError:  # the file of keys cannot be read: nobody is let in by it
            return False


def _password(given: str) -> str:
    try:
        return base64.b64decode(given.strip(), validate=True).decode().partition(":")[2]
    except (binascii.Error, ValueError):
        return ""
