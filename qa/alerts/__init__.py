"""Saved questions: what is new for each after a rebuild, as text, as a feed and by mail."""
