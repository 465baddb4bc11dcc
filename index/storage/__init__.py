"""An index on disk: the manifest, which is the truth, and the generations that are switched between."""
