"""Service models cut down to the catalog's calls: the same shapes for these calls, and no others."""

import botocore.session
import pytest

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.permissions import calls
from inventory_assets.collect.models import lean_session

CALLS = sorted(calls(AWS_TYPES))


def outline(shape, seen=()):
    """Names and types below a shape; a recursive one ends where it meets itself."""
    if shape is None or shape.name in seen:
        return None
    inner = (*seen, shape.name)
    if shape.type_name == "structure":
        return {name: outline(member, inner) for name, member in shape.members.items()}
    if shape.type_name == "list":
        return [outline(shape.member, inner)]
    return (outline(shape.key, inner), outline(shape.value, inner)) if shape.type_name == "map" else shape.type_name


@pytest.fixture(scope="module")
def lean():
    return lean_session(CALLS)


def test_a_call_has_the_parameters_and_the_reply_of_the_whole_model(lean):
    whole = botocore.session.Session()
    for service, operation in CALLS:
        ours, theirs = (session.get_service_model(service).operation_model(operation) for session in (lean, whole))
        assert outline(ours.input_shape) == outline(theirs.input_shape), (service, operation)
        assert outline(ours.output_shape) == outline(theirs.output_shape), (service, operation)
        assert [error.name for error in ours.error_shapes] == [error.name for error in theirs.error_shapes]


def test_a_call_that_no_policy_allows_cannot_be_made(lean):
    client = lean.create_client("ec2", region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b")
    assert hasattr(client, "describe_instances")
    assert not hasattr(client, "terminate_instances")


def test_a_service_without_calls_keeps_its_whole_model():
    model = lean_session([("ec2", "DescribeVpcs")]).get_service_model("sns")
    assert {"ListTopics", "Publish"} <= set(model.operation_names)
