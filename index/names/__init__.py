"""Who and what is named: people with their offices, places, institutions; by rules and lists of our own, no model."""
