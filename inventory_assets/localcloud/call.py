"""One AWS call as the estate sees it, and the error it may answer with. No HTTP and no estate data belongs here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """Who calls what where; `params` by the names of botocore's input shape."""

    account: str
    region: str
    service: str  # botocore's name
    operation: str
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (self.account, self.region, self.service, self.operation)


class AwsError(Exception):
    """An error reply in the words of AWS: `code` and `message`, sent with HTTP `status`; `extra` stands beside them in the body."""

    def __init__(self, code: str, message: str, status: int = 400, extra: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status
        self.extra = dict(extra or {})


def unknown_operation(service: str, operation: str) -> AwsError:
    """What an API says to an operation that it does not have."""
    return AwsError("UnknownOperationException", f"The local cloud has no answer to {service}:{operation}.", 400)
