"""What the server lets in and what it lets a page do: article text is hostile, and so may be the page next door."""

import re
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from starlette.requests import Request
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
    "default-src 'none'; script-src 'self' 'unsafe-eval'{nonce}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'self'; form-action {form_action}; frame-ancestors 'none'"
)
_PLAIN_POLICY = _POLICY.format(nonce="", form_action="'none'")
_ALWAYS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"x-frame-options": b"DENY",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeadersMiddleware:
    """ASGI middleware: refuses what no page of ours asks, and sends each response with the policy that it has to keep."""

    def __init__(self, app: "ASGIApp") -> None:
        self.app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def send_with_headers(message: "Message") -> None:
            if message["type"] == "http.response.start":
                policy = (b"content-security-policy", state.get("content_policy", _PLAIN_POLICY).encode())
                message = {**message, "headers": [*message["headers"], *_ALWAYS.items(), policy]}
            await send(message)

        status, reason = _objection(scope["method"], path_of(scope), headers_of(scope))
        if status:
            await refuse(send_with_headers, status, reason)
        else:
            await self.app(scope, receive, send_with_headers)


def page_policy(request: "Request", *, form_action: str = "'none'") -> str:
    """Gives the response to `request` the policy of a page of ours, and returns the nonce that its scripts run by."""
    nonce = secrets.token_urlsafe(16)
    request.state.content_policy = _POLICY.format(nonce=f" 'nonce-{nonce}'", form_action=form_action)
    return nonce


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
