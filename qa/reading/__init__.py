"""From passages to the words that answer."""
