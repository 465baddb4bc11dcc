"""What is given as what cannot be meant. In English."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "wartanya_error": "It could not be done.",
    "invalid_argument": "{argument} is given as what cannot be meant.",
    "invalid_type": "{argument} is given as what it cannot be.",
    "invalid_value": "{argument} has a value that cannot be meant.",
    "since_after_until": "since ({since}) is after until ({until}).",
    "filter_given_twice": "Give either filter, or since, until and outlets: not both.",
    "not_a_filter": "{argument} is an index.Filter, not {given}.",
    "not_a_day": "{argument} is a date or a text such as '2024-08-26', not {given}.",
    "no_such_kind": "{argument} is {given}, which is none of {kinds}.",
    "no_such_day": "{argument} is a date such as '2024-08-26', not {given}.",
    "not_a_text": "{argument} is a text, not {given}.",
    "not_a_whole_number": "{argument} is a whole number, not {given}.",
    "query_empty": "{argument} is empty: give at least one word.",
    "below_zero": "{argument} is 0 or more, not {given}.",
    "not_names": "{argument} is a name or several names, not {given}.",
    "not_a_conversation": "{argument} is a qa.Conversation, not {given}.",
    "not_an_archive": "{argument} is an index.Archive, not {given}: Archive.open(path) opens one.",
    "unknown_language": "{argument} is 'id' or 'en', not {given}.",
    "unknown_ending": "{path}: the name has to end in {endings:or}.",
    "too_long": "{argument} has at most {limit} characters.",
    "reason_missing": "{argument} is empty: say why the article is withdrawn. It is shown in its place.",
    "name_too_short": "{argument} has to have at least two letters or digits.",
    "label_tells_name": "{argument} has to be a word of its own, without the name or a part of it.",
    "out_of_range": "{argument} is a whole number from {least} to {most}.",
    "no_name_for_an_alert": "{given} is no name for a saved question: letters, digits, and . _ - in between.",
    "no_words_to_look_for": "There is no word to look for, or more than {limit} characters: give a question or some words.",
    "no_mail_address": "{given} is no mail address.",
    "unknown_outlet": "The archive has no outlet {unknown!r}; its outlets: {named}.",
}
