"""What goes over the wire: CBOR, and bodies that say the same as those of moto's own serializers."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

import botocore.parsers
import botocore.session
import pytest
from row_reader import RowReader

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.localcloud import cbor, wire
from inventory_assets.localcloud.call import AwsError, Call
from inventory_assets.localcloud.cloud import Cloud
from inventory_assets.localcloud.estate.accounts import list_accounts
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.loopback import parse_head


@pytest.mark.parametrize(
    "value",
    [
        {"a": [1, -1, 23, 24, 255, 256, 65536, 1 << 33, -500], "b": {"c": "ü" * 300}},
        [True, False, None, 1.5, b"\x00\xff"],
        {"at": datetime(2026, 11, 1, 12, 30, tzinfo=UTC)},
    ],
)
def test_cbor_comes_back_as_it_went(value: Any) -> None:
    assert cbor.decode(cbor.encode(value)) == value


def test_cbor_of_others() -> None:
    assert cbor.decode(bytes.fromhex("bf616101ff")) == {"a": 1}
    assert cbor.decode(bytes.fromhex("9f0102ff")) == [1, 2]
    assert cbor.decode(bytes.fromhex("7f61786179ff")) == "xy"
    assert cbor.decode(bytes.fromhex("f93c00")) == 1.0
    with pytest.raises(ValueError, match="not CBOR"):
        cbor.decode(bytes.fromhex("8201"))
    with pytest.raises(TypeError):
        cbor.encode(object())


def test_bodies_say_what_motos_serializers_say() -> None:
    session, cloud = botocore.session.Session(), Cloud(EstateOptions())
    management, member = (account.account_id for account in list_accounts(cloud.options)[:2])
    compared = set()

    def call(account: str, region: str, service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        answer = cloud.answer(Call(account, region, service, operation, params))
        protocol = wire.service_model(service).protocol
        if protocol in ("query", "ec2", "json", "rest-json"):
            shape = session.get_service_model(service).operation_model(operation).output_shape
            _, _, own = wire.encode(wire.Decoded(service, operation, {}, protocol), answer)
            moto = wire._serializer(service, protocol, operation).serialize(answer)["body"].encode()
            parsed = [
                botocore.parsers.create_parser(protocol).parse({"status_code": 200, "headers": {}, "body": body}, shape)
                for body in (own, moto)
            ]
            for reply in parsed:
                reply.pop("ResponseMetadata")
            assert parsed[0] == parsed[1], f"{service}:{operation}"
            compared.add((service, operation))
        return answer

    readers = {account: RowReader(partial(call, account), account, AWS_TYPES) for account in (member, management)}
    for row in AWS_TYPES:
        accounts = (management,) if row.management_only else (member, management)
        assert any(list(readers[account].read(row, "us-east-1")) for account in accounts), row.type
    assert len(compared) > 40


def test_errors_are_written_in_each_protocol() -> None:
    error = AwsError("Some.Code", "a <message> & more", 418)
    for protocol, service in (
        ("query", "sns"),
        ("ec2", "ec2"),
        ("rest-xml", "s3"),
        ("rest-xml", "route53"),
        ("json", "kms"),
        ("rest-json", "eks"),
    ):
        status, headers, body = wire.encode_error(protocol, service, error)
        lower = {name.lower(): value for name, value in headers.items()}
        parsed = botocore.parsers.create_parser(protocol).parse({"status_code": status, "headers": lower, "body": body}, None)
        assert status == 418
        assert parsed["Error"]["Code"] == "Some.Code"
        assert parsed["Error"]["Message"] == "a <message> & more"


def test_heads_of_requests() -> None:
    method, target, headers = parse_head(b"POST /x?y=1 HTTP/1.1\r\nHost: a:1\r\nX-Amz-Target: A.B")
    assert (method, target) == ("POST", "/x?y=1")
    assert headers == {"host": "a:1", "x-amz-target": "A.B"}
