"""A page, feed or document from the web, from public addresses alone."""
