"""What visitors of the chat are told instead: without a folder of the server or a command. In English.

These also hold for the codes of an error's branch.
"""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "corpus_error": "No article was found that can be read.",
    "missing_extra": "A package that this needs is not installed: pip install {package}",
    "indexing_error": "The archive's index cannot be read at the moment. Try again; if it stays so, tell who runs Wartanya.",
    "only_generation": "There is no generation before this one.",
    "article_withdrawn": "The article was withdrawn on {withdrawn} because: {reason}",
    "index_not_found": "There is no index of the archive yet. Editors make one in the Archive tab.",
    "index_mismatch": "The archive's index was made by another version of Wartanya. An editor has to rebuild it.",
    "index_damaged": "The archive's index is damaged or incomplete. It has to be rebuilt from the start by who runs Wartanya.",
    "index_locked": "Another process is rebuilding this index: wait for it to end.",
    "index_unavailable": "The archive's index is held by another program, or its disk is away. Try again in a moment.",
    "index_unwritable": "The index cannot be written. See to space and the right to write on its disk, and try again.",
    "too_many_removals": "This would remove {removals:,} of {articles:,} articles. If that is meant, tick the box that allows "
    "it.",
    "articles_renamed": "This would remove {removals:,} of {articles:,} articles; {again:,} of these come in again, word for "
    "word, from files of other names. If a folder was renamed, tick the box that allows it.",
    "thresholds_damaged": "No answer can be made at the moment. Tell who runs Wartanya.",
    "reader_unavailable": "The reader that finds the answers is not there just now. Try again in a moment; if it stays so, "
    "tell who runs Wartanya.",
    "evaluation_error": "The questions cannot be read at the moment. Tell who runs Wartanya.",
    "feedback_unusable": "Your verdict cannot be kept. Try again; if it stays so, tell who runs Wartanya.",
    "file_unusable": "A file cannot be read or written at the moment. Tell who runs Wartanya.",
    "keys_unusable": "The list of keys cannot be read at the moment. Tell who runs Wartanya.",
    "access_error": "The list of accounts cannot be read at the moment. Tell who runs Wartanya.",
}
