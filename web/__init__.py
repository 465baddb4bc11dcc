"""The browser chat."""

import os

# Read when gradio is imported: the chat tells nobody that it is used.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
