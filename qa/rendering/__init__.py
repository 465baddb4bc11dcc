"""How an answer is said and shown, in Indonesian and English."""
