"""The box for questions that a newspaper puts into its own pages: one script, and answers for the origins that are named."""
