"""Objects in S3: the exports in their bucket, listed and read by the account that owns it. No other bucket's objects are served."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from inventory_assets.localcloud.billing.desk import PROVIDERS, bucket_of, desk_of
from inventory_assets.localcloud.call import AwsError, Call, JsonObject, unknown_operation
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers
from inventory_assets.localcloud.estate.s3 import BUCKET, find_bucket
from inventory_assets.localcloud.estate.world import World

if TYPE_CHECKING:
    from inventory_assets.localcloud.billing.focus_files import Item

MOST_KEYS = 1000
_ROOTS = {provider: f"billing/{provider}/" for provider in PROVIDERS}


def _let_in(world: World, account: Account, call: Call) -> None:
    """Raises what S3 says to strangers, and about buckets whose objects nobody serves."""
    name = str(call.params.get("Bucket", ""))
    owners = (other for other in world.accounts.values() if other.account_id != account.account_id)
    if any(world.find(BUCKET, other, call.region, name) for other in owners):
        raise AwsError("AccessDenied", "Access Denied", 403)
    found = find_bucket(world, account, call)
    exports = bucket_of(world)
    if exports is None or found.arn != exports.arn:
        raise unknown_operation("s3", f"{call.operation} of {name}")


def _items(world: World, prefix: str) -> Iterator[Item]:
    """What may begin with the prefix, in the order of keys; only bills that it asks for are made."""
    for provider, root in _ROOTS.items():
        if root.startswith(prefix) or prefix.startswith(root):
            yield from desk_of(world).items(provider).values()


@answers("s3", "ListObjectsV2")
def list_objects(world: World, account: Account, call: Call) -> JsonObject:
    _let_in(world, account, call)
    prefix, delimiter = call.params.get("Prefix") or "", call.params.get("Delimiter") or ""
    encode = quote if call.params.get("EncodingType") == "url" else str
    after = _position(call)
    size = min(int(call.params.get("MaxKeys", MOST_KEYS)), MOST_KEYS)
    entries = [entry for entry in _entries(_items(world, prefix), prefix, delimiter) if entry[0] > after]
    shown = entries[:size]
    answer: JsonObject = {
        "Name": call.params["Bucket"],
        "Prefix": encode(prefix),
        "MaxKeys": size,
        "KeyCount": len(shown),
        "IsTruncated": len(entries) > size,
        "Contents": [_content(item, encode) for _, item in shown if item is not None],
        "CommonPrefixes": [{"Prefix": encode(name)} for name, item in shown if item is None],
    }
    given = {"Delimiter": encode(delimiter), "StartAfter": encode(call.params.get("StartAfter") or "")}
    answer |= {name: text for name, text in given.items() if text}
    answer |= {name: call.params[name] for name in ("EncodingType", "ContinuationToken") if call.params.get(name)}
    if answer["IsTruncated"] and shown:
        answer["NextContinuationToken"] = base64.urlsafe_b64encode(shown[-1][0].encode()).decode()
    return answer


def _position(call: Call) -> str:
    """The last key or prefix of the page before."""
    token = call.params.get("ContinuationToken")
    if not token:
        return str(call.params.get("StartAfter") or "")
    try:
        return base64.urlsafe_b64decode(str(token).encode()).decode()
    except ValueError as error:
        raise AwsError("InvalidArgument", "The continuation token provided is incorrect", 400) from error


def _entries(items: Iterator[Item], prefix: str, delimiter: str) -> list[tuple[str, Item | None]]:
    """Keys with their objects, and prefixes up to the delimiter without one."""
    found: dict[str, Item | None] = {}
    for item in items:
        if not item.key.startswith(prefix):
            continue
        head, cut, _ = item.key[len(prefix) :].partition(delimiter) if delimiter else ("", "", "")
        if cut:
            found.setdefault(prefix + head + cut, None)
        else:
            found[item.key] = item
    return list(found.items())


def _content(item: Item, encode: Any) -> JsonObject:
    return {
        "Key": encode(item.key),
        "LastModified": item.modified,
        "ETag": item.etag,
        "Size": len(item.body),
        "StorageClass": "STANDARD",
    }


def _item(world: World, account: Account, call: Call) -> Item:
    _let_in(world, account, call)
    key = str(call.params.get("Key", ""))
    found = next((item for item in _items(world, key) if item.key == key), None)
    if found is None:
        raise AwsError("NoSuchKey", "The specified key does not exist.", 404, {"Key": key})
    _check_conditions(found, call)
    return found


def _check_conditions(item: Item, call: Call) -> None:
    wanted, unwanted = call.params.get("IfMatch"), call.params.get("IfNoneMatch")
    if wanted and wanted.strip('"') not in ("*", item.etag.strip('"')):
        raise AwsError("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412)
    since = call.params.get("IfModifiedSince")
    if (unwanted and unwanted.strip('"') == item.etag.strip('"')) or (not unwanted and since and item.modified <= _utc(since)):
        raise AwsError("NotModified", "Not Modified", 304)


def _utc(moment: datetime) -> datetime:
    """The router reads timestamps without their zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _about(item: Item) -> JsonObject:
    return {"ETag": item.etag, "LastModified": item.modified, "ContentType": item.content_type, "AcceptRanges": "bytes"}


@answers("s3", "HeadObject")
def head_object(world: World, account: Account, call: Call) -> JsonObject:
    item = _item(world, account, call)
    return {**_about(item), "ContentLength": len(item.body)}


@answers("s3", "GetObject")
def get_object(world: World, account: Account, call: Call) -> JsonObject:
    item = _item(world, account, call)
    asked = call.params.get("Range")
    if not asked:
        return {**_about(item), "ContentLength": len(item.body), "Body": item.body}
    start, end = _range(str(asked), len(item.body))
    piece = item.body[start : end + 1]
    return {**_about(item), "ContentLength": len(piece), "ContentRange": f"bytes {start}-{end}/{len(item.body)}", "Body": piece}


def _range(asked: str, size: int) -> tuple[int, int]:
    """First and last byte of `bytes=first-last`, `bytes=first-` or `bytes=-count`."""
    found = re.fullmatch(r"bytes=(\d*)-(\d*)", asked)
    if found is None or not any(found.groups()):
        return 0, size - 1  # as the service does with what it cannot read
    first, last = found.groups()
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        raise AwsError("InvalidRange", "The requested range is not satisfiable", 416)
    return start, end
