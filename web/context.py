"""What the chat offers beside answers, and to whom: the archive and its changes, feedback, roles."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from index.browse import folders
from index.locate import chosen_index
from index.storage.editorial import Editorial
from qa.evaluation.feedback import KEPT_DAYS, Feedback
from web.editing.rebuild_job import Rebuilding
from web.editing.uploads import without_folders
from web.errors import EditorsOnly
from web.server.accounts import AccessPolicy, Role

if TYPE_CHECKING:
    from index.archive import Archive

DEFAULT_UPLOADS = Path("var/articles")


@dataclass(frozen=True, slots=True)
class AppContext:
    """Shared by all visitors; holds nothing of any of them."""

    archive: "Archive"
    entrance: AccessPolicy
    uploads: Path
    rebuilding: Rebuilding
    kept_days: int = KEPT_DAYS
    began_with_sample: bool = False

    @classmethod
    def of(
        cls, archive: "Archive", entrance: AccessPolicy, *, uploads: Path | None = None, kept_days: int = KEPT_DAYS
    ) -> "AppContext":
        """Uploads lie in the folder that the archive was built from, where that is one; else in var/articles.

        The sample stays as it is: what is added while it answers makes an index of the user's own.
        """
        known = () if archive.is_sample else tuple(folder for folder in folders(archive) if folder.is_dir())
        place = uploads or (known[0] if len(known) == 1 else DEFAULT_UPLOADS)
        sources = dict.fromkeys([*known, place.resolve()])
        path = chosen_index() if archive.is_sample else archive.path
        return cls(archive, entrance, place, Rebuilding(path, tuple(sources)), kept_days, archive.is_sample)

    @property
    def feedback(self) -> Feedback:
        """Beside the index that answers, which need not be the one that answered first."""
        return Feedback(self.archive.path, kept_days=self.kept_days)

    @property
    def log(self) -> Editorial:
        """The log of the index that editors change, whether it is there yet or not."""
        return Editorial(self.rebuilding.path)

    def role(self, request: Any) -> Role:
        """Of whoever sent `request`, as the framework hands it over."""
        headers: Mapping[str, str] = request.headers
        address = request.client.host if request.client else None
        return self.entrance.role(request.username, address, headers)

    def require_editor(self, request: Any) -> None:
        """Raises EditorsOnly."""
        if self.role(request) != "editor":
            raise EditorsOnly

    def without_folders(self, text: str) -> str:
        """`text` without the folders of the server that may stand in it."""
        places = (self.uploads, self.rebuilding.path, *self.rebuilding.sources)
        return without_folders(text, *places, *(place.resolve() for place in places))

    def name(self, request: Any, stranger: Literal["Editor", "Penyunting"] = "Editor") -> str:
        """How the others are told who it was."""
        return str(request.username) if request.username else stranger
