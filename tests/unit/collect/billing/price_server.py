"""A web server of price lists: what each address answers is the test's to say."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Reply:
    """An answer. `missing`: bytes that its length promises and that do not come."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    missing: int = 0


Answer = bytes | dict[str, Any] | Reply | Callable[[dict[str, str], dict[str, str]], Any]


@dataclass
class PriceServer:
    """`answers[path]` is what an address answers, or is called with its query and headers; what is not there is 404."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def reply(self, target: str, headers: dict[str, str]) -> Reply:
        parts = urlsplit(target)
        self.asked.append(parts.path)
        answer: Any = self.answers.get(parts.path, Reply(b"not here", 404))
        if callable(answer):
            answer = answer({name: values[0] for name, values in parse_qs(parts.query).items()}, headers)
        if isinstance(answer, dict):
            answer = json.dumps(answer).encode()
        return answer if isinstance(answer, Reply) else Reply(answer)


@contextmanager
def price_server() -> Iterator[PriceServer]:
    """Serve one until the block ends."""
    prices = PriceServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = prices.reply(self.path, {name.lower(): value for name, value in self.headers.items()})
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body) + reply.missing), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    prices.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield prices
    finally:
        server.shutdown()
        server.server_close()
