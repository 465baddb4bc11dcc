"""Questions that no single article answers: counts, lists, the latest, the course of a case. Counted by rules, each row cited."""
