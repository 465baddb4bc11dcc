"""Whether a program may come in: open on this machine where nobody logs in, as the chat is; elsewhere by a key."""

from collections.abc import Mapping
from dataclasses import dataclass

from qa.keys import Keys, KeysUnusable
from qa.types import Language
from web.doors.refusals import Refused, Said
from web.server.accounts import AccessPolicy

_MISSING = Said(
    "A key is needed here: send it as `Authorization: Bearer KEY`. Whoever runs Wartanya makes one with `wartanya keys add`.",
    "Di sini diperlukan kunci: kirimkan sebagai `Authorization: Bearer KUNCI`. Pengelola membuatnya: `wartanya keys add`.",
)
_WRONG = Said("This key is not known here, or was revoked.", "Kunci ini tidak dikenal di sini, atau sudah dicabut.")
_UNREADABLE = Said("The list of keys cannot be read at the moment.", "Daftar kunci sedang tidak dapat dibaca.")


@dataclass(frozen=True, slots=True)
class Admission:
    """Tells who asks. With accounts, or from another machine or page, a key is needed; it has a reader's rights."""

    entrance: AccessPolicy
    keys: Keys

    def caller(self, address: str, headers: Mapping[str, str], language: Language = "en") -> str:
        """By what the limits know who asks: the name of the key, or the address. Raises Refused."""
        # Without accounts an editor is who asks from this machine, by its own name, through no proxy: so no page of
        # another site can, whose name was made to lead here.
        if not self.entrance.accounts and self.entrance.role(None, address, headers) == "editor":
            return f"address {address}"
        scheme, _, key = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not key.strip():
            raise Refused(401, _MISSING.in_(language))
        try:
            name = self.keys.name_of(key.strip())
        except KeysUnusable as problem:
            raise Refused(503, _UNREADABLE.in_(language)) from problem
        if name is None:
            raise Refused(401, _WRONG.in_(language))
        return f"key {name}"
