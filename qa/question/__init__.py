"""What is asked: language, kind of answer, period, office, and what a follow-up speaks of."""
