"""The tables of a manifest: one class for each, with all of the SQL that is said of it."""
