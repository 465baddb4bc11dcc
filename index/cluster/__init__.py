"""An archive in several parts, each an index of its own, that answers as one. What writes it is in index/ingest/cluster/."""
