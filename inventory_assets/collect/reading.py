"""One listed item into one row of the raw zone, as its catalog row says. No call to a cloud is made here."""

from __future__ import annotations

import datetime as dt
import email.utils
import hashlib
import json
import urllib.parse
from collections.abc import Callable, Mapping
from typing import Any

import orjson

from inventory_assets.catalog.params import compile_value
from inventory_assets.catalog.paths import compile_path, compile_remove, compile_rewrite, parse_path
from inventory_assets.catalog.types import METRICS, SWEEP, UNTAGGABLE, WHOLE, JsonObject, ResourceType
from inventory_assets.lake.spool import Row

Tags = dict[str, str]
SORTED = orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS


class ItemError(ValueError):
    """An item that cannot be stored; `code` is what the ledger says."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Finished:
    """A row ready for the spool, with the digests that tell whether its cell changed."""

    __slots__ = ("digest", "observation", "observed_digest", "row", "size")

    def __init__(self, row: Row, digest: bytes, observation: Row | None, observed_digest: bytes, size: int) -> None:
        self.row, self.digest, self.observation, self.observed_digest, self.size = row, digest, observation, observed_digest, size


def _redact_but(redact: Callable[[Any], Any], kept: frozenset[str]) -> Callable[[Any], Any]:
    """Hides the values of a map, but those of some keys."""

    def hide(value: Any) -> Any:
        return {key: inner if key in kept else redact(inner) for key, inner in value.items()} if isinstance(value, dict) else redact(value)

    return hide


class Reader:
    """A catalog row, compiled: `finish` turns an item's configuration into rows. Shared by threads, keeps no state."""

    def __init__(self, row: ResourceType, redact: Callable[[Any], Any]) -> None:
        self.row = row
        self._redact = redact
        self._id = compile_value(row.id)
        self._arn = compile_value(row.arn)
        self._name = compile_path(row.name) if row.name else None
        self._created = compile_path(row.created_at) if row.created_at else None
        self._tag_part = self._read_tags = self._pop_tags = None
        if row.tags not in (SWEEP, UNTAGGABLE):
            self._tag_part = parse_path(row.tags)[0][0]
            self._read_tags, self._pop_tags = compile_path(row.tags), compile_remove(row.tags)
        self._texts = [compile_rewrite(path) for path in row.texts]
        self._secrets = [(compile_rewrite(path), redact) for path in row.redact]
        self._secrets += [(compile_rewrite(path), _redact_but(redact, frozenset(keys))) for path, keys in row.redact_but.items()]
        self._volatile = [compile_remove(path) for path in (*row.volatile, *([METRICS] if row.metrics else []))]
        # Deepest first: an inner set must be in order before the outer one is sorted by its text.
        self._sets = [compile_rewrite(path) for path in sorted(row.sorted_lists, key=lambda path: -path.count("."))]
        self._parts = row.parts
        self._source = f"{row.service}:{row.operation}"

    def uid(self, context: Mapping[str, Any]) -> str:
        """The canonical id of the item, or ItemError."""
        uid = self._arn(context)
        if not isinstance(uid, str) or not uid:
            raise ItemError("MissingId", f"{self.row.type}: an item has no {self.row.arn!r}; it begins {_beginning(context['item'])}")
        return uid

    def finish(self, context: Mapping[str, Any], unknown: list[str], swept: Tags | None, stamp: Mapping[str, Any]) -> Finished | None:
        """Rows of one item; None where the hook leaves it out.

        `context["item"]` is the configuration with its details, and is taken over. `swept`: the Tagging API's tags of this
        item, {} for none, None for not known. `stamp`: account_id, cell_region, scan_id, scanned_at.
        """
        uid, resource_id = self.uid(context), self._id(context)
        if not resource_id:
            raise ItemError("MissingId", f"{self.row.type}: {uid} has no {self.row.id!r}")
        configuration: JsonObject = context["item"]
        if self.row.hook is not None:
            kept = self.row.hook(configuration)
            if kept is None:
                return None
            configuration = kept
        tags = self._take_tags(configuration, unknown, swept)
        name = (self._name(configuration) if self._name else None) or (tags or {}).get("Name") or resource_id
        created = parse_time(self._created(configuration)) if self._created else None
        if WHOLE in unknown:  # what the list call says is not the configuration: it served to tell the id, and would look like new keys
            configuration = {part: configuration[part] for part in self._parts if part in configuration}
        for rewrite in self._texts:
            rewrite(configuration, parse_text)
        for rewrite, hide in self._secrets:
            rewrite(configuration, hide)
        observed: JsonObject = {}
        for remove in self._volatile:
            observed |= remove(configuration)
        for rewrite in self._sets:
            rewrite(configuration, sort_set)
        return self._rows(uid, str(resource_id), str(name), tags, created, configuration, observed, unknown, context["region"], stamp)

    def _take_tags(self, configuration: JsonObject, unknown: list[str], swept: Tags | None) -> Tags | None:
        """Tags as a sorted dictionary, None where they are unknown (then "tags" is put among the unknown)."""
        if self.row.tags == UNTAGGABLE:
            return {}
        if self.row.tags == SWEEP:
            tags = swept
        elif self._tag_part in unknown or (WHOLE in unknown and self._tag_part not in configuration):
            tags = None
            if self._tag_part in unknown:
                unknown.remove(self._tag_part)
        else:
            assert self._read_tags is not None
            assert self._pop_tags is not None
            tags = normalize_tags(self._read_tags(configuration))
            self._pop_tags(configuration)
        if tags is None:
            unknown.append("tags")
        return tags

    def _rows(
        self, uid: str, resource_id: str, name: str, tags: Tags | None, created: dt.datetime | None, configuration: JsonObject,
        observed: JsonObject, unknown: list[str], region: str, stamp: Mapping[str, Any],
    ) -> Finished:  # fmt: skip
        text = orjson.dumps(configuration, option=SORTED, default=_plain)
        tag_pairs = None if tags is None else sorted(tags.items())
        unknown.sort()
        account, cell_region, scan_id, at = stamp["account_id"], stamp["cell_region"], stamp["scan_id"], stamp["scanned_at"]
        identity = orjson.dumps([uid, resource_id, name, region, created, tag_pairs, unknown])
        digest = hashlib.blake2b(text + identity, digest_size=16).digest()
        row = (
            uid, "aws", account, region, self.row.type, resource_id, name, tag_pairs, created, cell_region,
            text.decode(), unknown, self._source, scan_id, at,
        )  # fmt: skip
        if not observed:
            return Finished(row, digest, None, b"", len(text) + 400)
        seen = orjson.dumps(observed, option=SORTED, default=_plain)
        observation = (uid, "aws", account, cell_region, self.row.type, seen.decode(), scan_id, at)
        return Finished(
            row, digest, observation, hashlib.blake2b(uid.encode() + seen, digest_size=16).digest(), len(text) + len(seen) + 400
        )


