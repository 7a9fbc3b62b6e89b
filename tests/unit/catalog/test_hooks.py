"""Hooks and documents: what rows cannot say in fields."""

from __future__ import annotations

import json

from inventory_assets.catalog.documents import policy_sets
from inventory_assets.catalog.hooks import part_address, unescape_api_policy
from inventory_assets.catalog.paths import rewrite

POLICY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke"}]}


def test_api_policies_are_unescaped():
    plain = json.dumps(POLICY)
    escaped = plain.replace('"', '\\"')
    assert unescape_api_policy({"id": "a", "policy": escaped}) == {"id": "a", "policy": plain}
    assert unescape_api_policy({"id": "a", "policy": plain}) == {"id": "a", "policy": plain}
    assert unescape_api_policy({"id": "a"}) == {"id": "a"}
    assert unescape_api_policy({"policy": '{\\"broken\\x'}) == {"policy": '{\\"broken\\x'}


def test_what_is_no_arn_leaves_the_endpoint():
    queue = "arn:aws:sqs:eu-west-1:123456789012:jobs"
    assert part_address({"Protocol": "sqs", "Endpoint": queue}) == {"Protocol": "sqs", "Endpoint": queue}
    assert part_address({"Protocol": "sms", "Endpoint": "+4912345"}) == {"Protocol": "sms", "Address": "+4912345"}
    assert part_address({"Protocol": "email"}) == {"Protocol": "email"}


def test_policy_sets_sort_lists_and_leave_texts():
    document = {"Policy": {"Statement": [{"Action": ["b", "a"], "Principal": {"AWS": ["2", "1"], "Service": "s"}, "Resource": "*"}]}}
    for path in policy_sets("Policy"):
        rewrite(document, path, lambda value: sorted(value) if isinstance(value, list) else value)
    assert document == {
        "Policy": {"Statement": [{"Action": ["a", "b"], "Principal": {"AWS": ["1", "2"], "Service": "s"}, "Resource": "*"}]}
    }


def test_policy_sets_pass_over_a_single_statement():
    document = {"Policy": {"Statement": {"Action": ["b", "a"]}}}
    for path in policy_sets("Policy"):
        rewrite(document, path, sorted)
    assert document == {"Policy": {"Statement": {"Action": ["b", "a"]}}}
