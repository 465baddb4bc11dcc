"""The tab that shows what the archive holds."""
