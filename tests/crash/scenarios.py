"""What is killed: rebuilds, a rollback and an erasure of the sample's articles, and the processes that help with them."""

import json
import os
import shutil
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np

from corpus.text import sentences
from corpus.types import Article
from index.archive import Archive
from index.errors import IndexingError
from index.ingest.erase import erase
from index.ingest.rebuild import rebuild
from index.ingest.records import SHARD_ARTICLES
from index.ingest.worker_pool import ALONE_SHARDS
from index.storage import generations
from index.storage.feedback import FILE as FEEDBACK
from index.storage.manifest import Manifest
from index.types import Progress
from tests.crash.contents import contents
from tests.crash.deaths import Death, Scenario, differences, listed, told, traces

GONE = "suara-tapal-batas/sabu-dalam-tangki-entikong.txt"
EDITED = "warta-musi/harga-karet-petani-naik.txt"


def scenarios(top: Path, articles: Path) -> list[Scenario]:
    """Over a copy of `articles`, in which one is edited, one is new and one goes."""
    folder = top / "articles"
    shutil.copytree(articles, folder)
    template = top / "template"
    held_back = _taken(folder, EDITED)
    rebuild(folder, index=template)
    _put(folder, EDITED, held_back)
    rebuild(folder, index=template)
    rolled_back = top / "rolled back"
    shutil.copytree(template, rolled_back)
    generations.rollback(rolled_back)
    secret, secrets = _secrets(template, GONE)
    erasable = top / "erasable"
    shutil.copytree(template, erasable)
    _write_feedback(erasable / FEEDBACK, secret)
    _taken(folder, GONE)
    rebuild(folder, index=top / "less")
    shared = traces(top / "less", secrets)  # a sentence that another article has too
    erasure = Scenario("an erasure", "erase", erasable, secret.id, top / "less", [s for s in secrets if s not in shared])
    _put(folder, EDITED, held_back.replace("karet", "karet alam"))
    _put(folder, "warta-musi/baru.txt", "Pasar murah dibuka di Sekayu.\n\nWarga membeli beras dan minyak goreng sejak pagi.")
    rebuild(folder, index=top / "clean")
    return [
        Scenario("a first rebuild", "rebuild", top / "nothing", str(folder), top / "clean"),
        Scenario("a rebuild: one edited, one new, one gone", "rebuild", template, str(folder), top / "clean"),
        Scenario("a rollback", "rollback", template, "", rolled_back),
        erasure,
    ]


def _taken(folder: Path, name: str) -> str:
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).unlink()
    return text


def _put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def _secrets(path: Path, name: str) -> tuple[Article, list[bytes]]:
    """The article, and what a file that knew of it would hold: sentences, title, id, vectors."""
    with Archive.open(path) as archive:
        article = archive.find_article(name)
    with closing(Manifest.open(generations.folder_of(path, generations.current(path)) / generations.MANIFEST)) as manifest:
        known = manifest.articles.known(article.id)
        numbers = [row[0] for row in manifest.passages.of_articles([known.number])] if known else []
        vectors = list(manifest.vectors.by_numbers(numbers).values())
    texts = [article.title, article.id, *(article.text[span.start : span.end] for span in sentences(article.text))]
    return article, [
        *(text.encode() for text in texts),
        *(vector.tobytes() for vector in vectors),
        *(vector.astype(np.float16).tobytes() for vector in vectors),
    ]


def _write_feedback(file: Path, article: Article) -> None:
    answer = json.dumps({"text": article.text, "citations": [{"article_id": article.id, "quote": article.text}]})
    with closing(sqlite3.connect(file)) as rows, rows:
        rows.execute("CREATE TABLE feedback (id INTEGER PRIMARY KEY, answer TEXT)")
        rows.execute("INSERT INTO feedback (answer) VALUES (?)", (answer,))


def helpers_killed(top: Path, articles: Sequence[Article]) -> Iterator[Death]:
    """Kills the processes that prepare articles, and the one that writes what an erasure leaves."""
    template = top / "before"
    rebuild(articles[:10], index=template)
    rebuild(articles, index=top / "many", workers=1)
    shutil.copytree(template, top / "fewer")
    erase([articles[3].id], index=top / "fewer")

    def preparing(path: Path) -> None:
        def kill(now: Progress) -> None:
            if now.step == "writing" and now.done > (ALONE_SHARDS + 2) * SHARD_ARTICLES:  # from then on they are at work
                for child in children():
                    os.kill(child, signal.SIGKILL)

        rebuild(articles, index=path, workers=2, progress=kill)

    def erasing(path: Path) -> None:
        with killing_the_next_child():
            erase([articles[3].id], index=path)

    for name, action, again, clean in (
        ("a process that prepares articles", preparing, lambda path: rebuild(articles, index=path, workers=2), top / "many"),
        ("the process that writes an erasure", erasing, lambda path: erase([articles[3].id], index=path), top / "fewer"),
    ):
        path = top / f"without {name}"
        shutil.copytree(template, path)
        yield _with_helper_killed(name, path, template, action, again, clean)


def _with_helper_killed(
    name: str, path: Path, template: Path, action: Callable[[Path], None], again: Callable[[Path], object], clean: Path
) -> Death:
    try:
        action(path)
        said = "NOTHING"
    except IndexingError as error:
        said = str(error).replace(str(path), "INDEX")
    held = "the old one" if contents(path) == contents(template) else "SOMETHING ELSE"
    on_disk = f"{', '.join(listed(path))}; it said: {said}"
    return Death(f"SIGKILL of {name}", on_disk, held, told(again(path)), differences(path, clean, asked=False))


def children() -> list[int]:
    """The processes that this one has started and that live, as Linux lists them."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = place.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue  # it has ended meanwhile
        if int(parent) == os.getpid() and state != "Z":
            found.append(int(place.parent.name))
    return found


@contextmanager
def killing_the_next_child() -> Iterator[None]:
    """Kills the first process that is started in the block as soon as it is there."""
    known, done = set(children()), threading.Event()

    def watch() -> None:
        while not done.is_set():
            for child in set(children()) - known:
                os.kill(child, signal.SIGKILL)
                return
            time.sleep(0.005)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def numbered_articles(count: int) -> list[Article]:
    return [
        Article(f"a{n}", f"koran/{n}", f"Karet {n}", f"Harga karet petani nomor {n} naik. Rapat koordinasi ke-{n} di Sekayu.")
        for n in range(count)
    ]
