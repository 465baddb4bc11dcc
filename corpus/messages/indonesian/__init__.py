"""Errors in Indonesian, by their codes, a file a layer. Names in braces are fields; the other language has the same ones."""

from collections.abc import Mapping

from corpus.messages.indonesian import answering, arguments, articles, files, index, unreadable, visitors, web

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "Arguments": arguments.SENTENCES,
    "Articles and where they come from": articles.SENTENCES,
    "Articles that cannot be read": unreadable.SENTENCES,
    "The index": index.SENTENCES,
    "Answering": answering.SENTENCES,
    "Files beside the archive": files.SENTENCES,
    "The chat and the doors for programs": web.SENTENCES,
}
FOR_VISITORS = visitors.SENTENCES
