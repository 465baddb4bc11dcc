"""Origins as browsers write them: scheme, host and port of a page, and nothing else."""

import re
from urllib.parse import urlsplit

from web.errors import OriginRejected

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\]")
_USUAL = {"http": 80, "https": 443}


def origin_of(written: str) -> str:
    """`written` as a browser sends it in `Origin`. Raises OriginRejected for a wildcard, a path, or another scheme."""
    try:
        parts = urlsplit(written.strip())
        port, host = parts.port, (parts.netloc.rpartition(":")[0] if parts.port is not None else parts.netloc).lower()
    except ValueError as problem:
        raise OriginRejected(written) from problem
    if parts.scheme not in _USUAL or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise OriginRejected(written)
    if not _HOST.fullmatch(host) or (written.strip() != written) or any(sign in written for sign in "?#@"):
        raise OriginRejected(written)
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in (None, _USUAL[parts.scheme]) else "")
