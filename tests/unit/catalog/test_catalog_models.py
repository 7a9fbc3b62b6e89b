"""What the dbt project has of the catalog is what the rows say, and its SQL finds in a configuration what their paths mean."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
from jinja2 import Environment

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.models import (
    TYPE_COLUMNS,
    TYPED,
    edges,
    policies_macro,
    references_macro,
    relationship_kinds,
    render_all,
    resource_types,
    write_all,
)
from inventory_assets.catalog.paths import ITEM, compile_path, parse_path
from inventory_assets.catalog.types import Edge

PROJECT = Path(__file__).parents[3] / "dbt_project"


def test_the_dbt_project_has_what_the_catalog_says() -> None:
    rendered = render_all()
    written = {path.relative_to(PROJECT) for path in (PROJECT / TYPED).glob("stg_aws__*.sql")} | rendered.keys()
    texts = {path: (PROJECT / path).read_text(encoding="utf-8") if (PROJECT / path).exists() else None for path in written}
    differing = sorted(str(path) for path, text in texts.items() if text != rendered.get(path))
    assert differing == [], "the catalog's rows say something else: run `make models` and commit what it writes"


def test_writing_mends_what_differs_removes_what_is_gone_and_leaves_the_rest(tmp_path: Path) -> None:
    gone, by_hand, outdated = tmp_path / TYPED / "stg_aws__gone.sql", tmp_path / TYPED / "_notes.sql", tmp_path / "seeds/type_aliases.csv"
    for path in (gone, by_hand, outdated):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("by hand")
    changed = write_all(tmp_path)
    assert {gone, outdated} <= set(changed)
    assert not gone.exists()
    assert by_hand.read_text() == "by hand"
    assert outdated.read_text().startswith("alias,resource_type\n")
    assert write_all(tmp_path) == [], "what is as it should be is not touched"


def test_seeds_read_back_as_the_rows_they_came_from() -> None:
    def read(name: str) -> list[tuple[Any, ...]]:
        return duckdb.sql(f"from read_csv('{PROJECT}/seeds/{name}.csv', header = true)").fetchall()

    assert read("resource_types") == list(resource_types())
    assert read("relationship_kinds") == list(relationship_kinds())
    assert all(len(row) == len(TYPE_COLUMNS) for row in resource_types())


def document(paths: list[str], values: Iterator[Any]) -> dict[str, Any]:
    """A configuration with a value at each path, two where it leads through a list."""
    made: dict[str, Any] = {}
    for path in paths:
        _put(made, parse_path(path), values)
    return made


def _put(node: dict[str, Any], steps: tuple[tuple[str, bool], ...], values: Iterator[Any]) -> None:
    (name, each), *rest = steps
    if not rest:
        node[name] = [next(values), next(values)] if each else next(values)
        return
    below = node.setdefault(name, [{}, {}] if each else {})
    for one in below if each else [below]:
        _put(one, tuple(rest), values)


def values_at(configuration: Any, path: str) -> list[Any]:
    """The values as the collector reads them."""
    found = compile_path(path)(configuration)
    return found if "[]" in path and isinstance(found, list) else [found]


#: Texts as references are written; {} tells one from another. Resources are called so as well.
SAMPLES = (
    "plain-{}",
    "arn:aws:iam::123456789012:role/path/role-{}",
    "arn:aws:s3:::bucket-{}/prefix",
    "s3://bucket-{}/prefix",
    "s3a://bucket-{}/",
    "bucket-{}.s3.eu-west-1.amazonaws.com",
    "a{}.execute-api.eu-west-1.amazonaws.com",
    "i-0{}",
    "vpce-0{}-a1b2.example.com",
    "ami-0{}",
    "subnet-0{},subnet-1{}",
    "subnet:subnet-{}",
    "security_group:sg-{}",
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app-{}:latest",
    "arn:aws:lambda:eu-west-1:123456789012:function:worker-{}:live",
    "arn:aws:logs:eu-west-1:123456789012:log-group:group-{}:log-stream:all",
    "arn:aws:logs:eu-west-1:123456789012:log-group:group-{}:*",
    "arn:aws:firehose:eu-west-1:123456789012:deliverystream/logs-{}",
    "arn:aws:rds:eu-west-1:123456789012:snapshot:awsbackup-{}",
    "arn:aws:dynamodb:eu-west-1:123456789012:table/orders-{}/stream/2024-01-01T00:00:00.000",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:kafka-{}",
    "arn:aws:cloudfront::123456789012:distribution/E{}",
    "arn:aws:ec2:eu-west-1:123456789012:eip-allocation/eipalloc-0{}",
    "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/web/1/2/{}",
    "arn:aws:apigateway:eu-west-1::/restapis/a{}/stages/live",
    "arn:aws:apigateway:eu-west-1::/apis/a{}/stages/live",
    "arn:aws:sso:::permissionSet/ssoins-{}/ps-1",
    "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs-{}",
    "o-1/r-1/ou-1-{}/ou-2-{}/",
)


def ask(macro: str, *arguments: str, given: Sequence[tuple[str, Any, str]]) -> list[Any]:
    """What the macro gives for each (resource type, configuration, uid)."""
    with duckdb.connect() as connection:
        rows = [dict(zip(("resource_type", "configuration", "uid"), row, strict=True)) for row in given]
        structure = '[{"resource_type": "VARCHAR", "configuration": "JSON", "uid": "VARCHAR"}]'
        connection.execute(f"create table given as select unnest(from_json(?, '{structure}'), recursive := true)", [json.dumps(rows)])
        (name,) = re.findall(r"macro (\w+)\(", macro)
        expression = Environment(autoescape=False).from_string(f"{macro}{{{{ {name}({', '.join(map(repr, arguments))}) }}}}").render()
        return [found for (found,) in connection.execute(f"select {expression} from given order by rowid").fetchall()]


def references(*given: tuple[str, Any, str]) -> list[Any]:
    return ask(references_macro(), "resource_type", "configuration", "uid", given=given)


def test_every_edge_of_the_catalog_is_read_where_its_path_leads() -> None:
    of_type = {name: list(group) for name, group in itertools.groupby(edges(), lambda one: one[1].type)}
    given, wanted = [], []
    for (resource_type, rows), sample in itertools.product(of_type.items(), SAMPLES):
        texts = (sample.format(number, number) for number in itertools.count())
        paths = list(dict.fromkeys(edge.path for _, _, edge in rows if edge.path != ITEM))
        configuration, uid = document(paths, texts), next(texts)
        given.append((resource_type, configuration, uid))
        read = [(number, edge, [uid] if edge.path == ITEM else values_at(configuration, edge.path)) for number, _, edge in rows]
        wanted.append([(number, found) for number, edge, values in read for value in values for found in _matches(edge, value)])
    for (resource_type, *_), found, expected in zip(given, references(*given), wanted, strict=True):
        assert sorted((one["edge"], one["reference"]) for one in found) == sorted(expected), resource_type
    led = {number for expected in wanted for number, _ in expected}
    assert [(row.type, edge) for number, row, edge in edges() if number not in led] == [], "no sample is a reference of its kind"


def _matches(edge: Edge, value: str) -> list[str]:
    if edge.pattern is None:
        return [value]
    return [found.expand(edge.becomes) if edge.becomes else found[1] for found in re.finditer(edge.pattern, value)]


def test_what_is_missing_or_empty_refers_to_nothing() -> None:
    nothing: list[Any] = [{}, {"Attachments": None}, {"Attachments": []}, {"Attachments": [{}]}, {"Attachments": "x"}]
    empty = {"Attachments": [{"InstanceId": ""}, {"InstanceId": None}], "KmsKeyId": ""}
    assert not any(references(*(("AWS::EC2::Volume", configuration, "uid") for configuration in [*nothing, empty])))
    without = next(row.type for row in AWS_TYPES if row.stored and not row.edges)
    assert references((without, {"VpcId": "vpc-1"}, "uid")) == [None]


def test_every_policy_of_the_catalog_is_found_where_its_path_leads() -> None:
    rows = [row for row in AWS_TYPES if row.policies and row.stored]
    assert len(rows) > 20
    given = [(row.type, document(list(row.policies), ({"Id": number} for number in itertools.count())), "uid") for row in rows]
    found = ask(policies_macro(), "resource_type", "configuration", given=given)
    for row, (_, configuration, _), documents in zip(rows, given, found, strict=True):
        wanted = [(path, value) for path in row.policies for value in values_at(configuration, path)]
        assert [(one["path"], json.loads(one["document"])) for one in documents] == wanted
        assert all(one["is_default"] for one in documents), "where nothing else is said"
