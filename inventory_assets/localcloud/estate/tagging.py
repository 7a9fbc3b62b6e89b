"""How the estate is tagged: by several hands, with several spellings, and often not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inventory_assets.localcloud.estate.resources import Resource

TEAMS = ("payments", "checkout", "data-platform", "identity", "growth", "security", "web")
APPLICATIONS = ("ledger", "checkout-api", "reports", "login", "campaigns", "audit", "storefront", "search")

#: Each account's hand: the keys it uses for owner, environment, cost center and application.
_SPELLINGS: tuple[tuple[str, str, str, str], ...] = (
    ("Owner", "Environment", "CostCenter", "Application"),
    ("owner", "env", "cost-center", "app"),
    ("Team", "Environment", "CostCenter", "Application"),
    ("team", "environment", "cost_center", "application"),
    ("OwnerEmail", "Env", "Cost Center", "Service"),
)

_ENVIRONMENTS = {
    "Workloads/Production": ("production", "prod", "Production"),
    "Workloads/Staging": ("staging", "stage"),
    "Platform/Data": ("production", "prod"),
    "Security": ("production",),
    "Sandbox": ("sandbox", "dev", "test"),
}


def draw_tags(resource: Resource) -> dict[str, str]:
    """The tags of a resource today, {} where it is not tagged. Owners and cost centers move now and then, which no service dates."""
    if not resource.maybe("tagged", resource.kind.tagged):
        return {}
    owner_key, environment_key, cost_key, application_key = (
        _SPELLINGS[resource.account.number % len(_SPELLINGS)]
        if resource.maybe("house style", 0.8)
        else resource.pick("spelling", _SPELLINGS)
    )
    team = resource.moving("team", TEAMS, 0.06, noted=False)
    tags = {"Name": resource.id} if resource.kind.type.startswith("AWS::EC2::") else {}
    if resource.maybe("has owner", 0.85):
        tags[owner_key] = f"{team}@meridian.example" if owner_key == "OwnerEmail" else team
    if resource.maybe("has environment", 0.9):
        tags[environment_key] = resource.pick("environment", _ENVIRONMENTS.get(resource.account.unit, ("shared",)))
    if resource.maybe("has cost center", 0.6):
        tags[cost_key] = str(4000 + 100 * resource.moving("cost center", (1, 2, 3, 5), 0.04, noted=False))
    if resource.maybe("has application", 0.5):
        tags[application_key] = resource.pick("application", APPLICATIONS)
    return tags


def as_list(tags: dict[str, str], key: str = "Key", value: str = "Value") -> list[dict[str, str]]:
    """Tags in the shape most services give them."""
    return [{key: name, value: text} for name, text in tags.items()]
