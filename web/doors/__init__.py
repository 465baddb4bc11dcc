"""The archive in programs that people use already: MCP, OpenAI's protocol, and an HTTP API of our own."""
