"""An AWS of which each reply is written by the test: for what no estate does, over real sockets all the same.

Speaks JSON (CloudWatch Logs and whatever else has targets) and the three XML replies every scan begins with.
"""

from __future__ import annotations

import json
import threading
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ACCOUNT = "111122223333"
_STS = (
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>'
    f"<Arn>arn:aws:iam::{ACCOUNT}:user/me</Arn><UserId>me</UserId><Account>{ACCOUNT}</Account></GetCallerIdentityResult>"
    "</GetCallerIdentityResponse>"
)


def regions_xml(*names: str) -> str:
    items = "".join(f"<item><regionName>{name}</regionName><optInStatus>opt-in-not-required</optInStatus></item>" for name in names)
    return f'<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><regionInfo>{items}</regionInfo></DescribeRegionsResponse>'


class RefusalError(Exception):
    """An error reply of a JSON service."""

    def __init__(self, code: str, message: str = "no", status: int = 400) -> None:
        super().__init__(code)
        self.code, self.message, self.status = code, message, status


Answer = Callable[[dict[str, Any]], Any]


class ScriptedAws:
    """`answers[operation]` is given the parameters and gives the reply (or raises RefusalError); `calls` has what was asked."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, Answer] = {
            "GetCallerIdentity": lambda _: _STS,
            "DescribeRegions": lambda _: regions_xml("us-east-1"),
            "GetResources": lambda _: {"ResourceTagMappingList": []},
        }

    def count(self, operation: str) -> int:
        return sum(name == operation for name, _ in self.calls)

    def reply(self, target: str, body: bytes) -> tuple[int, str, bytes]:
        if target:
            operation, params = target.rpartition(".")[2], json.loads(body or b"{}")
        else:
            form = urllib.parse.parse_qs(body.decode())
            operation, params = form["Action"][0], {name: values[0] for name, values in form.items()}
        self.calls.append((operation, params))
        try:
            answer = self.answers[operation](params)
        except RefusalError as refusal:
            error = {"__type": refusal.code, "message": refusal.message}
            return refusal.status, "application/x-amz-json-1.1", json.dumps(error).encode()
        if isinstance(answer, str):
            return 200, "text/xml", answer.encode()
        return 200, "application/x-amz-json-1.1", json.dumps(answer).encode()


@contextmanager
def scripted_aws() -> Iterator[ScriptedAws]:
    """Serve it until the block ends."""
    aws = ScriptedAws()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", 0))
            status, kind, body = aws.reply(self.headers.get("x-amz-target", ""), self.rfile.read(length))
            self.send_response(status)
            for name, value in (
                ("Content-Type", kind),
                ("Content-Length", str(len(body))),
                ("x-amzn-RequestId", f"request-{len(aws.calls)}"),
            ):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    aws.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield aws
    finally:
        server.shutdown()
        server.server_close()
