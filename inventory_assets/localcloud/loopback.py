"""HTTP/1.1 on asyncio, as far as AWS clients speak it (keep-alive, chunked bodies). What a request means is not decided here.

One thread and a hand-written parser: the standard library's server spends more on parsing headers than the estate does on most answers.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """Header names are lower case; `target` is path and query as sent."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class HttpReply:
    """`delay_s` holds the reply back, counted from the request's arrival; `drop` closes the connection instead of answering."""

    status: int
    headers: dict[str, str]
    body: bytes
    delay_s: float = 0.0
    drop: bool = False
    head: bytes = field(default=b"")


Responder = Callable[[HttpRequest], HttpReply]


def render_head(status: int, headers: dict[str, str], length: int) -> bytes:
    """Status line and headers; a length among them stands (that of what HEAD does not send)."""
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "Unknown"
    lines = [f"HTTP/1.1 {status} {phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    if not any(name.lower() == "content-length" for name in headers):
        lines.append(f"Content-Length: {length}")
    lines += ["", ""]
    return "\r\n".join(lines).encode("latin-1")


class Connection(asyncio.Protocol):
    """One client's connection; requests are answered in their order."""

    def __init__(self, respond: Responder) -> None:
        self.respond = respond
        self.buffer = bytearray()
        self.transport: asyncio.Transport | None = None
        self.waiting = False
        self.head: tuple[str, str, dict[str, str]] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        sock = transport.get_extra_info("socket")
        if sock is not None:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        self.transport = None

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        self.advance()

    def advance(self) -> None:
        while not self.waiting and (request := self.take_request()) is not None:
            arrived = asyncio.get_running_loop().time()
            reply = self.respond(request)
            left = reply.delay_s - (asyncio.get_running_loop().time() - arrived) if reply.delay_s else 0.0
            if left > 0:
                self.waiting = True
                asyncio.get_running_loop().call_later(left, self.resume, request, reply)
            else:
                self.send(request, reply)

    def resume(self, request: HttpRequest, reply: HttpReply) -> None:
        self.waiting = False
        self.send(request, reply)
        self.advance()

    def send(self, request: HttpRequest, reply: HttpReply) -> None:
        if self.transport is None:
            return
        if reply.drop:
            self.transport.close()
            return
        head = reply.head or render_head(reply.status, reply.headers, len(reply.body))
        self.transport.write(head if request.method == "HEAD" else head + reply.body)
        if request.headers.get("connection", "").lower() == "close":
            self.transport.close()

    def take_request(self) -> HttpRequest | None:
        """The next whole request in the buffer, or None until more has come."""
        if self.head is None:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return None
            self.head = parse_head(bytes(self.buffer[:end]))
            del self.buffer[: end + 4]
            if self.head[2].get("expect", "").lower() == "100-continue" and self.transport is not None:
                self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        method, target, headers = self.head
        if headers.get("transfer-encoding", "").lower() == "chunked":
            body = self.take_chunked()
        else:
            length = int(headers.get("content-length") or 0)
            body = self.take_bytes(length) if len(self.buffer) >= length else None
        if body is None:
            return None
        self.head = None
        return HttpRequest(method, target, headers, body)

    def take_bytes(self, length: int) -> bytes:
        piece = bytes(self.buffer[:length])
        del self.buffer[:length]
        return piece

    def take_chunked(self) -> bytes | None:
        body, at = bytearray(), 0
        while (end := self.buffer.find(b"\r\n", at)) >= 0:
            size = int(bytes(self.buffer[at:end]).split(b";")[0], 16)
            start = end + 2
            if len(self.buffer) < start + size + 2:
                return None
            body += self.buffer[start : start + size]
            at = start + size + 2
            if size == 0:
                del self.buffer[:at]
                return bytes(body)
        return None


def parse_head(head: bytes) -> tuple[str, str, dict[str, str]]:
    """Method, target and headers (names in lower case) of a request's head."""
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return method, target, headers


async def listen(respond: Responder, port: int) -> asyncio.Server:
    """A server on the loopback interface; port 0 takes a free one."""
    loop = asyncio.get_running_loop()
    return await loop.create_server(lambda: Connection(respond), "127.0.0.1", port, backlog=1024, reuse_address=True)
