"""The local cloud's own controls, which no AWS has: state, day, faults, and how often what was called. Product code never uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from inventory_assets.localcloud.call import AwsError
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.faults import read_faults
from inventory_assets.localcloud.loopback import HttpReply, HttpRequest, render_head
from inventory_assets.localcloud.wire import read_json

if TYPE_CHECKING:
    from inventory_assets.localcloud.server import Server

CONTROL = "/_localcloud/"


def control(server: Server, request: HttpRequest) -> HttpReply:
    """GET state, calls; POST day {"day": n}, options {...}, faults [...], latency {"latency_ms": n}; DELETE calls."""
    try:
        status, answer = 200, _act(server, request)
    except (AwsError, ValueError, TypeError, KeyError) as error:
        status, answer = 400, {"error": f"{type(error).__name__}: {error}"}
    body = orjson.dumps(answer)
    headers = {"Content-Type": "application/json"}
    return HttpReply(status, headers, body, head=render_head(status, headers, len(body)))


def _act(server: Server, request: HttpRequest) -> Any:
    cloud = server.cloud
    what = request.target.removeprefix(CONTROL).split("?")[0].rstrip("/")
    given: Any = read_json(request.body) if request.method == "POST" else None
    match request.method, what:
        case "GET", "state":
            return {
                "options": cloud.options.to_json(),
                "faults": [fault.to_json() for fault in cloud.asked_faults],
                "latency_ms": cloud.latency_ms,
            }
        case "GET", "calls":
            return [
                {"service": service, "operation": operation, "calls": count} for (service, operation), count in sorted(cloud.calls.items())
            ]
        case "DELETE", "calls":
            cloud.calls.clear()
            return []
        case "POST", "day":
            cloud.set_day(int(given["day"]))
        case "POST", "options":
            cloud.set_options(EstateOptions.from_json(given))
        case "POST", "faults":
            cloud.set_faults(read_faults(given))
        case "POST", "latency":
            cloud.latency_ms = float(given["latency_ms"])
        case _:
            raise ValueError(f"no control {request.method} {what!r}")
    server.forget()
    return {"day": cloud.options.day, "faults": len(cloud.asked_faults), "latency_ms": cloud.latency_ms}
