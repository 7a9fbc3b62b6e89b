"""Services, SKUs and list prices of the made-up Azure and GCP bills, as data. AWS's stand in `prices.py`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from inventory_assets.localcloud.billing.prices import Service, Sku

AZURE_REGIONS = {"eastus": "US East", "westeurope": "EU West"}
GCP_REGIONS = {"us-central1": "Iowa", "europe-west1": "Belgium"}
#: A subscription is billed in EUR at this many EUR for a USD.
EUR_PER_USD = Decimal("0.92")

# fmt: off
#: Code, FOCUS's name, category, subcategory. Azure's code is its service family.
_AZURE_SERVICES = """
Compute|Virtual Machines|Compute|Virtual Machines
Storage|Storage Accounts|Storage|Object Storage
Disks|Azure Managed Disks|Storage|Block Storage
Networking|Virtual Network|Networking|Network Infrastructure
LoadBalancer|Load Balancer|Networking|Application Networking
Databases|Azure SQL Database|Databases|Relational Databases
Web|Azure App Service|Compute|Other (Compute)
Containers|Azure Kubernetes Service|Compute|Containers
Monitor|Azure Monitor|Management and Governance|Observability
Security|Key Vault|Security|Secret Management
Support|Azure Support|Management and Governance|Support
"""
#: Key, service, product, meter, unit, ARM SKU, prices in eastus and westeurope.
_AZURE_SKUS = """
vm-d2s-v5|Compute|Virtual Machines Dsv5 Series|D2s v5|1 Hour|Standard_D2s_v5|.096 .115
vm-d4s-v5|Compute|Virtual Machines Dsv5 Series|D4s v5|1 Hour|Standard_D4s_v5|.192 .23
vm-e4s-v5|Compute|Virtual Machines Esv5 Series|E4s v5|1 Hour|Standard_E4s_v5|.252 .304
vm-b2s|Compute|Virtual Machines BS Series|B2s|1 Hour|Standard_B2s|.0416 .048
vm-b2ms|Compute|Virtual Machines BS Series|B2ms|1 Hour|Standard_B2ms|.0832 .096
vm-f4s-v2|Compute|Virtual Machines FSv2 Series|F4s v2|1 Hour|Standard_F4s_v2|.169 .194
disk-p10|Disks|Premium SSD Managed Disks|P10 LRS Disk|1/Month|Premium_SSD_Managed_Disk_P10|19.71 21.68
disk-p20|Disks|Premium SSD Managed Disks|P20 LRS Disk|1/Month|Premium_SSD_Managed_Disk_P20|38.01 41.82
disk-e10|Disks|Standard SSD Managed Disks|E10 LRS Disk|1/Month|Standard_SSD_Managed_Disk_E10|9.60 9.60
disk-s10|Disks|Standard HDD Managed Disks|S10 LRS Disk|1/Month|Standard_HDD_Managed_Disk_S10|5.888 5.888
ip-standard|Networking|IP Addresses|Standard IPv4 Static Public IP|1 Hour|Standard|.005 .005
nat-hours|Networking|NAT Gateway|Standard Gateway|1 Hour|Standard|.045 .045
lb-standard|LoadBalancer|Load Balancer|Standard Included LB Rules and Outbound Rules|1 Hour|Standard|.025 .025
blob-hot|Storage|Blob Storage|Hot LRS Data Stored|1 GB/Month|Standard_LRS|.0208 .0196
blob-writes|Storage|Blob Storage|Hot LRS Write Operations|10K|Standard_LRS|.05 .054
sql-vcore|Databases|SQL Database Single General Purpose - Compute Gen5|vCore|1 Hour|SQLDB_GP_Compute_Gen5|.2525 .2862
sql-storage|Databases|SQL Database Single General Purpose - Storage|General Purpose Data Stored|1 GB/Month|SQLDB_GP_Storage|.115 .1265
app-p1v3|Web|Azure App Service Premium v3 Plan - Linux|P1 v3 App|1 Hour|P1v3|.155 .169
aks-uptime|Containers|Azure Kubernetes Service|Standard Uptime SLA|1 Hour|Standard|.10 .10
logs-in|Monitor|Log Analytics|Pay-as-you-go Data Ingestion|1 GB|Pay-as-you-go|2.30 2.76
vault-operations|Security|Key Vault|Operations|10K|Standard|.03 .03
support|Support|Azure Support|Standard Support|1/Month|Standard|100 100
"""
#: Code (the id of the catalog), FOCUS's name, category, subcategory, share below list prices.
_GCP_SERVICES = """
6F81-5844-456A|Compute Engine|Compute|Virtual Machines|.08
9662-B51E-5089|Cloud SQL|Databases|Relational Databases|0
95FF-2EF5-5EA1|Cloud Storage|Storage|Object Storage|0
24E6-581D-38E5|BigQuery|Databases|Data Warehouses|0
CCD8-9BF1-090E|Kubernetes Engine|Compute|Containers|0
152E-C115-5142|Cloud Run|Compute|Serverless Compute|0
A1E8-BE35-7EBC|Cloud Pub/Sub|Integration|Messaging|0
5490-F7B7-8DF6|Cloud Logging|Management and Governance|Observability|0
"""
#: Key, service, resource family, resource group, description, unit, its description, prices in us-central1 and europe-west1.
_GCP_SKUS = """
e2-core|6F81-5844-456A|Compute|CPU|E2 Instance Core|h|hour|.02181159 .02399
e2-ram|6F81-5844-456A|Compute|RAM|E2 Instance Ram|GiBy.h|gibibyte hour|.00292353 .0032169325
n2-core|6F81-5844-456A|Compute|CPU|N2 Instance Core|h|hour|.031611 .034773
n2-ram|6F81-5844-456A|Compute|RAM|N2 Instance Ram|GiBy.h|gibibyte hour|.004237 .004661
n1-core|6F81-5844-456A|Compute|N1Standard|N1 Predefined Instance Core|h|hour|.031611 .034773
n1-ram|6F81-5844-456A|Compute|N1Standard|N1 Predefined Instance Ram|GiBy.h|gibibyte hour|.004237 .004661
pd-standard|6F81-5844-456A|Storage|PDStandard|Storage PD Capacity|GiBy.mo|gibibyte month|.04 .04
pd-balanced|6F81-5844-456A|Storage|SSD|Balanced PD Capacity|GiBy.mo|gibibyte month|.10 .10
pd-ssd|6F81-5844-456A|Storage|SSD|SSD backed PD Capacity|GiBy.mo|gibibyte month|.17 .17
snapshot|6F81-5844-456A|Storage|PDSnapshot|Storage PD Snapshot|GiBy.mo|gibibyte month|.05 .05
ip-unused|6F81-5844-456A|Network|IpAddress|Static Ip Charge|h|hour|.01 .01
ip-in-use|6F81-5844-456A|Network|IpAddress|External IP Charge on a Standard VM|h|hour|.005 .005
nat-hours|6F81-5844-456A|Network|NAT|Cloud NAT Gateway Uptime|h|hour|.0014 .0014
forwarding-rule|6F81-5844-456A|Network|LoadBalancing|Network Load Balancing: Forwarding Rule Minimum Service Charge|h|hour|.025 .025
egress|6F81-5844-456A|Network|PremiumInternetEgress|Network Internet Data Transfer Out from Americas to Americas|GiBy|gibibyte|.12 .12
sql-vcpu|9662-B51E-5089|ApplicationServices|SQLGen2InstancesCPU|Cloud SQL for PostgreSQL: Zonal - vCPU|h|hour|.0413 .0413
sql-ram|9662-B51E-5089|ApplicationServices|SQLGen2InstancesRAM|Cloud SQL for PostgreSQL: Zonal - RAM|GiBy.h|gibibyte hour|.007 .007
sql-ssd|9662-B51E-5089|ApplicationServices|SSD|Cloud SQL for PostgreSQL: Zonal - Standard storage|GiBy.mo|gibibyte month|.17 .17
gcs-standard|95FF-2EF5-5EA1|Storage|RegionalStorage|Standard Storage|GiBy.mo|gibibyte month|.02 .02
gcs-nearline|95FF-2EF5-5EA1|Storage|NearlineStorage|Nearline Storage|GiBy.mo|gibibyte month|.01 .01
analysis|24E6-581D-38E5|ApplicationServices|OnDemandAnalysis|Analysis|TiBy|tebibyte|6.25 6.25
bq-storage|24E6-581D-38E5|Storage|BigQueryStorage|Active Logical Storage|GiBy.mo|gibibyte month|.023 .02
gke-hours|CCD8-9BF1-090E|Compute|GKE|Zonal Kubernetes Clusters|h|hour|.10 .10
run-cpu|152E-C115-5142|ApplicationServices|Compute|CPU Allocation Time|s|second|.000024 .000024
pubsub|A1E8-BE35-7EBC|ApplicationServices|Message|Message Delivery Basic|TiBy|tebibyte|40 40
logging|5490-F7B7-8DF6|ApplicationServices|Logging|Log Storage cost|GiBy|gibibyte|.50 .50
"""
# fmt: on


def _prices(regions: dict[str, str], text: str) -> dict[str, Decimal]:
    return dict(zip(regions, (Decimal(price) for price in text.split()), strict=True))


def _azure() -> Iterator[Sku]:
    services = {}
    for line in _AZURE_SERVICES.strip().splitlines():
        code, name, category, subcategory = line.split("|")
        services[code] = Service(code, name, category, subcategory, name)
    for line in _AZURE_SKUS.strip().splitlines():
        key, service, product, meter, unit, arm, prices = line.split("|")
        yield Sku(f"az:{key}", services[service], product, meter, unit, _prices(AZURE_REGIONS, prices), instance=arm)


def _gcp() -> Iterator[Sku]:
    services = {}
    for line in _GCP_SERVICES.strip().splitlines():
        code, name, category, subcategory, discount = line.split("|")
        services[code] = Service(code, name, category, subcategory, name, float(discount))
    for line in _GCP_SKUS.strip().splitlines():
        key, service, family, group, description, unit, unit_text, prices = line.split("|")
        details = {"group": group, "unit": unit_text}
        yield Sku(f"gcp:{key}", services[service], family, description, unit, _prices(GCP_REGIONS, prices), details=details)


AZURE_SKUS: dict[str, Sku] = {sku.key: sku for sku in _azure()}
GCP_SKUS: dict[str, Sku] = {sku.key: sku for sku in _gcp()}


def in_euros(sku: Sku) -> Sku:
    """The same with prices in EUR."""
    prices = {region: price * EUR_PER_USD for region, price in sku.prices.items()}
    return Sku(sku.key, sku.service, sku.family, sku.usage, sku.unit, prices, instance=sku.instance)
