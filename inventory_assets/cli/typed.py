"""`inventory list`: the resources of one type with what tells them apart, out of its typed table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

import duckdb
import typer

from inventory_assets.catalog import aliases
from inventory_assets.cli import assets
from inventory_assets.cli.filters import Where, account_ids, add_name, add_owner, add_tags, type_names
from inventory_assets.cli.invocation import CommandError, invocation
from inventory_assets.cli.listing import Question, answer
from inventory_assets.cli.options import Accounts, FormatOption, Limit, Regions, Tags
from inventory_assets.cli.output import Column, Format
from inventory_assets.cli.published import columns_of
from inventory_assets.settings import nearest

#: What people call several types at once.
SEVERAL = {
    "elbs": ("AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"),
    "load-balancers": ("AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"),
    "databases": (
        "AWS::RDS::DBInstance",
        "AWS::RDS::DBCluster",
        "AWS::Neptune::DBInstance",
        "AWS::DocDB::DBInstance",
        "AWS::DynamoDB::Table",
    ),
}
ACCOUNTS = ("accounts", "account", "org-accounts", "org-account")
#: Columns that tell resources apart, the most telling first; the first few that have a value are shown.
TELLING = (
    r"(.*_)?(state|status)", r"(db_)?instance_(type|class)|.*_node_type|node_type", "engine|runtime|platform|protocol", ".*version",
    "(is|has)_.*|.*publicly_accessible|scheme", "vpc_id|.*cidr.*", "(private|public)_ip(_address)?|.*dns_name|endpoint|domain_name",
    "type|.*_type|size|.*_size|allocated_storage|number_of_.*|.*_count", "(storage_)?encrypted|.*kms.*", "description|path|url",
)  # fmt: skip
SHOWN = 4
#: Members by which a structure is told in one word.
TOLD_BY = ("Name", "Code", "name", "code", "Status", "Value")


def list_type(
    context: typer.Context,
    alias: Annotated[str, typer.Argument(help="ec2, rds, lambda, elbs, vpcs, subnets, enis, stacks, org-accounts or any other type.")],
    accounts: Accounts = None,
    regions: Regions = None,
    owner: Annotated[str | None, typer.Option(help="Owner, unowned, or unknown.", show_default=False)] = None,
    tags: Tags = None,
    name: Annotated[str | None, typer.Option(help="Name, or a pattern such as 'prod-*'.", show_default=False)] = None,
    format_: FormatOption = Format.table,
    limit: Limit = None,
) -> None:
    """List the resources of a type, with its own columns."""
    if alias.casefold() in ACCOUNTS:
        _refuse_filters({"--account": accounts, "--region": regions, "--owner": owner, "--tag": tags, "--name": name})
        assets.list_accounts(context, format_, limit)
        return
    call = invocation(context)
    types = SEVERAL.get(alias.casefold()) or (_type_of(alias),)
    with call.published() as connection:
        where = Where()
        where.any_of("resource_type", list(types))
        where.any_of("account_id", account_ids(connection, accounts))
        where.any_of("region", regions or [])
        add_owner(where, owner)
        add_tags(where, tags, "MAP")
        add_name(where, name)
        source, told = _source(connection, types)
        own = [Column(column, width=22) for column in told]
        first, kind, *rest, last = assets.ASSET_COLUMNS
        columns = [first, *([kind] if len(types) > 1 else []), *own, *rest, last]
        select = "*"
        if format_ is Format.table:
            told_as = "".join(f', {expression} AS "{column}"' for column, expression in told.items())
            select = f"name, resource_type, region, is_stale, {assets.ACCOUNT}, {assets.OWNED_BY}{told_as}"
        order = "resource_type, account_id, region, name, resource_uid"
        answer(call, connection, Question(source, where, order, select, thing="asset"), columns, format_, limit)


def _refuse_filters(given: dict[str, object]) -> None:
    """A filter that would be passed over is a wrong answer."""
    wrong = [option for option, value in given.items() if value]
    if wrong:
        raise CommandError(f"the list of accounts takes no {' and no '.join(wrong)}", "Leave that out, or name a type of resource.")


def _type_of(alias: str) -> str:
    """The type that an alias means. The names of several types at once may be mistyped as well."""
    try:
        return type_names([alias])[0]
    except CommandError as error:
        meant = nearest(alias, (*aliases(), *SEVERAL, *ACCOUNTS))
        if meant in SEVERAL or meant in ACCOUNTS:
            raise CommandError(f"there is no resource type {alias!r}; did you mean {meant!r}?") from error
        raise


def _source(connection: duckdb.DuckDBPyConnection, types: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """What to read, and the telling columns of a single type with the expressions that show them."""
    from inventory_assets.catalog.typed_tables import ENVELOPE  # it loads botocore, which --help need not do

    (resource_type, *others) = types
    found = connection.execute("SELECT typed_table FROM inventory.resource_types WHERE resource_type = ?", [resource_type]).fetchone()
    if others or found is None:
        return "inventory.assets", {}
    table = f"staging.{found[0]}"
    common = columns_of(connection, "inventory.assets")
    own = {name: kind for name, kind in columns_of(connection, table).items() if name not in ENVELOPE}
    # what the mart calls so as well is another thing: a function's environment is not the stage that it belongs to
    listed = "".join(f', typed."{name}"' + (f' AS "aws_{name}"' if name in common else "") for name in own)
    source = f"""(
        SELECT assets.* EXCLUDE (configuration, observations){listed}
        FROM inventory.assets AS assets INNER JOIN {table} AS typed ON assets.resource_uid = typed.resource_uid
    )"""  # noqa: S608 - names of our own file
    return source, _telling(connection, table, {name: kind for name, kind in own.items() if name not in common})


def _telling(connection: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, str]) -> dict[str, str]:
    """The first columns, one for each kind of telling, that have a value in any resource."""
    shown = {name: expression for name, kind in columns.items() if (expression := _in_a_word(name, kind))}
    kinds = {pattern: [name for name in shown if re.fullmatch(pattern, name)] for pattern in TELLING}
    candidates = dict.fromkeys(name for names in kinds.values() for name in names)
    if not candidates:
        return {}
    counted = ", ".join(f"count(nullif({shown[name]}::VARCHAR, resource_id))" for name in candidates)  # its own id again tells nothing
    counts = connection.execute(f"SELECT {counted} FROM {table}").fetchone()  # noqa: S608
    valued = {name for name, count in zip(candidates, counts or (), strict=True) if count}
    firsts = (next((name for name in names if name in valued), None) for names in kinds.values())
    chosen = dict.fromkeys(name for name in firsts if name)
    return {name: shown[name] for name in list(chosen)[:SHOWN]}


def _in_a_word(name: str, kind: str) -> str | None:
    """The expression that shows a column in one word; None for what cannot be told so."""
    if not kind.endswith("]") and not kind.startswith(("STRUCT", "MAP", "JSON")):
        return f'"{name}"'
    if kind.startswith("STRUCT(") and not kind.endswith("]"):
        member = next((one for one in TOLD_BY if re.search(rf'[(,] ?"?{one}"? VARCHAR', kind)), None)
        return f'"{name}"."{member}"' if member else None
    return None
