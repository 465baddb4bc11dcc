"""The tab in which a draft is held against the archive."""
