"""Questions that no one span of an article answers: yes or no, lists, summaries, counts."""
