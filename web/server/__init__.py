"""The server around the chat: who is let in, what is refused, how it ends."""
