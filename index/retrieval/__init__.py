"""From the words of a question to ranked passages: a lexical leg, a dense leg, and what weighs them."""
