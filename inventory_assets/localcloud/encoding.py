"""Bodies of replies in the query, EC2 and JSON protocols, by writers compiled once per operation from its output shape.

moto's serializers look every value up in the model again, which costs more than making the value; they still write what is
rare here (REST with headers or payloads). Keys that the shape does not have are left out.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import datetime
from typing import Any

import orjson

Write = Callable[[Any], str]
Convert = Callable[[Any], Any]

_EC2_TIME = "%Y-%m-%dT%H:%M:%S.000Z"
_ISO_TIME = "%Y-%m-%dT%H:%M:%SZ"


def escape(text: str) -> str:
    """The text as XML content."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


class XmlWriter:
    """Writes what stands inside an element, for the shapes of one service."""

    def __init__(self, time_format: str) -> None:
        self.time_format = time_format
        self._structures: dict[str, dict[str, tuple[str, str, Write]]] = {}

    def compile(self, shape: Any) -> Write:
        """A function that writes a value of the shape as the inside of its element."""
        match shape.type_name:
            case "structure":
                return self._structure(shape)
            case "list":
                return self._list(shape)
            case "map":
                return self._map(shape)
            case "boolean":
                return lambda value: "true" if value else "false"
            case "timestamp":
                if shape.serialization.get("timestampFormat") == "unixTimestamp":
                    return lambda value: str(int(value.timestamp()))
                return lambda value: value.strftime(self.time_format)
            case "blob":
                return lambda value: base64.b64encode(value).decode()
            case "string" | "character":
                return lambda value: escape(str(value))
        return str

    def _structure(self, shape: Any) -> Write:
        members = self._structures.get(shape.name)
        if members is None:
            members = self._structures[shape.name] = {}  # filled below: shapes may hold themselves
            for name, member in shape.members.items():
                members[name] = self._member(name, member)
        known = members

        def write(value: Any) -> str:
            parts = []
            for name, inner in value.items():
                member = known.get(name)
                if member is not None and inner is not None:
                    opening, closing, write_inner = member
                    parts.append(opening + write_inner(inner) + closing)
            return "".join(parts)

        return write

    def _member(self, name: str, shape: Any) -> tuple[str, str, Write]:
        tag = shape.serialization.get("name", name)
        if shape.type_name in ("list", "map") and shape.serialization.get("flattened"):
            item = shape.member.serialization.get("name", tag) if shape.type_name == "list" else tag
            return "", "", self._repeated(item, shape)
        return f"<{tag}>", f"</{tag}>", self.compile(shape)

    def _list(self, shape: Any) -> Write:
        return self._repeated(shape.member.serialization.get("name", "member"), shape)

    def _map(self, shape: Any) -> Write:
        return self._repeated("entry", shape)

    def _repeated(self, tag: str, shape: Any) -> Write:
        opening, closing = f"<{tag}>", f"</{tag}>"
        if shape.type_name == "list":
            write = self.compile(shape.member)
            return lambda value: "".join([opening + write(item) + closing for item in value])
        key, item = shape.key.serialization.get("name", "key"), shape.value.serialization.get("name", "value")
        write_value = self.compile(shape.value)
        return lambda value: "".join(
            [f"{opening}<{key}>{escape(name)}</{key}><{item}>{write_value(inner)}</{item}>{closing}" for name, inner in value.items()]
        )


class JsonConverter:
    """Turns values into what JSON can hold, under the names of the wire, for the shapes of one service."""

    def __init__(self) -> None:
        self._structures: dict[str, dict[str, tuple[str, Convert | None]]] = {}

    def compile(self, shape: Any) -> Convert | None:
        """A function that converts a value of the shape; None where the value goes as it is."""
        match shape.type_name:
            case "structure" if not getattr(shape, "is_document_type", False):
                return self._structure(shape)
            case "list":
                inner = self.compile(shape.member)
                return None if inner is None else lambda value: [inner(item) for item in value]
            case "map":
                held = self.compile(shape.value)
                return None if held is None else lambda value: {name: held(item) for name, item in value.items()}
            case "timestamp":
                return _iso_time if str(shape.serialization.get("timestampFormat", "")).lower() == "iso8601" else _epoch_time
            case "blob":
                return lambda value: base64.b64encode(value).decode()
        return None

    def _structure(self, shape: Any) -> Convert:
        members = self._structures.get(shape.name)
        if members is None:
            members = self._structures[shape.name] = {}
            for name, member in shape.members.items():
                members[name] = (member.serialization.get("name", name), self.compile(member))
        known = members

        def convert(value: Any) -> Any:
            converted = {}
            for name, inner in value.items():
                member = known.get(name)
                if member is not None and inner is not None:
                    wire_name, convert_inner = member
                    converted[wire_name] = inner if convert_inner is None else convert_inner(inner)
            return converted

        return convert


def _epoch_time(value: datetime) -> float:
    return value.timestamp()


def _iso_time(value: datetime) -> str:
    return value.strftime(_ISO_TIME)


def is_plain(shape: Any) -> bool:
    """Whether the whole output is the body: no headers, no payload, no stream."""
    if shape is None:
        return True
    return "payload" not in shape.serialization and all("location" not in member.serialization for member in shape.members.values())


def compile_body(protocol: str, operation: Any, request_id: str) -> Callable[[Any], bytes] | None:
    """A function that writes an operation's body, or None where the protocol is left to moto."""
    shape = operation.output_shape
    if protocol in ("json", "rest-json") and is_plain(shape):
        convert = JsonConverter().compile(shape) if shape is not None else None
        return lambda answer: orjson.dumps(convert(answer) if convert else {})
    if protocol not in ("query", "ec2"):
        return None
    inside = XmlWriter(_EC2_TIME if protocol == "ec2" else _ISO_TIME).compile(shape) if shape is not None else (lambda _: "")
    name, namespace = f"{operation.name}Response", operation.metadata.get("xmlNamespace", "")
    if protocol == "ec2":
        opening, closing = f"<requestId>{request_id}</requestId>", ""
    else:
        result = shape.serialization.get("resultWrapper", f"{operation.name}Result") if shape is not None else ""
        opening, closing = (f"<{result}>", f"</{result}>") if result else ("", "")
        closing += f"<ResponseMetadata><RequestId>{request_id}</RequestId></ResponseMetadata>"
    return lambda answer: f'<{name} xmlns="{namespace}">{opening}{inside(answer)}{closing}</{name}>'.encode()
