"""The chat and the doors for programs. In English."""

from collections.abc import Mapping

from corpus.messages.english.files import LETTERS

SENTENCES: Mapping[str, str] = {
    "web_error": "The chat could not do it.",
    "access_error": "The accounts in {path} cannot be read: {detail}.",
    "no_accounts": "{path} holds no account: add one with `wartanya-chat --add-user NAME --auth-file {path}`.",
    "accounts_unwritable": "The account cannot be written to {path}: {detail}.",
    "no_file_for_account": "Name the file for the account: --auth-file FILE.",
    "not_an_account": "{path}, line {line} is no account; write accounts with `wartanya-chat --add-user`.",
    "hash_of_another_kind": "{path}, line {line} has a hash of another kind; write accounts with `wartanya-chat --add-user`.",
    "no_name_for_an_account": "{name!r} is no name for an account: " + LETTERS,
    "password_too_short": "A password needs at least {limit} characters.",
    "passwords_differ": "These are two different passwords: nothing was changed.",
    "too_many_failures": "Too many failures: try again in {wait_s:,} seconds.",
    "editors_only": "Only editors change the archive.",
    "address_unusable": "Cannot listen on {host}, port {port}: {detail}.",
    "port_taken": "Port {first} is taken on {host}: another program listens there. Choose another with --port.",
    "ports_taken": "Ports {first} to {last} are taken on {host}: another program listens there. Choose another with --port.",
    "rebuild_refused": "A rebuild is under way, begun by {who}: wait for it to end.",
    "rebuild_stopped": "The rebuild was stopped, and the archive is as it was.",
    "rebuild_ended": "It ended before its time, with status {status}.",
    "choice_rejected": "What was chosen beside the question cannot be meant.",
    "date_not_understood": "The date “{written}” was not understood. Write for instance 26 August 2024 or 2024-08-26.",
    "dates_reversed": "The first date {since} is after the last date {until}.",
    "subject_too_long": "A subject has at most {limit} characters.",
    "period_too_large": "These days have {count:,} articles, and a clipping is made here of at most {limit:,}: choose fewer "
    "days, or use `wartanya kliping`.",
    "no_such_format": "The format is one of {formats:or}.",
    "outlets_not_listed": "{argument} is a list of names.",
    "choice_not_a_text": "{argument} is a text.",
    "choice_out_of_range": "{argument} is a whole number from {least} to {most}.",
    "refused": "This request is not answered.",
    "invalid_request": "{param}: {detail}.",
    "invalid_body": "The body: {detail}.",
    "body_too_long": "That is too long.",
    "origin_not_named": "The archive does not answer on this page: its address is not among those named.",
    "not_an_origin": "{given} is no origin of a page: https://koran.example, with its port where that is not the usual one, "
    "and without a path. Names in other letters are written as xn--…; there is no wildcard.",
    "missing_api_key": "A key is needed here: send it as `Authorization: Bearer KEY`. Whoever runs Wartanya makes one with "
    "`wartanya keys add`.",
    "invalid_api_key": "This key is not known here, or was revoked.",
    "keys_not_readable_now": "The list of keys cannot be read at the moment.",
    "not_found": "The archive holds no article of this id.",
    "no_such_path": "There is nothing here.",
    "method_not_allowed": "Only POST is answered here.",
    "model_not_found": "The model {name!r} does not exist here: there is {model}.",
    "no_user_message": "There is no message of a user to answer.",
    "unsupported_part": "Parts of the type {kind!r} are not supported: send text.",
    "unsupported_value": "{param} is not supported in this form.",
    "several_answers": "There is one answer to a question: n is 1.",
    "stream_options_alone": "stream_options is allowed only with stream.",
    "rate_limit_exceeded": "Too many requests: try again in {wait_s} s.",
    "too_many_waiting": "Too many questions wait: try again in a moment.",
    "closing": "The server is closing.",
}
