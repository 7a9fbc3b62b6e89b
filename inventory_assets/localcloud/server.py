"""The local cloud on a loopback port: AWS on every path, and its own controls under `/_localcloud/`.

The same call gets the same bytes on the same day, so replies are kept: a collector can be measured against them, and not the fake.
"""

from __future__ import annotations

import asyncio
import sys
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from inventory_assets.localcloud import wire
from inventory_assets.localcloud.billing.offers import public_prices
from inventory_assets.localcloud.call import AwsError, Call
from inventory_assets.localcloud.cloud import Cloud
from inventory_assets.localcloud.control import CONTROL, control
from inventory_assets.localcloud.loopback import HttpReply, HttpRequest, listen, render_head

KEPT_BYTES = 192 * 1024 * 1024
#: Headers that decide what is answered.
DECIDING_HEADERS = ("x-amz-target", "range", "if-match", "if-none-match", "if-modified-since")
Key = tuple[str, ...] | tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A call with its rendered reply."""

    call: Call
    decoded: wire.Decoded
    reply: HttpReply | None


class Server:
    """Turns requests into replies for one `Cloud`."""

    def __init__(self, cloud: Cloud) -> None:
        self.cloud = cloud
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._kept_bytes = 0

    def forget(self) -> None:
        """Drops the kept replies: the day or the faults have changed."""
        self._kept.clear()
        self._kept_bytes = 0

    def respond(self, request: HttpRequest) -> HttpReply:
        if request.target.startswith(CONTROL):
            return control(self, request)
        prices = public_prices(self.cloud, request)
        if prices is not None:
            return prices
        try:
            signer = wire.read_signer(request)
        except AwsError as error:
            return reply_of(*wire.encode_error(wire.guess_protocol(request, ""), "", error))
        account = self.cloud.account_of(signer.access_key)
        headers = request.headers
        given = tuple(headers.get(name) for name in DECIDING_HEADERS)
        key = (request.method, request.target, account, signer.region, signer.signing_name, given, request.body)
        kept = self._kept.get(key)
        if kept is None:
            try:
                decoded = wire.decode(request, signer.signing_name)
            except AwsError as error:
                return reply_of(*wire.encode_error(wire.guess_protocol(request, signer.signing_name), signer.signing_name, error))
            kept = Kept(wire.call_of(decoded, account, signer.region), decoded, None)
        else:
            self._kept.move_to_end(key)
        return self._reply(key, kept, headers.get("x-amz-security-token"))

    def _reply(self, key: Key, kept: Kept, session_token: str | None) -> HttpReply:
        cloud, call, protocol = self.cloud, kept.call, kept.decoded.protocol
        due = cloud.due_faults(call)
        try:
            cloud.check_session(session_token, call.service, protocol)
        except AwsError as error:
            return reply_of(*wire.encode_error(protocol, call.service, error))
        if not due and kept.reply is not None:
            return kept.reply
        outcome = cloud.outcome(call, due, protocol)
        if isinstance(outcome.answer, AwsError):
            rendered = wire.encode_error(protocol, call.service, outcome.answer)
        else:
            rendered = wire.encode(kept.decoded, outcome.answer)
        reply = reply_of(*rendered, delay_s=outcome.delay_s, drop=outcome.drop)
        if outcome.keep and not due:
            self._keep(key, Kept(call, kept.decoded, reply))
        return reply

    def _keep(self, key: Key, kept: Kept) -> None:
        assert kept.reply is not None
        self._kept[key] = kept
        self._kept_bytes += len(kept.reply.body)
        while self._kept_bytes > KEPT_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= len(oldest.reply.body) if oldest.reply else 0


def reply_of(status: int, headers: dict[str, str], body: bytes, *, delay_s: float = 0.0, drop: bool = False) -> HttpReply:
    headers = {"x-amzn-RequestId": wire.REQUEST_ID, "x-amz-request-id": wire.REQUEST_ID, **headers}
    return HttpReply(status, headers, body, delay_s, drop, render_head(status, headers, len(body)))


async def serve(cloud: Cloud, port: int, started: Callable[[int], None], *, until_stdin_closes: bool = False) -> None:
    """Serves until it is cancelled, or until standard input closes (so that a server never outlives who started it)."""
    server = await listen(Server(cloud).respond, port)
    started(server.sockets[0].getsockname()[1])
    if until_stdin_closes:
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.buffer.read)
        server.close()
        return
    await server.serve_forever()
