"""Pictures of text, whose words a program has to recognise."""
