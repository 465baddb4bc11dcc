"""The words of the page, in Indonesian and English."""
