"""The tab in which a press clipping is made, looked at and taken along."""
