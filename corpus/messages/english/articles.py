"""Articles and where they come from. In English."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "corpus_error": "{source} cannot be taken in.",
    "nothing_there": "There is no file or folder at {source}: put articles there, or name another place.",
    "neither_file_nor_folder": "{source} is neither a file nor a folder.",
    "outside_its_root": "{source} does not lie below {root}.",
    "folder_unreadable": "The folder {source} cannot be read: {detail}.",
    "unwatchable": "Only folders and files can be watched, and {source} is neither.",
    "unknown_fields": "Articles have no field {unknown}; they have {known}.",
    "address_not_understood": "Among the allowed addresses ({variable}), {detail}.",
    "not_articles": "rebuild() takes paths or Article objects, not {given}.",
    "not_documents": "from_documents() takes llama-index documents, not {given}.",
    "nothing_to_build": "There are no articles in {source}, so nothing was built: put files there ({suffixes}).",
    "nothing_readable": "There are no articles in {source}, so nothing was built: put files there ({suffixes}). The first "
    "thing that could not be read: {first}",
    "article_without_id": "{source} has no id.",
    "article_without_text": "{source} has no text.",
    "half_a_surrogate_pair": "{source} holds half a surrogate pair, which is no text.",
    "same_article": "{source} is the article of {other} once more, which counts once.",
    "id_is_taken": "{source} has the id {article_id!r} of {other}: give each article an id of its own.",
    "missing_extra": "{source} needs a package that is not installed: pip install {package}",
    "cluster_needs_ray": 'Replicas on other machines, and articles prepared there, need {source}: pip install "{package}".',
    "llm_needs_package": 'The language model {model} needs a package that is not installed: pip install "{package}".',
    "unsupported_format": "Unsupported format: {source}. Supported: {suffixes}.",
    "unsupported_content_type": "Unsupported format: {source} is {content_type}.",
    "upload_of_no_format": "Unsupported format. Supported: {suffixes}.",
    "upload_is_no_file": "This is no file.",
    "upload_too_large": "This is larger than {limit_mb} MB.",
    "upload_without_article": "There is no article in it.",
    "upload_names_used_up": "There are too many files of this name.",
    "upload_not_written": "It could not be written ({detail}).",
    "upload_not_moved": "{source} could not be moved ({detail}).",
    "no_such_upload": "There is no file {source} any more.",
}
