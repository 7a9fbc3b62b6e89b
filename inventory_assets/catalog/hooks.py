"""What a row cannot say in fields: rewriting one item's configuration. Each hook says which reply made it necessary."""

from __future__ import annotations

import json

from inventory_assets.catalog.types import JsonObject


def unescape_api_policy(configuration: JsonObject) -> JsonObject:
    r"""API Gateway returns a REST API's policy as the inside of a JSON string (`{\"Version\": …}`), not as a document."""
    policy = configuration.get("policy")
    if isinstance(policy, str) and policy.startswith('{\\"'):
        try:
            configuration["policy"] = json.loads(f'"{policy}"')
        except json.JSONDecodeError:
            return configuration  # neither form: it is kept as the text it is
    return configuration


def part_address(configuration: JsonObject) -> JsonObject:
    """SNS has one `Endpoint` for ARNs, which are edges, and for what rows redact: people's mail addresses and numbers, and URLs with
    tokens. What is no ARN is moved to `Address`.
    """
    endpoint = configuration.get("Endpoint")
    if isinstance(endpoint, str) and not endpoint.startswith("arn:"):
        configuration["Address"] = configuration.pop("Endpoint")
    return configuration
