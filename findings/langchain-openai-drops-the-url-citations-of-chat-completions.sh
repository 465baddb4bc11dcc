#!/usr/bin/env bash
# LangChain's ChatOpenAI drops the URL citations that a server of OpenAI's chat completions gives.
#
# OpenAI's protocol carries citations as `annotations` of the message, each of type `url_citation`, and its own client keeps
# them. Of the same answer ChatOpenAI keeps the text, the usage and the model's name: the annotations are neither in the
# message's content, nor in additional_kwargs, nor in response_metadata, and nothing says that they were there. Whoever needs
# citations to survive has to write them into the text as well.
#
# Seen with langchain-openai 1.7.4, langchain-core 1.8.3, openai 3.57.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "langchain-openai==1.7.4" "langchain-core==1.8.3" "openai==3.57.0"
cd "$folder"
"$folder/env/bin/python" - <<'PY'
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from langchain_openai import ChatOpenAI
from openai import OpenAI

URL = "https://koran.example/rapat"
TEXT = "The meeting was chaired by the regent."
CITATION = {"type": "url_citation", "url_citation": {"url": URL, "title": "Rapat", "start_index": 0, "end_index": 38}}
ANSWER = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": "archive",
    "choices": [
        {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": TEXT, "refusal": None, "annotations": [CITATION]},
        }
    ],
    "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
}


class Server(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        body = json.dumps(ANSWER).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}/v1"
asked = [{"role": "user", "content": "Who chaired the meeting?"}]

kept = OpenAI(base_url=base, api_key="x").chat.completions.create(model="archive", messages=asked).choices[0].message
assert kept.annotations[0].url_citation.url == URL, kept

message = ChatOpenAI(base_url=base, api_key="x", model="archive").invoke("Who chaired the meeting?")
assert message.text == TEXT, message
if URL in message.model_dump_json():
    raise SystemExit("ChatOpenAI keeps the annotations now")
print("openai keeps the citation, ChatOpenAI drops it")
PY
