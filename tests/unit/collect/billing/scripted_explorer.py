"""A Cost Explorer that answers from a list of facts, over a socket: groups, pages, estimates, and whatever refusal a test orders."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Request = dict[str, Any]
DAY = dt.timedelta(days=1)
EC2 = "Amazon Elastic Compute Cloud - Compute"
S3 = "Amazon Simple Storage Service"


@dataclass(frozen=True)
class Fact:
    """What one day cost."""

    day: dt.date
    amount: str
    account: str = "111111111111"
    service: str = EC2
    team: str = ""
    resource: str = ""

    def key(self, group: Request) -> str:
        if group["Type"] == "TAG":
            return f"{group['Key']}${self.team if group['Key'] == 'Team' else ''}"
        return {"LINKED_ACCOUNT": self.account, "SERVICE": self.service, "RESOURCE_ID": self.resource or "NoResourceId"}[group["Key"]]


class RefusalError(Exception):
    """An error that a request is answered with."""

    def __init__(self, code: str, message: str = "no", status: int = 400) -> None:
        super().__init__(code)
        self.code, self.message, self.status = code, message, status


@dataclass
class ScriptedExplorer:
    """`facts` are what there is; `refusals` are raised first, one a request; `refuse(operation, request)` may raise at any."""

    facts: list[Fact] = field(default_factory=list)
    is_estimated: Callable[[dt.date], bool] = lambda _: False  # by the first day of the period
    page_size: int = 1000
    refusals: list[RefusalError] = field(default_factory=list)
    refuse: Callable[[str, Request], None] = lambda *_: None
    alter: Callable[[Request], Request] = lambda reply: reply
    url: str = ""
    requests: list[tuple[str, Request]] = field(default_factory=list)
    answered: int = 0  # what AWS would charge for
    keys: list[str] = field(default_factory=list)

    def spans(self, group: str = "SERVICE", operation: str = "GetCostAndUsage") -> list[tuple[str, str, str]]:
        """Granularity, start and end of what was asked by a group, first pages alone."""
        return [
            (request["Granularity"], request["TimePeriod"]["Start"], request["TimePeriod"]["End"])
            for name, request in self.requests
            if name == operation and "NextPageToken" not in request and any(one["Key"] == group for one in request["GroupBy"])
        ]

    def answer(self, operation: str, request: Request) -> Request:
        self.requests.append((operation, request))
        if self.refusals:
            raise self.refusals.pop(0)
        self.refuse(operation, request)
        assert len(request["GroupBy"]) <= 2
        groups = list(self._groups(request))
        begin = int(request.get("NextPageToken", "0"))
        shown = groups[begin : begin + self.page_size]
        results: list[Request] = []
        for start, end, group in shown:
            period = {"Start": start.isoformat(), "End": end.isoformat()}
            if not results or results[-1]["TimePeriod"] != period:
                results.append({"TimePeriod": period, "Total": {}, "Groups": [], "Estimated": self.is_estimated(start)})
            if group:
                results[-1]["Groups"].append(group)
        reply: Request = {"ResultsByTime": results, "GroupDefinitions": request["GroupBy"], "DimensionValueAttributes": []}
        if begin + self.page_size < len(groups):
            reply["NextPageToken"] = str(begin + self.page_size)
        self.answered += 1
        return self.alter(reply)

    def _groups(self, request: Request) -> Iterator[tuple[dt.date, dt.date, Request]]:
        """Every group of every period, in order; an empty one for a period without any."""
        start, end = (dt.date.fromisoformat(request["TimePeriod"][name]) for name in ("Start", "End"))
        while start < end:
            after = min(end, start + DAY if request["Granularity"] == "DAILY" else (start + 31 * DAY).replace(day=1))
            sums: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
            for fact in self.facts:
                if start <= fact.day < after and self._fits(fact, request):
                    sums[tuple(fact.key(group) for group in request["GroupBy"])] += Decimal(fact.amount)
            for keys, amount in sorted(sums.items()):
                cost = {"Amount": f"{amount}", "Unit": "USD"}
                yield start, after, {"Keys": list(keys), "Metrics": dict.fromkeys(request["Metrics"], cost)}
            if not sums:
                yield start, after, {}
            start = after

    def _fits(self, fact: Fact, request: Request) -> bool:
        wanted = request.get("Filter", {}).get("Dimensions", {})
        return not wanted or (wanted["Key"] == "SERVICE" and fact.service in wanted["Values"])


@contextmanager
def scripted_explorer() -> Iterator[ScriptedExplorer]:
    """Serve one until the block ends."""
    explorer = ScriptedExplorer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            explorer.keys.append(self.headers["Authorization"].split("Credential=")[1].split("/")[0])
            try:
                self._send(200, explorer.answer(self.headers["x-amz-target"].rpartition(".")[2], body))
            except RefusalError as refusal:
                self._send(refusal.status, {"__type": refusal.code, "message": refusal.message})

        def _send(self, status: int, reply: Request) -> None:
            text = json.dumps(reply).encode()
            self.send_response(status)
            for name, value in (("Content-Type", "application/x-amz-json-1.1"), ("Content-Length", str(len(text)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    explorer.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield explorer
    finally:
        server.shutdown()
        server.server_close()
