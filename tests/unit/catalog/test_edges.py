"""Edges that many types share: each leads to types that exist, and a pattern finds the reference and nothing else."""

from __future__ import annotations

import re

import pytest

from inventory_assets.catalog import AWS_TYPES, edges
from inventory_assets.catalog.types import Edge

SHARED = (
    edges.in_vpc(),
    edges.in_subnet(),
    edges.uses_security_group(),
    edges.encrypted_with(),
    edges.uses_role(),
    edges.writes_to_bucket("Bucket"),
    edges.reads_from_bucket("Bucket"),
    edges.logs_to("LogGroup"),
    edges.notifies("TopicArn"),
    edges.targets("TargetArn", "AWS::SQS::Queue"),
    edges.uses_ecr_image("Image"),
)


@pytest.mark.parametrize("edge", SHARED, ids=lambda edge: edge.relationship)
def test_a_shared_edge_leads_to_types_that_exist_and_is_used(edge: Edge) -> None:
    stored = {row.type for row in AWS_TYPES if row.stored}
    assert edge.to
    assert set(edge.to) <= stored
    assert [
        row.type for row in AWS_TYPES if any(one.relationship == edge.relationship and one.pattern == edge.pattern for one in row.edges)
    ]


def test_what_works_without_the_other_end_breaks_nothing() -> None:
    assert edges.notifies("TopicArn").needs == "neither"
    assert {edge.needs for edge in SHARED if edge.relationship != "notifies"} == {"to"}


def test_targets_of_any_type_are_named_by_arn() -> None:
    assert edges.targets("Arn").to == ()


@pytest.mark.parametrize(
    ("image", "repository"),
    [
        ("123456789012.dkr.ecr.eu-west-1.amazonaws.com/app", "app"),
        ("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app:1.2", "team/app"),
        ("123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:0a1b", "app"),
        ("public.ecr.aws/nginx/nginx:latest", None),
        ("docker.io/library/nginx", None),
        ("nginx:1.27", None),
        ("registry.example.com/123456789012.dkr.ecr.eu-west-1.amazonaws.com/app", None),
    ],
)
def test_an_image_leads_to_its_ecr_repository_and_others_nowhere(image: str, repository: str | None) -> None:
    edge = edges.uses_ecr_image("Image")
    assert edge.pattern is not None
    assert edge.becomes is not None
    found = [one.expand(edge.becomes) for one in re.finditer(edge.pattern, image)]
    assert found == ([f"arn:aws:ecr:eu-west-1:123456789012:repository/{repository}"] if repository else [])
