"""What resource policies say in the estate: two in three admit the account itself, the others everybody. No kind belongs here."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.resources import Resource

_OPENED_SHARE = 0.06  # of the policies are opened or closed now and then


def resource_policy(r: Resource, action: str, resource: str | None = None) -> str:
    """A policy as text, of one statement; one in three is open to everybody. `resource`: what it is about, where it is not the ARN."""
    is_open = r.moving("opened", (False, False, True), _OPENED_SHARE)
    principal: JsonObject | str = "*" if is_open else {"AWS": f"arn:aws:iam::{r.account_id}:root"}
    statement = {"Sid": "own", "Effect": "Allow", "Principal": principal, "Action": action, "Resource": resource or r.arn}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
