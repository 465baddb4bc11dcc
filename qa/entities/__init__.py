"""Offices, places, people and other facts that a sentence names. Rules, no model."""
