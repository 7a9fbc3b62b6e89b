"""CBOR (RFC 8949) as far as AWS's rpc-v2-cbor protocol uses it: maps, lists, text, bytes, numbers, booleans, null and epoch timestamps."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from typing import Any

_INDEFINITE = 31
_BREAK = object()


def encode(value: Any) -> bytes:
    """The value as CBOR; datetimes become tag 1 (epoch seconds)."""
    out = bytearray()
    _encode(value, out)
    return bytes(out)


def _head(major: int, number: int, out: bytearray) -> None:
    major <<= 5
    if number < 24:
        out.append(major | number)
    elif number < 0x100:
        out += bytes((major | 24, number))
    elif number < 0x10000:
        out += struct.pack(">BH", major | 25, number)
    elif number < 0x100000000:
        out += struct.pack(">BI", major | 26, number)
    else:
        out += struct.pack(">BQ", major | 27, number)


def _encode(value: Any, out: bytearray) -> None:
    if isinstance(value, str):
        text = value.encode()
        _head(3, len(text), out)
        out += text
    elif value is None or value is True or value is False:
        out.append({None: 0xF6, True: 0xF5, False: 0xF4}[value])
    elif isinstance(value, int):
        _head(0, value, out) if value >= 0 else _head(1, -1 - value, out)
    elif isinstance(value, dict):
        _head(5, len(value), out)
        for key, item in value.items():
            _encode(key, out)
            _encode(item, out)
    elif isinstance(value, list | tuple):
        _head(4, len(value), out)
        for item in value:
            _encode(item, out)
    elif isinstance(value, float):
        out += struct.pack(">Bd", 0xFB, value)
    elif isinstance(value, bytes):
        _head(2, len(value), out)
        out += value
    elif isinstance(value, datetime):
        out.append(0xC1)
        _encode(value.timestamp(), out)
    else:
        raise TypeError(f"no CBOR for {type(value).__name__}")


def decode(data: bytes) -> Any:
    """The value that `data` holds. Raises ValueError when it is not CBOR."""
    try:
        return _Reader(data).item()
    except (IndexError, struct.error, UnicodeDecodeError) as error:
        raise ValueError(f"not CBOR: {error}") from error


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, count: int) -> bytes:
        piece = self.data[self.at : self.at + count]
        if len(piece) < count:
            raise IndexError("ends early")
        self.at += count
        return piece

    def number(self, info: int) -> int:
        if info < 24:
            return info
        return int.from_bytes(self.take(1 << (info - 24)), "big")

    def item(self) -> Any:
        first = self.take(1)[0]
        major, info = first >> 5, first & 31
        if major == 7:
            return self.simple(info)
        if info == _INDEFINITE:
            return self.indefinite(major)
        number = self.number(info)
        if major == 0:
            return number
        if major == 1:
            return -1 - number
        if major == 2:
            return self.take(number)
        if major == 3:
            return self.take(number).decode()
        if major == 4:
            return [self.item() for _ in range(number)]
        if major == 5:
            return {self.item(): self.item() for _ in range(number)}
        value = self.item()  # a tag
        return datetime.fromtimestamp(value, UTC) if number == 1 else value

    def simple(self, info: int) -> Any:
        if info == _INDEFINITE:
            return _BREAK
        if info in (25, 26, 27):
            return struct.unpack({25: ">e", 26: ">f", 27: ">d"}[info], self.take(1 << (info - 24)))[0]
        return {20: False, 21: True}.get(info)

    def indefinite(self, major: int) -> Any:
        items = []
        while (item := self.item()) is not _BREAK:
            items.append(item)
        if major == 5:
            return dict(zip(items[::2], items[1::2], strict=True))
        if major == 4:
            return items
        return b"".join(items) if major == 2 else "".join(items)
