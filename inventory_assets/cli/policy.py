"""`inventory iam-policy` and `inventory member-role`: what the inventory must be allowed. The catalog derives both, but for costs: what is
read of those stands in the settings.
"""

from __future__ import annotations

import json
from typing import Annotated

import typer

from inventory_assets.catalog import AWS_TYPES
from inventory_assets.catalog.permissions import NO_COSTS, CostReading, iam_policies, member_role_template
from inventory_assets.catalog.types import ResourceType
from inventory_assets.cli.filters import type_names
from inventory_assets.cli.invocation import CommandError, Invocation, invocation
from inventory_assets.cli.options import Types
from inventory_assets.settings import Settings
from inventory_assets.settings.document import is_account_id


def print_policies(context: typer.Context, types: Types = None) -> None:
    """Print the read-only IAM policies that cover exactly the collector's calls.

    One JSON document, or a list of documents where IAM's size limit asks for several.
    """
    call = invocation(context)
    documents = iam_policies(_rows(call, types), costs=_costs(call.settings))
    typer.echo(json.dumps(documents[0] if len(documents) == 1 else documents, indent=2))


def print_member_role(
    context: typer.Context,
    trusted_account: Annotated[
        str | None, typer.Option(help="The account that enters; without it, the caller's account, asked of STS.", show_default=False)
    ] = None,
    organization_id: Annotated[
        str | None, typer.Option(help="o-…; without it, the template asks when it is deployed.", show_default=False)
    ] = None,
    types: Types = None,
) -> None:
    """Print a CloudFormation template of the role that each scanned account needs."""
    call = invocation(context)
    if trusted_account is not None and not is_account_id(trusted_account):
        raise CommandError(f"--trusted-account {trusted_account!r} is not an account id", "Those have 12 digits.")
    settings = call.settings
    trusted = trusted_account or _own_account(call)
    role_name = settings.role_name.rpartition("/")[2]
    costs = _costs(settings) if _reads_costs(settings, role_name) else NO_COSTS
    template = member_role_template(role_name, settings.external_id, trusted, organization_id, _rows(call, types), costs)
    typer.echo(json.dumps(template, indent=2))


def _own_account(call: Invocation) -> str:
    from inventory_assets.collect.sessions import BaseSession

    return BaseSession(call.settings).identity.account_id


def _costs(settings: Settings) -> CostReading:
    """What the settings have the billing identity read."""
    locations = dict.fromkeys(export.location for export in settings.costs.exports.values())
    return CostReading(settings.costs.cost_explorer.enabled, tuple(locations))


def _reads_costs(settings: Settings, role_name: str) -> bool:
    """Whether the billing identity is the role of that name: then that is what reads costs, and no policy of the caller's."""
    chosen = settings.profiles.billing or settings.profiles.management or ""
    return chosen.startswith("arn:") and chosen.rpartition("/")[2] == role_name


def _rows(call: Invocation, types: list[str] | None) -> tuple[ResourceType, ...]:
    """The rows of the types named, else of the settings', with the parents that they are listed under."""
    names = type_names(types) or call.settings.resource_types
    rows = [row for row in AWS_TYPES if names is None or row.type in names]
    for row in rows:
        rows += [parent for parent in AWS_TYPES if parent.type == row.parent and parent.scope == row.scope and parent not in rows]
    return tuple(rows)
