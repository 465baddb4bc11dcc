"""Mail, and pages that browsers save in the form of mail."""

from collections.abc import Mapping

from corpus.loaders.mail.messages import load_mailbox, load_message
from corpus.loaders.mail.saved_pages import load_mhtml
from corpus.loaders.zip_files import Loader

MAIL_LOADERS: Mapping[str, Loader] = {
    ".eml": load_message,
    ".mbox": load_mailbox,
    ".mht": load_mhtml,
    ".mhtml": load_mhtml,
}
