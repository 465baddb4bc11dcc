"""Going back one generation, with all that editors decided since: through the one room of the chat that writes."""

from index.ingest.amend import rollback

__all__ = ["rollback"]
