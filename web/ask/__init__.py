"""The tab in which one asks."""
