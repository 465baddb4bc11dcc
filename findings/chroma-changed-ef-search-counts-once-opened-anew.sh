#!/usr/bin/env bash
# Chroma says that a collection is searched as far as it was told, and searches as far as when it was opened.
#
# collection.modify(configuration={"hnsw": {"ef_search": ...}}) raises nothing, and the collection's configuration holds the new
# number at once. The graph that is open in the process goes on with the old one: in the collection itself, in the same one
# got anew, and through a second client of the same folder. Whoever measures recall against ef_search that way sees a flat line
# and takes it for the best that the graph can do. The number counts once another process opens the folder.
#
# Seen with chromadb 1.5.9 on Python 3.11: 20,000 random vectors of 64, a sparse graph, ef_search 10 changed to 2,000. Recall@10
# stays at 0.08 to 0.14 and is 0.99 or more in the next process.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "chromadb==1.5.9" "numpy==2.4.6"
cd "$folder"
cat > vectors.py <<'PY'
import chromadb
import numpy as np
from chromadb.config import Settings

random = np.random.default_rng(0)
vectors = random.normal(size=(20_000, 64)).astype(np.float32)
vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
asked = random.normal(size=(50, 64)).astype(np.float32)
nearest = [set(np.argsort(-(vectors @ each))[:10].tolist()) for each in asked]


def client():
    return chromadb.PersistentClient("store", settings=Settings(anonymized_telemetry=False))


def recall(collection):
    found = [collection.query(query_embeddings=[each], n_results=10, include=[])["ids"][0] for each in asked]
    return float(np.mean([len(set(map(int, ids)) & right) / 10 for ids, right in zip(found, nearest)]))
PY
cat > change.py <<'PY'
from vectors import client, recall, vectors

hnsw = {"space": "ip", "ef_construction": 40, "max_neighbors": 8, "ef_search": 10, "sync_threshold": 1000}
collection = client().create_collection("vectors", embedding_function=None, configuration={"hnsw": hnsw})
for first in range(0, len(vectors), 5000):
    part = range(first, first + 5000)
    collection.add(ids=[str(k) for k in part], embeddings=vectors[first : first + 5000])
before = recall(collection)
collection.modify(configuration={"hnsw": {"ef_search": 2000}})
told = collection.configuration["hnsw"]["ef_search"]
anew = client().get_collection("vectors", embedding_function=None)
print(f"recall {before:.2f}; told {told}: {recall(collection):.2f}, got anew {recall(anew):.2f}")
assert told == 2000
assert recall(collection) == recall(anew) == before < 0.3
PY
cat > again.py <<'PY'
from vectors import client, recall

opened = recall(client().get_collection("vectors", embedding_function=None))
print(f"in another process {opened:.2f}")
assert opened > 0.9
PY
"$folder/env/bin/python" change.py
"$folder/env/bin/python" again.py
