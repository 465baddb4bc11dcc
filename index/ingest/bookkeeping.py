"""What a rebuild writes down of folders, files and failures, for the next one."""

from corpus.loaders.registry import READING_VERSION
from index.ingest.change_set import ChangeSet, is_below
from index.ingest.found import Found
from index.storage.manifest import Manifest


def write_down(manifest: Manifest, found: Found, changes: ChangeSet) -> None:
    """Brings what the manifest says of them up to date; writes nothing where nothing differs."""
    if found.labels != manifest.roots.labels():
        manifest.roots.replace(found.labels)
    if manifest.meta.reading_version() != READING_VERSION:
        manifest.files.clear()  # those that were not given now are read again, too, when they are
        manifest.meta.set_reading_version(READING_VERSION)
    stamped = (stamp.file for stamp in manifest.files.all())
    manifest.files.remove([file for file in stamped if file not in changes.visited and is_below(file, changes.folders)])
    manifest.files.put(changes.read)
    if found.passed_over is not None and found.passed_over != manifest.meta.passed_over():
        manifest.meta.set_passed_over(found.passed_over)
    failed = manifest.failures.files()
    manifest.failures.remove_of_files([f for f in failed if f in changes.visited or is_below(f, changes.folders)])
    manifest.failures.put(changes.failed)
