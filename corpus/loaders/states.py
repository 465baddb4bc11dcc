"""Whether a record is of an article that is out: what content systems say of drafts, of what was withdrawn, and of pages."""

import re
from collections.abc import Mapping

from corpus.errors import UnreadableArticle
from corpus.loaders.column_names import folded_name
from corpus.loaders.exports import is_other_kind
from corpus.loaders.values import written

_STATES = (
    "status", "post_status", "publish_status", "publication_status", "status_publish", "status_publikasi", "status_terbit",
    "status_tayang", "status_berita", "status_artikel", "workflow_state",
)  # fmt: skip
# What they call it before it is out, or after it was withdrawn.
_NOT_OUT = frozenset(
    "draft drafted auto-draft draf konsep pending private future scheduled terjadwal trash trashed inherit unpublished "
    "unpublish nonaktif review rejected ditolak deleted dihapus protected page attachment withheld canceled cancelled killed "
    "retracted dicabut ditarik".split()
)
# "Menunggu review", "belum diterbitkan", "tidak tayang", "needs review", "submitted for review", "not published". Only words of
# publishing say so: other columns are called `status`, too, and "tidak hoaks" or "belum lunas" is out.
_OUT = (
    r"(?:(?:di)?(?:terbit|tayang|siar|rilis|publikasi|publish)(?:kan)?|dimuat|published|publish|released|live|publik|public|aktif|"
    r"active)"
)
_READ = (
    r"(?:(?:di)?(?:re?view|reviu|tinjau|sunting|edit|moderasi)|ulasan|peninjauan|penyuntingan|persetujuan|disetujui|"
    r"reviewed|editing|edits|edited|approval|approved|moderation|moderated|revisi|revision|copy ?edit(?:ing)?)"
)
_READERS = r"(?:(?:the )?(?:editors?|redaksi|redaktur|redpel|penyunting|admin|moderator))"
_WHERE = r"(?: (?:yet|dulu|lagi|oleh|by|di (?:web|situs)|online|ulang|akhir|final|pending|needed|required|" + _READERS + "))*"
_NOT_YET = re.compile(
    rf"(?:(?:belum|not(?: yet)?) (?:{_OUT}|{_READ})|tidak {_OUT}|never published"
    rf"|(?:menunggu|tunggu|pending|needs?|perlu|awaiting|waiting(?: for)?|(?:submitted|ready|queued|sent) (?:for|to)|"
    rf"siap|to be|jadwal|(?:di|ter)jadwal(?:kan)?(?: untuk)?|scheduled(?: for| to)?(?: be)?)"
    rf" (?:(?:jadwal )?(?:{_OUT}|{_READ}|publication|publishing)|{_READERS})"
    rf"|(?:in|under|dalam|sedang|tahap|proses|dalam (?:proses|tahap)) (?:{_READ}|draft|draf)|(?:review|draft|draf) {_READERS}"
    rf"|(?:draft|draf|konsep) (?:artikel|berita|tulisan|\d+)){_WHERE}"
)
_IF_TRUE = ("draft", "is_draft", "draf", "deleted", "is_deleted", "trashed", "is_private")
_IF_FALSE = ("is_published", "published", "publish", "is_publish", "is_active", "is_live", "aktif")
_YES = frozenset("true 1 yes y ya t on".split())
_NO = frozenset("false 0 no n tidak f off".split())
_KINDS = ("post_type",)
_PASSWORDS = ("post_password",)


def require_out(record: Mapping[str, object], source: str) -> None:
    """Raises UnreadableArticle for a record that says of itself that it is not published, or only behind a password."""
    said = {folded_name(name): value for name, value in record.items()}
    for name in _PASSWORDS:
        if written(said.get(folded_name(name))):
            raise UnreadableArticle("entry_locked", source=source)
    for names, is_held in ((_STATES, _is_not_out), (_IF_TRUE, _YES.__contains__), (_IF_FALSE, _NO.__contains__)):
        for name in names:
            value = written(said.get(folded_name(name)))
            if is_held(value.casefold()):
                raise UnreadableArticle(
                    "not_published", source=source, status=value.lower() if names is _STATES else f"{name} {value}"
                )
    for name in _KINDS:
        if is_other_kind(kind := written(said.get(folded_name(name)))):
            raise UnreadableArticle("not_published", source=source, status=kind)


def _is_not_out(state: str) -> bool:
    return state in _NOT_OUT or _NOT_YET.fullmatch(state) is not None
