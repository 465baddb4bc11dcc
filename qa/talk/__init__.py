"""How people write to a program: slips of typing, greetings and thanks, and what is said to those."""
