"""The index. In English."""

from collections.abc import Mapping

_AGAIN = "build it again with `wartanya rebuild --fresh`."
_AS_IT_WAS = "what serves is as it was. Free some space and try again."
_TRY_LATER = "try again in a moment; if it stays so, see which program holds it open, and to its disk."
_BEFORE_REMOVALS = "This rebuild would remove {removals} of {articles} articles"
_ALLOW = "say so with --allow-removals (in Python: allow_removals=True)"

SENTENCES: Mapping[str, str] = {
    "indexing_error": "The index at {path} cannot be built, read or changed.",
    "index_not_found": "There is no index at {path}: make one with `{remedy}`.",
    "index_mismatch": "The index at {path} has {field} {stored}, wanted is {wanted}: bring it up to date with `{remedy}`.",
    "index_damaged": "The index at {path} is damaged: " + _AGAIN,
    "file_of_index_missing": "The index has no {name}: " + _AGAIN,
    "manifest_damaged": "The index's manifest at {path} is damaged ({detail}): " + _AGAIN,
    "not_a_manifest": "The index's manifest at {path} is no manifest ({detail}): " + _AGAIN,
    "vectors_missing": "The index has no vectors at {path}: " + _AGAIN,
    "vectors_incomplete": "The vectors at {path} are incomplete: " + _AGAIN,
    "vectors_unreadable": "The vectors at {path} cannot be read ({detail}): " + _AGAIN,
    "pointer_unreadable": "{pointer} cannot be read ({detail}): " + _AGAIN,
    "generation_missing": "{pointer} names generation {serving!r}, which is not there (there are: {left}): write the number of "
    "one that is there into it, or build the index again with `wartanya rebuild --fresh`.",
    "generation_miscounts": "The new generation has {passages} passages but {others}; the old one goes on serving: " + _AGAIN,
    "generation_finds_too_little": "The new generation finds {found} of {asked} passages by their own vectors; the old one "
    "goes on serving: " + _AGAIN,
    "lexicon_missing": "The lexicon at {path} is missing: install Wartanya again.",
    "index_locked": "The index at {path} is being rebuilt by another process: wait for it to end.",
    "index_locked_by_process": "The index at {path} is being rebuilt by process {pid} since {since}: wait for it to end.",
    "index_locked_on_machine": "The index at {path} is being rebuilt by process {pid} on {machine} since {since}: wait for it "
    "to end.",
    "index_unavailable": "The index at {path} cannot be used just now ({detail}): " + _TRY_LATER,
    "manifest_unavailable": "The index's manifest at {path} cannot be used just now ({detail}): " + _TRY_LATER,
    "vectors_unavailable": "The vectors at {path} cannot be used just now ({detail}): try again in a moment; if it stays so, "
    "see which program holds them open, and to their disk.",
    "index_closed": "The archive at {path} is closed: open it again with Archive.open.",
    "index_unwritable": "{path} cannot be written ({detail}): " + _AS_IT_WAS,
    "vectors_unwritable": "The vectors at {path} cannot be written ({detail}): " + _AS_IT_WAS,
    "index_folder_unwritable": "{path} cannot be written ({detail}): choose another with --index.",
    "generation_unwritable": "{path} could not be written (its process ended with status {status}): what serves is as it was. "
    "Free some space or memory and try again.",
    "too_little_space": "A rebuild of {path} needs {needed_mb:,.0f} MB of free space, {times} times the {made_mb:,.0f} MB of "
    "the index, and there are {free_mb:,.0f} MB. Free some space, or choose another disk with --index. What serves is as it "
    "was.",
    "worker_ended": "A process that prepares articles ended with status {status}, perhaps for want of memory: what serves is "
    "as it was. Try again with --workers 1 (in Python: workers=1), which needs less.",
    "ray_not_reached": "No machine of Ray can be asked to prepare articles ({detail}), so nothing was done: see that Ray runs "
    'here and on the others, or leave out --workers ray (in Python: workers="ray").',
    "ray_lost": "The machines of Ray did not prepare all articles ({detail}): what serves is as it was. See to them and "
    'repeat, or leave out --workers ray (in Python: workers="ray").',
    "ray_differs": "{machine}, a machine of Ray, has {field} {there}, and this one {here}: what serves is as it was. Install "
    "the same on all of them, start Ray there again, and repeat.",
    "manifest_asked_wrongly": "The index's manifest at {path} was asked wrongly ({detail}): a fault of Wartanya, not of it.",
    "is_a_cluster": "{path} holds a cluster of several indexes: use `wartanya cluster` with it, which brings all of them up to "
    "date.",
    "index_is_there": "There is an index at {path} already: choose another folder.",
    "cluster_file_unreadable": "{path} cannot be read ({detail}): put it back from a backup, with the folders of its shards.",
    "cluster_shards_missing": "The cluster at {path} is not whole: {shards} cannot be found. Nothing was done; bring their "
    "disk or machine back, and repeat.",
    "cluster_replicas_missing": "Of the cluster at {path} these replicas cannot be reached: {replicas}. What was asked is not "
    "done in them; bring their machine back, or take them out with `wartanya cluster drop-replica`, and repeat.",
    "node_unreachable": "{path} on the machine {node} cannot be reached through Ray ({detail}): see that Ray runs there and "
    "here.",
    "replica_behind": "{path} does not hold generation {generation} as the cluster names it: the next rebuild brings it there.",
    "replica_differs": "What arrived at {replica} is not what {path} holds: see to that disk or network, and repeat.",
    "no_such_shard": "The cluster at {path} has no shard {name!r}, but {shards}.",
    "no_such_replica": "The shard {name} of the cluster at {path} has no replica {replica}.",
    "cluster_silent": "None of {shards} of the cluster at {path} answers: see that their disks are there, and try again.",
    "parts_silent": "{shards} of the archive at {path} did not answer, so this would not be all: try again in a moment; if it "
    "stays so, see that their disks are there.",
    "cluster_shards_differ": "The cluster at {path} is not as it was written: {shards} hold other articles than it says. "
    "Nothing was done; put them back from a backup, or make the cluster anew.",
    "only_generation": "Generation {serving} at {path} is the only one: there is none to go back to.",
    "no_such_article": "The archive at {path} holds no article {article_id!r}.",
    "article_withdrawn": "The article {article_id!r} was withdrawn on {withdrawn} because: {reason}",
    "not_withdrawn": "{name!r} is not withdrawn in the archive at {path}.",
    "not_masked": "No such name is masked in {name!r} in the archive at {path}.",
    "name_not_in_article": "The name stands neither in text, title and authors of {name!r} nor in its address (archive "
    "at {path}). Write it as the article has it.",
    "taken_out_not_rewritten": "The decision stands, and nothing more is shown of the article; but the index at {path} "
    "could not be written anew: {detail} Free some space, then `wartanya rebuild`.",
    "editorial_unwritable": "What editors decide, and the log of it, cannot be written at {path} ({detail}), so nothing "
    "was done. Free some space, or see who may write there.",
    "editorial_unreadable": "What editors decided cannot be read at {path} ({detail}): try again in a moment; if it "
    "stays so, see which program holds it open.",
    "no_report_meant": "{name!r} is about no report that is known in the archive at {path}: name the report.",
    "about_itself": "{name!r} cannot be a notice about itself (archive at {path}).",
    "names_no_article": "{name!r} names no article in the archive at {path}.",
    "names_several_articles": "{name!r} names several articles, give more of its path in the archive at {path}.",
    "erasing_nothing": "{name!r} names no article at {path}, neither one that answers nor one that was removed.",
    "erasing_several": "{name!r} names {count} articles at {path}: give more of its path.",
    "not_all_erased": "{left} could not be removed, and holds what is to be erased: see who may write there and what has it "
    "open, and erase again.",
    "feedback_not_cleared": "The feedback in {path} cannot be cleared ({detail}): stop the chat and try again.",
    "embedder_incomplete": "The embedding model at {path} is incomplete: install Wartanya again.",
    "embedder_not_loaded": "The embedding model {name!r} cannot be loaded ({detail}): give the folder of a model that is on "
    "this machine, or leave --embedder out for the bundled one.",
    "too_many_removals": _BEFORE_REMOVALS + ". If that is meant, " + _ALLOW + ".",
    "folders_emptied": _BEFORE_REMOVALS
    + ", since there is nothing to read in {emptied}: is a disk missing there? If that is meant, "
    + _ALLOW
    + ".",
    "articles_renamed": _BEFORE_REMOVALS
    + ", and {again} of these come in again, word for word, from files of other names: was a folder renamed? If so, "
    + _ALLOW
    + ": they get new ids, and links to the old ones end.",
}
