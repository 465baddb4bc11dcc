"""Whether a program may come in: open on this machine where nobody logs in, as the chat is; elsewhere by a key."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.errors import KeysUnusable
from qa.keys import Keys
from web.errors import Refused
from web.server.accounts import AccessPolicy


@dataclass(frozen=True, slots=True)
class Admission:
    """Tells who asks. With accounts, or from another machine or page, a key is needed; it has a reader's rights."""

    entrance: AccessPolicy
    keys: Keys

    def caller(self, address: str, headers: Mapping[str, str]) -> str:
        """By what the limits know who asks: the name of the key, or the address. Raises Refused."""
        # Without accounts an editor is who asks from this machine, by its own name, through no proxy: so no page of
        # another site can, whose name was made to lead here.
        if not self.entrance.accounts and self.entrance.role(None, address, headers) == "editor":
            return f"address {address}"
        scheme, _, key = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not key.strip():
            raise Refused("missing_api_key", status=401)
        try:
            name = self.keys.name_of(key.strip())
        except KeysUnusable as problem:
            raise Refused("keys_not_readable_now", status=503) from problem
        if name is None:
            raise Refused("invalid_api_key", status=401)
        return f"key {name}"
