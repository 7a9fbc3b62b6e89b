"""The keyed hash that stands in the place of secrets, and where its key lives. Which values are secret is said by catalog rows."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import Any

import orjson

from inventory_assets.catalog.paths import change_leaves
from inventory_assets.lake import files


class Redactor:
    """Replaces values by a keyed hash: a change still shows, the value does not, and nobody without the key can guess it."""

    def __init__(self, key: bytes) -> None:
        if len(key) < 16:
            raise ValueError("the redaction key must have at least 16 bytes; unset INVENTORY_REDACTION_KEY to have one made")
        self._key = key

    def __call__(self, value: Any) -> Any:
        """The same shape with every leaf hashed."""
        return change_leaves(value, self._hash)

    def _hash(self, value: Any) -> str:
        text = value.encode() if isinstance(value, str) else orjson.dumps(value, default=repr)
        return "redacted:" + hmac.new(self._key, text, hashlib.sha256).hexdigest()[:24]


def load_redactor(raw: Path, key: bytes | None = None) -> Redactor:
    """The raw zone's redactor: `key` from the environment's settings, else the zone's own, made once and readable by its user only."""
    if key:
        return Redactor(key)
    path = raw / "redaction.key"
    if not path.exists():
        files.commit_new(path, lambda aside: _write_private(aside, secrets.token_bytes(32)))
    return Redactor(path.read_bytes())


def _write_private(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
