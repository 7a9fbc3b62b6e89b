"""The resources of the made-up Azure and GCP bills, as data. How they are billed stands in `elsewhere.py`; the estate has none of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from inventory_assets.localcloud.billing.anomalies import Kind
from inventory_assets.localcloud.billing.lines import How

#: Tenant, SKU, how, a day.
Unnamed = tuple[int, str, How, float]
#: Kind, first day of the estate, days, tenant, SKUs, move of the service.
Move = tuple[Kind, int, int, int, tuple[str, ...], float]

LONG_AGO = -900  # days of the estate


@dataclass(frozen=True, slots=True)
class Tenant:
    """A subscription or project."""

    account_id: str
    name: str
    region: str
    currency: str
    week: str
    tags: dict[str, str]


@dataclass(frozen=True, slots=True)
class Thing:
    """So many resources alike of a tenant: path with {number}, what each is charged for (SKU, how, a day), and from when to when."""

    tenant: int
    count: int
    path: str
    uses: tuple[tuple[str, How, float], ...]
    first: int = LONG_AGO
    last: int = 100_000
    tags: dict[str, str] = field(default_factory=dict)
    is_tagged: bool = True


AZURE = (
    Tenant(
        "5f0c1d2e-7a3b-4c88-9d10-3b6f5a2e8c41", "Meridian Shop", "eastus", "USD", "business", {"Team": "web", "Environment": "production"}
    ),
    Tenant(
        "a94e6b07-2f5d-4b1c-8e33-90c7d1b4f652", "Meridian Europe", "westeurope", "EUR", "quiet weekends", {"team": "growth", "env": "prod"}
    ),
)
GCP = (
    Tenant("meridian-analytics-418203", "meridian-analytics", "us-central1", "USD", "batch", {"team": "data-platform", "env": "prod"}),
    Tenant("meridian-search-552871", "meridian-search", "europe-west1", "USD", "business", {"team": "checkout", "env": "prod"}),
)

_VM, _DISK = "Microsoft.Compute/virtualMachines/", "Microsoft.Compute/disks/"
AZURE_THINGS = (
    Thing(0, 3, f"rg-Shop-Web/{_VM}vm-Web-{{number}}", (("vm-d4s-v5", "hours", 24),)),
    Thing(0, 2, f"rg-Shop-Web/{_VM}vm-Worker-{{number}}", (("vm-f4s-v2", "hours", 24),)),
    Thing(0, 1, f"rg-Shop-Web/{_VM}vm-Load-{{number}}", (("vm-e4s-v5", "hours", 24 * 4),), first=-44),
    Thing(0, 6, f"rg-Shop-Web/{_DISK}disk-Shop-{{number}}", (("disk-p10", "kept", 1),)),
    Thing(0, 2, f"rg-Shop-Old/{_DISK}disk-Old-{{number}}", (("disk-p20", "kept", 1),), last=-70, is_tagged=False),
    Thing(0, 2, "rg-Shop-Web/Microsoft.Network/publicIPAddresses/ip-Shop-{number}", (("ip-standard", "hours", 24),)),
    Thing(0, 1, "rg-Shop-Web/Microsoft.Network/loadBalancers/lb-Shop-{number}", (("lb-standard", "hours", 24),)),
    Thing(0, 1, "rg-Shop-Data/Microsoft.Sql/servers/sql-shop/databases/Orders-{number}",
          (("sql-vcore", "hours", 96), ("sql-storage", "growing", 260))),
    Thing(0, 2, "rg-Shop-Data/Microsoft.Storage/storageAccounts/stshop{number}",
          (("blob-hot", "growing", 2400), ("blob-writes", "used", 90))),
    Thing(0, 1, "rg-Shop-Ops/Microsoft.OperationalInsights/workspaces/log-Shop-{number}", (("logs-in", "used", 14),)),
    Thing(1, 2, f"RG-EU-App/{_VM}vm-App-{{number}}", (("vm-d2s-v5", "hours", 24),)),
    Thing(1, 2, f"RG-EU-App/{_VM}vm-Build-{{number}}", (("vm-b2ms", "hours", 24),), is_tagged=False),
    Thing(1, 4, f"RG-EU-App/{_DISK}disk-EU-{{number}}", (("disk-e10", "kept", 1),)),
    Thing(1, 1, "RG-EU-App/Microsoft.Web/serverFarms/plan-EU-{number}", (("app-p1v3", "hours", 24),)),
    Thing(1, 1, "RG-EU-App/Microsoft.ContainerService/managedClusters/aks-EU-{number}", (("aks-uptime", "hours", 24),)),
    Thing(1, 1, "RG-EU-Data/Microsoft.Sql/servers/sql-eu/databases/Profiles-{number}",
          (("sql-vcore", "hours", 48), ("sql-storage", "growing", 90))),
    Thing(1, 1, "RG-EU-Data/Microsoft.OperationalInsights/workspaces/log-EU-{number}", (("logs-in", "used", 6),)),
    Thing(1, 1, "RG-EU-Data/Microsoft.KeyVault/vaults/kv-EU-{number}", (("vault-operations", "used", 40),)),
)  # fmt: skip
_ZONE = "//compute.googleapis.com/projects/{project}/zones/{region}-b/"
_INSTANCE, _DISKS = f"{_ZONE}instances/", f"{_ZONE}disks/"
GCP_THINGS = (
    Thing(0, 3, _INSTANCE + "etl-{number}", (("n2-core", "hours", 96), ("n2-ram", "hours", 384))),
    Thing(0, 2, _INSTANCE + "notebook-{number}", (("e2-core", "hours", 48), ("e2-ram", "hours", 192)), is_tagged=False),
    Thing(0, 5, _DISKS + "etl-disk-{number}", (("pd-balanced", "kept", 500),)),
    Thing(0, 2, "//storage.googleapis.com/projects/_/buckets/meridian-lake-{number}",
          (("gcs-standard", "growing", 9000), ("gcs-nearline", "kept", 12000))),
    Thing(0, 1, "//bigquery.googleapis.com/projects/{project}/datasets/warehouse_{number}",
          (("analysis", "used", 3.2), ("bq-storage", "growing", 5200))),
    Thing(0, 1, "//pubsub.googleapis.com/projects/{project}/topics/events-{number}", (("pubsub", "used", 0.2),)),
    Thing(1, 2, _INSTANCE + "search-{number}", (("n1-core", "hours", 96), ("n1-ram", "hours", 360))),
    Thing(1, 3, _INSTANCE + "reindex-{number}", (("n2-core", "hours", 192), ("n2-ram", "hours", 768)), first=-63, last=-41),
    Thing(1, 3, _DISKS + "search-disk-{number}", (("pd-ssd", "kept", 200),)),
    Thing(1, 1, "//compute.googleapis.com/projects/{project}/regions/{region}/addresses/spare-{number}", (("ip-unused", "hours", 24),)),
    Thing(1, 1, "//compute.googleapis.com/projects/{project}/regions/{region}/forwardingRules/search-{number}",
          (("forwarding-rule", "hours", 24),)),
    Thing(1, 1, "//cloudsql.googleapis.com/projects/{project}/instances/profiles-{number}",
          (("sql-vcpu", "hours", 96), ("sql-ram", "hours", 360), ("sql-ssd", "growing", 250))),
    Thing(1, 1, "//container.googleapis.com/projects/{project}/locations/{region}-b/clusters/search-{number}",
          (("gke-hours", "hours", 24),)),
    Thing(1, 1, "//run.googleapis.com/projects/{project}/locations/{region}/services/suggest-{number}", (("run-cpu", "used", 240_000),)),
    Thing(1, 1, "//logging.googleapis.com/projects/{project}/locations/global/buckets/_Default", (("logging", "used", 25),)),
)  # fmt: skip

#: Without a resource.
AZURE_UNNAMED: tuple[Unnamed, ...] = ((0, "support", "monthly", 1), (1, "support", "monthly", 1))
GCP_UNNAMED: tuple[Unnamed, ...] = ((0, "egress", "used", 60), (1, "egress", "used", 110))

#: What is unusual.
AZURE_PLANNED: tuple[Move, ...] = (
    ("spike", -210, 2, 0, ("logs-in",), 1.8), ("shift", -88, 14, 1, ("logs-in",), 1.2), ("drop", -30, 3, 0, ("logs-in",), -0.8),
    ("spike", 9, 1, 0, ("logs-in",), 2.4),
)  # fmt: skip
GCP_PLANNED: tuple[Move, ...] = (
    ("spike", -180, 1, 0, ("analysis",), 3.0), ("shift", -97, 14, 1, ("logging",), 1.6), ("spike", -21, 2, 0, ("analysis",), 2.0),
    ("drop", 12, 4, 1, ("run-cpu",), -0.9),
)  # fmt: skip
