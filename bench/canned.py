"""A server of canned replies: it asks the local cloud once for each request and from then on answers from memory, after a latency.

An asyncio protocol and a dictionary: the server shall cost as little as it can, so that what is measured is the client.
Started as a process of its own by `canned_cloud`.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

#: Of a request's head only these lines tell requests apart: dates, signatures and invocation ids change with every call.
SCOPE = re.compile(rb"Credential=\w{4}(\w{12})\w*/\d{8}/([^/]+)/([^/]+)/", re.IGNORECASE)
TARGET = re.compile(rb"\r\nx-amz-target: *([^\r]+)", re.IGNORECASE)
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
CONTROL = b"/_canned/"


@dataclass
class CannedHandle:
    """A running server of canned replies."""

    url: str

    def set_latency(self, latency_ms: float) -> None:
        """Begin to measure: answer after so long, and count from now on."""
        self._ask(f"latency/{latency_ms}")

    def counts(self) -> dict[str, int]:
        """`requests` answered since `set_latency`, and `misses`: those that had to be asked of the local cloud."""
        counts: dict[str, int] = self._ask("counts")
        return counts

    def _ask(self, what: str) -> Any:
        with urllib.request.urlopen(f"{self.url}/_canned/{what}", timeout=60) as reply:  # noqa: S310 - loopback
            return json.load(reply)


@contextmanager
def canned_cloud(upstream: str) -> Iterator[CannedHandle]:
    """Serves canned replies of the cloud at `upstream` until the block ends."""
    process = subprocess.Popen([sys.executable, "-m", "bench.canned", upstream], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield CannedHandle(process.stdout.readline().decode().strip())
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


class Replies:
    """What is known so far."""

    def __init__(self, upstream: str) -> None:
        place = urlsplit(upstream)
        self.host, self.port = place.hostname, place.port
        self.known: dict[tuple[Any, ...], bytes] = {}
        self.latency = 0.0
        self.requests = self.misses = 0

    async def fetch(self, key: tuple[Any, ...], request: bytes) -> bytes:
        """Ask the local cloud and keep its reply."""
        reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            found = LENGTH.search(head)
            reply = head + await reader.readexactly(int(found.group(1)) if found else 0)
        finally:
            writer.close()
        self.known[key] = reply
        return reply

    def control(self, what: bytes) -> bytes:
        if what.startswith(b"latency/"):
            self.latency = float(what.removeprefix(b"latency/")) / 1000
            self.requests = self.misses = 0
        body = json.dumps({"requests": self.requests, "misses": self.misses}).encode()
        return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


class Connection(asyncio.Protocol):
    """One client's connection; it has one request under way at a time."""

    def __init__(self, replies: Replies) -> None:
        self.replies = replies
        self.buffer = b""
        self.transport: Any = None
        self.loop = asyncio.get_running_loop()
        self.tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self.buffer[: end + 4]
        found = LENGTH.search(head)
        if found is None and CHUNKED.search(head):
            if not self.buffer.endswith(b"0\r\n\r\n"):
                return
        elif len(self.buffer) < end + 4 + (int(found.group(1)) if found else 0):
            return
        request, self.buffer = self.buffer, b""
        self._answer(request, head, request[end + 4 :])

    def _answer(self, request: bytes, head: bytes, body: bytes) -> None:
        line = head[: head.index(b"\r\n")]
        target = line.split(b" ")[1]
        if target.startswith(CONTROL):
            self.transport.write(self.replies.control(target.removeprefix(CONTROL)))
            return
        scope, action = SCOPE.search(head), TARGET.search(head)
        key = (line, scope.groups() if scope else None, action.group(1) if action else None, body)
        self.replies.requests += 1
        reply = self.replies.known.get(key)
        if reply is not None:
            self.loop.call_later(self.replies.latency, self._send, reply)
            return
        self.replies.misses += 1
        task = self.loop.create_task(self._fetch(key, request))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _fetch(self, key: tuple[Any, ...], request: bytes) -> None:
        self._send(await self.replies.fetch(key, request))

    def _send(self, reply: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(reply)


async def _serve(upstream: str) -> None:
    replies, loop = Replies(upstream), asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(replies), "127.0.0.1", 0, backlog=1024)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await loop.run_in_executor(None, sys.stdin.buffer.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1]))
