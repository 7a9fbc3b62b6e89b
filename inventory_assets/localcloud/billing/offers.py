"""Public price lists, served without a signature as the three providers serve theirs: AWS's bulk files, Azure's retail prices, GCP's
catalog. All prices are those that the bills are made with; what the lists say stands in `offer_files.py` and `catalogs.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import orjson

from inventory_assets.localcloud.billing.catalogs import azure_items, gcp_services, gcp_skus
from inventory_assets.localcloud.billing.odata import ODataError, matcher
from inventory_assets.localcloud.billing.offer_files import offer_csv
from inventory_assets.localcloud.loopback import HttpReply, HttpRequest, render_head

if TYPE_CHECKING:
    from inventory_assets.localcloud.cloud import Cloud

Query = dict[str, list[str]]
_AWS = re.compile(r"/offers/v1\.0/aws/(\w+)/current/([a-z0-9-]+)/index\.csv")
_AZURE = "/api/retail/prices"
_GCP = re.compile(r"/v1/services(?:/([\w-]+)/skus)?")
_NO_FILE = b"<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>"
AZURE_PAGE = 50
GCP_PAGE = 20


def public_prices(cloud: Cloud, request: HttpRequest) -> HttpReply | None:
    """The reply to a request for a price list; None for any other request. Each is counted as a call of `prices`."""
    if "authorization" in request.headers or request.method != "GET":
        return None
    url = urlsplit(request.target)
    if found := _AWS.fullmatch(url.path):
        cloud.calls["prices", "aws"] += 1
        return _reply(offer_csv(*found.groups()), "text/csv")
    query = parse_qs(url.query)
    if url.path == _AZURE:
        cloud.calls["prices", "azure"] += 1
        return _azure(query, request.headers.get("host", "127.0.0.1"))
    if found := _GCP.fullmatch(url.path):
        cloud.calls["prices", "gcp"] += 1
        return _gcp(found[1], query)
    return None


def _reply(body: bytes | None, content_type: str, status: int = 200) -> HttpReply:
    if body is None:
        status, content_type, body = 404, "application/xml", _NO_FILE
    headers = {"Content-Type": content_type}
    return HttpReply(status, headers, body, head=render_head(status, headers, len(body)))


def _first(query: Query, name: str) -> str:
    return query.get(name, [""])[0]


def _azure(query: Query, host: str) -> HttpReply:
    """Pages of the items that fit `$filter`; the link to the next one keeps the filter."""
    try:
        fits: Callable[[dict[str, object]], bool] = matcher(_first(query, "$filter"))
    except ODataError as error:
        return _reply(orjson.dumps({"Error": {"Code": "BadRequest", "Message": str(error)}}), "application/json", 400)
    found = [item for item in azure_items() if fits(item)]
    skip = int(_first(query, "$skip") or 0)
    following = None
    if skip + AZURE_PAGE < len(found):
        kept = f"$filter={quote(_first(query, '$filter'))}&" if _first(query, "$filter") else ""
        following = f"http://{host}{_AZURE}?{kept}$skip={skip + AZURE_PAGE}"
    page = found[skip : skip + AZURE_PAGE]
    answer = {"BillingCurrency": "USD", "CustomerEntityId": "Default", "CustomerEntityType": "Retail", "Items": page,
              "NextPageLink": following, "Count": len(page)}  # fmt: skip
    return _reply(orjson.dumps(answer), "application/json")


def _gcp(service: str | None, query: Query) -> HttpReply:
    """Services, or pages of a service's SKUs."""
    if service is None:
        return _reply(orjson.dumps({"services": gcp_services(), "nextPageToken": ""}), "application/json")
    found = gcp_skus(service)
    if not found:
        answer = {"error": {"code": 404, "message": f"Service {service} was not found.", "status": "NOT_FOUND"}}
        return _reply(orjson.dumps(answer), "application/json", 404)
    start = int(_first(query, "pageToken") or 0)
    size = min(int(_first(query, "pageSize") or GCP_PAGE), GCP_PAGE)
    token = str(start + size) if start + size < len(found) else ""
    return _reply(orjson.dumps({"skus": found[start : start + size], "nextPageToken": token}), "application/json")
