"""botocore's service models, cut down to the operations that the catalog calls. Clients are made of them elsewhere.

A model describes every operation with its documentation (EC2: 780 operations, of which seven are called). Cut down, 33 services
take 26 MiB instead of 96, a client is made in 3 ms instead of 10, and a call that no policy allows cannot be made at all.
"""

from __future__ import annotations

import gzip
import os
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import botocore.session
import orjson
from botocore.loaders import JSONFileLoader, Loader

SERVICE_MODEL = "service-2"
Call = tuple[str, str]  # botocore's service, operation


class _Files(JSONFileLoader):
    """Model files as plain dictionaries: botocore's own reader makes ordered ones of three times the size."""

    def load_file(self, file_path: str) -> Any:
        for suffix, read in ((".json", Path.read_bytes), (".json.gz", _unzip)):
            path = Path(file_path + suffix)
            if path.is_file():
                return orjson.loads(read(path))
        return None


class LeanLoader(Loader):
    """Loads service models with the given calls only; those of services without any are left whole. Thread-safe."""

    def __init__(self, calls: Iterable[Call], extra_search_paths: list[str] | None = None) -> None:
        super().__init__(extra_search_paths=extra_search_paths, file_loader=_Files())
        self._operations: dict[str, set[str]] = defaultdict(set)
        for service, operation in calls:
            self._operations[service].add(operation)
        self._lock = threading.RLock()
        self._lean: set[str] = set()

    def load_service_model(self, service_name: str, type_name: str, api_version: str | None = None) -> Any:
        with self._lock:
            model = super().load_service_model(service_name, type_name, api_version)
            if type_name == SERVICE_MODEL and service_name in self._operations and service_name not in self._lean:
                _cut_down(model, self._operations[service_name])
                self._lean.add(service_name)
            return model


def lean_session(calls: Iterable[Call]) -> Any:
    """A botocore session that knows these calls of the services they belong to."""
    session = botocore.session.Session()
    searched = session.get_config_variable("data_path")
    extra = [os.path.expanduser(os.path.expandvars(path)) for path in searched.split(os.pathsep)] if searched else None  # noqa: PTH111
    session.register_component("data_loader", LeanLoader(calls, extra))
    return session


def _cut_down(model: dict[str, Any], operations: set[str]) -> None:
    """Leave the operations, the shapes they reach, and no documentation: in place, since the loader keeps what it has read."""
    model["operations"] = {name: operation for name, operation in model["operations"].items() if name in operations}
    shapes, kept = model["shapes"], {}
    waiting = [name for operation in model["operations"].values() for name in _references(operation)]
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept[name] = shapes[name]
            waiting += _references(shapes[name])
    model["shapes"] = kept
    for name in ("operations", "shapes"):
        _forget_documentation(model[name])


def _references(part: dict[str, Any]) -> Iterator[str]:
    """Names of the shapes that an operation or a shape refers to."""
    members = part.get("members")
    named = [part.get(key) for key in ("input", "output", "member", "key", "value")]
    for reference in (*named, *part.get("errors", ()), *(members.values() if isinstance(members, dict) else ())):
        if reference is not None:
            yield reference["shape"]


def _forget_documentation(part: dict[str, Any]) -> None:
    if isinstance(part.get("documentation"), str):  # elsewhere it is a member of this name
        del part["documentation"]
    for inner in part.values():
        if isinstance(inner, dict):
            _forget_documentation(inner)


def _unzip(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())
