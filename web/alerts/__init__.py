"""The tab of saved questions, and their feeds."""
