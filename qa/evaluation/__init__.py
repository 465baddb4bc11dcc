"""How good the answers are: questions asked from a file, and what came of them."""
