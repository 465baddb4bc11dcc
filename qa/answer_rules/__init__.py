"""Which words may be the answer: pure functions, each with a switch of its own."""
