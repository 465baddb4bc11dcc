"""Questions that no single article answers: counts, lists, the latest, the course of a case, counted by rule and cited."""
