"""Reading replies that are reports and no lists. A report's columns are named here, for rows to share."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from inventory_assets.catalog.parts import JsonObject

#: IAM writes these words where a column has no value.
_NOTHING = frozenset({"N/A", "no_information", "not_supported"})

CREDENTIAL_REPORT = (
    "user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed", "password_next_rotation",
    "mfa_active", "access_key_1_active", "access_key_1_last_rotated", "access_key_1_last_used_date", "access_key_1_last_used_region",
    "access_key_1_last_used_service", "access_key_2_active", "access_key_2_last_rotated", "access_key_2_last_used_date",
    "access_key_2_last_used_region", "access_key_2_last_used_service", "cert_1_active", "cert_1_last_rotated", "cert_2_active",
    "cert_2_last_rotated",
)  # fmt: skip
#: Of these, what moves whenever somebody signs in or a key is used.
CREDENTIAL_USE = tuple(column for column in CREDENTIAL_REPORT if "last_used" in column)


def read_credential_report(reply: JsonObject) -> Iterator[JsonObject]:
    """GetCredentialReport's CSV, a row per user and one for `<root_account>`: text, null where there is no value."""
    content = reply["Content"]
    text = content.decode() if isinstance(content, bytes) else str(content)
    try:
        for row in csv.DictReader(text.splitlines()):
            yield {name: None if value in _NOTHING else value for name, value in row.items()}
    except csv.Error as error:  # no kind of ValueError, which a reply that cannot be read raises else
        raise ValueError(f"not a credential report: {error}") from error
