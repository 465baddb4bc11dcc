"""What the server lets in and what it lets a page do: article text is hostile, and so may be the page next door."""

import re
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from web.theme import early

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY_BYTES = 8 << 20  # of a request that uploads no file; a long conversation is some 200 kB
# Doors of the framework that this chat has no use for: fetching for others, editing programs, pages that tell about users.
_CLOSED = re.compile(
    r"^(/gradio_api)?/(proxy=|file=(https?:|//)|vibe|undo-vibe|stream/|process_recording|component_server|deep_link|dev/|runs"
    r"|run-history|profiling|monitoring|custom_component|openapi)"
)
# Measured with Chromium 2026-11: 'unsafe-eval' because gr.HTML makes its template a function, 'unsafe-inline' for styles
# because Svelte sets them on elements. Scripts inside the page run by nonce only, so no attribute `onerror` ever does.
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval' {nonce}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
)
_ADVERTISEMENTS = re.compile(rb"<meta\s+(?:property|name)=\"(?:og|twitter):[^>]*>")
_ALWAYS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"x-frame-options": b"DENY",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeadersMiddleware:
    """ASGI middleware: refuses what no page of ours asks, and sends each page with the policy that it has to keep."""

    def __init__(self, app: "ASGIApp") -> None:
        self.app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = headers_of(scope)
        status, reason = _objection(scope["method"], path_of(scope), headers)
        page = _Page(send, is_ours=path_of(scope) in ("", "/") and scope["method"] == "GET")
        if status:
            await refuse(page.send, status, reason)
        else:
            await self.app(scope, receive, page.send)


class _Page:
    """One response on its way out."""

    def __init__(self, send: "Send", *, is_ours: bool) -> None:
        self._send = send
        self._nonce = secrets.token_urlsafe(16) if is_ours else ""
        self._start: Message | None = None  # of a page that waits for its whole body
        self._body = b""

    async def send(self, message: "Message") -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": self._headers(message["headers"])}
            if self._nonce and _is_html(message["headers"]):
                self._start = message
                return
        elif self._start and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self._start)
            return
        await self._send(message)

    async def _send_page(self, start: "Message") -> None:
        # The template's own tags only: in the data inside them the framework writes every "<" as \u003c.
        body = _as_ours(self._body).replace(b"<script", f'<script nonce="{self._nonce}"'.encode())
        headers = [(name, value) for name, value in start["headers"] if name != b"content-length"]
        await self._send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
        await self._send({"type": "http.response.body", "body": body})

    def _headers(self, given: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        nonce = f"'nonce-{self._nonce}'" if self._nonce else ""
        kept = [(name, _same_site(value) if name.lower() == b"set-cookie" else value) for name, value in given]
        policy = _POLICY.format(nonce=nonce).replace(" ;", ";")
        return [*kept, *_ALWAYS.items(), (b"content-security-policy", policy.encode())]


async def refuse(send: "Send", status: int, reason: str) -> None:
    """Answers with one line of plain text."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(reason.encode())).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": reason.encode()})


def headers_of(scope: "Scope") -> dict[str, str]:
    """Names in lower case; of a name given twice, the last."""
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def path_of(scope: "Scope") -> str:
    """The path below the address that a proxy serves the chat at."""
    path, root = str(scope["path"]), str(scope.get("root_path", "")).rstrip("/")
    return path[len(root) :] if root and (path == root or path.startswith(root + "/")) else path


def _as_ours(page: bytes) -> bytes:
    """The framework's page without its advertisements, which messengers show of a link, and in the language it begins in."""
    page = _ADVERTISEMENTS.sub(b"", page).replace(b'lang="en"', b'lang="id"', 1)
    return page.replace(b"<head>", b"<head>" + early().encode(), 1)


def _objection(method: str, path: str, headers: Mapping[str, str]) -> tuple[int, str]:
    """(status, reason) where the request is refused, (0, "") where it is not."""
    if _CLOSED.match(path):
        return 404, "There is nothing here."
    if _is_foreign(method, headers):
        return 403, "Asked from another site's page. A proxy in front of the chat has to pass the Host header on."
    if method in ("POST", "PUT", "PATCH") and not path.endswith("/upload"):
        length = headers.get("content-length", "")
        if not length.isdigit():
            return 411, "How long is it? A Content-Length is needed."
        if int(length) > MOST_BODY_BYTES:
            return 413, "That is too long."
    return 0, ""


def _is_foreign(method: str, headers: Mapping[str, str]) -> bool:
    """Whether the page of another site asks. Programs send neither header; going to a page by a link is no asking."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        goes_there = method == "GET" and headers.get("sec-fetch-mode") == "navigate"
        return site not in ("same-origin", "none") and not goes_there
    origin = headers.get("origin")
    if origin is None:
        return False
    # Browsers send Sec-Fetch-Site over https and to this machine only: over plain http the origin has to do.
    return urlsplit(origin).netloc not in (headers.get("host"), headers.get("x-forwarded-host"))


def _is_html(headers: list[tuple[bytes, bytes]]) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers)


def _same_site(cookie: bytes) -> bytes:
    """The framework lets its cookie travel with requests from other sites; ours stays at home."""
    bare = re.sub(rb";\s*samesite=\w+", b"", cookie, flags=re.IGNORECASE)
    return bare + b"; SameSite=Lax"