def normalize_tags(value: Any) -> Tags:
    """AWS writes tags in four shapes: [{Key, Value}], [{key, value}], [{TagKey, TagValue}] and {key: value}."""
    if not value:
        return {}
    if isinstance(value, dict):
        return {str(key): "" if text is None else str(text) for key, text in value.items()}
    pairs = {}
    for tag in value:
        key = tag.get("Key", tag.get("key", tag.get("TagKey")))
        if key is not None:
            text = tag.get("Value", tag.get("value", tag.get("TagValue")))
            pairs[str(key)] = "" if text is None else str(text)
    return pairs


def parse_time(value: Any) -> dt.datetime | None:
    """A cloud's timestamp (ISO text, RFC 822 text, epoch seconds or milliseconds) in UTC; None where it is none of these."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > 1e11 else value  # > 1e11 s is the year 5138: milliseconds
        try:
            return dt.datetime.fromtimestamp(seconds, dt.UTC)
        except (ValueError, OverflowError, OSError):  # a moment that no calendar has
            return None
    if not isinstance(value, str) or not value:
        return None
    if value.isdigit():
        return parse_time(int(value))  # SQS writes epoch seconds as text
    try:
        parsed = dt.datetime.fromisoformat(value)
    except ValueError:
        try:
            parsed = email.utils.parsedate_to_datetime(value)
        except ValueError:
            return None
    return parsed.astimezone(dt.UTC) if parsed.tzinfo else parsed.replace(tzinfo=dt.UTC)


def parse_text(value: Any) -> Any:
    """JSON held as text, plain or URL-encoded, as the document it is; anything else stays."""
    if not isinstance(value, str):
        return value
    text = urllib.parse.unquote(value) if value.startswith("%7B") or value.startswith("%5B") else value
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return value


def sort_set(value: Any) -> Any:
    """A list whose order means nothing, in a fixed order."""
    if not isinstance(value, list) or len(value) < 2:
        return value
    return sorted(value, key=_sort_key)


def _sort_key(value: Any) -> bytes:
    return value.encode() if isinstance(value, str) else orjson.dumps(value, option=SORTED, default=_plain)


def _plain(value: Any) -> Any:
    """What botocore gives and JSON lacks: bytes as text, sets as lists, everything else as its text."""
    if isinstance(value, bytes | bytearray):
        return value.decode("utf-8", "replace")
    return sorted(value) if isinstance(value, set) else str(value)


def _beginning(item: Any) -> str:
    return json.dumps(sorted(item)[:8]) if isinstance(item, dict) else type(item).__name__
