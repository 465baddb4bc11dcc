"""The write path: from files to the next generation, and out of it again."""
