"""What a question's words stand for in Indonesian articles."""
