"""The chat as a web application: our pages and middlewares, and below them Gradio, which draws the widgets."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from web.server.accounts import AccessPolicy
from web.server.health import DrainMiddleware, InFlight
from web.server.listening import Listener
from web.server.login import Login, login_page
from web.server.security import SecurityHeadersMiddleware, page_policy
from web.server.sessions import SessionMiddleware, Sessions
from web.theme import look, page_html

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI
    from starlette.middleware import Middleware
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route
    from starlette.types import ASGIApp, Receive, Scope, Send

    from index.archive import Archive

MOST_UPLOAD_BYTES = 200 << 20
# The web component <gradio-app>, which Gradio documents for pages of one's own. The documentation has it come from a server
# of Gradio's; this is the same file, as the package brings it (6.31). It imports its parts from ./assets, which Gradio serves.
_COMPONENT = ("templates", "frontend", "gradio.js")


class Doors(Protocol):
    """Entrances for other programs: middleware around all other, and middleware that those have passed who may go on."""

    def outermost(self) -> "Middleware": ...
    def admitted(self) -> "Middleware": ...
    def lifespan(self, app: Any) -> AbstractAsyncContextManager[None]: ...


@dataclass(frozen=True, slots=True)
class Service:
    """Who may come in and by which doors, what /health looks at, the count of what is in flight, and files beside the page."""

    entrance: AccessPolicy
    archive: "Archive | None" = None
    reception: InFlight = field(default_factory=InFlight)
    doors: Doors | None = None  # for other programs, where there are any
    files: Sequence["Route"] = ()  # each tells by itself who may have it


def application(demo: "gr.Blocks", service: Service, *, root_path: str | None = None) -> "FastAPI":
    """Our routes first, then all that Gradio answers for `demo`. `root_path` is where a proxy in front serves it."""
    import gradio as gr
    from fastapi import FastAPI

    sessions = Sessions(service.entrance)
    app = FastAPI(
        middleware=_middleware(service, sessions, root_path or ""),
        lifespan=service.doors.lifespan if service.doors else None,
        openapi_url=None,
    )
    app.router.routes.extend(Login(service.entrance, sessions).routes())
    _add_page(app, service)
    app.router.routes.extend(service.files)
    gr.mount_gradio_app(
        app,
        demo,
        "/",
        auth_dependency=_user if service.entrance.accounts else None,
        root_path=root_path,
        max_file_size=MOST_UPLOAD_BYTES,
        show_error=False,
        ssr_mode=False,
        mcp_server=False,
        pwa=False,
        enable_monitoring=False,
        run_history=False,  # else questions stay in the browser of a shared computer
        footer_links=[],
        **look(),
    )
    return app


def close_with(demo: "gr.Blocks", app: "FastAPI", listener: Listener) -> None:
    """Has `demo.close()` end this server, as it ends the one that Gradio starts of itself.

    Gradio 6.31 ends its streams by `demo.app` and then closes `demo.server`; for a mounted application it sets neither.
    """
    from starlette.routing import Mount

    blocks: Any = demo
    blocks.server = listener
    blocks.app = next(route.app for route in app.routes if isinstance(route, Mount))


class RootPathMiddleware:
    """ASGI middleware: says at which path a proxy serves the chat, whether or not it takes that path out of what it asks."""

    def __init__(self, app: "ASGIApp", root_path: str) -> None:
        self.app, self._root_path = app, urlsplit(root_path).path.rstrip("/")

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        await self.app({**scope, "root_path": self._root_path} if scope["type"] == "http" else scope, receive, send)


def _middleware(service: Service, sessions: Sessions, root_path: str) -> list["Middleware"]:
    """The outermost first."""
    from starlette.middleware import Middleware

    doors = service.doors
    return [
        Middleware(RootPathMiddleware, root_path=root_path),
        *([doors.outermost()] if doors else []),
        Middleware(SecurityHeadersMiddleware),
        Middleware(DrainMiddleware, reception=service.reception, archive=service.archive),
        *([doors.admitted()] if doors else []),
        Middleware(SessionMiddleware, sessions=sessions, entrance=service.entrance),
    ]


def _add_page(app: "FastAPI", service: Service) -> None:
    """The page of the chat, which is the form to log in for whoever has not, and the script that draws its widgets."""
    from starlette.responses import HTMLResponse, Response
    from starlette.routing import Route

    script = files("gradio").joinpath(*_COMPONENT).read_bytes()

    async def page(request: "Request") -> "Response":
        if service.entrance.accounts and not _user(request):
            return login_page(request)
        return HTMLResponse(page_html("chat.html", page_policy(request)))

    async def component(_: "Request") -> "Response":
        return Response(script, media_type="text/javascript")

    app.router.routes.extend([Route("/", page), Route("/gradio.js", component)])


def _user(request: "Request") -> str | None:
    """The name that SessionMiddleware knows who asks by."""
    name: str | None = request.state.user
    return name
