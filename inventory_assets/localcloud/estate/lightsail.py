"""Lightsail: instances, databases, load balancers and disks of its own, apart from EC2's."""

from __future__ import annotations

from inventory_assets.localcloud.call import JsonObject
from inventory_assets.localcloud.estate.answers import lists
from inventory_assets.localcloud.estate.filling import filled
from inventory_assets.localcloud.estate.naming import Name, uuid_of, word_id
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list

INSTANCE, DATABASE, BALANCER, DISK = (f"AWS::Lightsail::{name}" for name in ("Instance", "Database", "LoadBalancer", "Disk"))


def _arn(thing: str) -> Name:
    return lambda r: f"arn:aws:lightsail:{r.region}:{r.account_id}:{thing}/{uuid_of(r, 'arn')}"


def _common(r: Resource, thing: str) -> JsonObject:
    return {
        "name": r.id,
        "arn": r.arn,
        "location": {"regionName": r.region, "availabilityZone": f"{r.region}a"},
        "resourceType": thing,
        "tags": as_list(r.tags, "key", "value"),
    }


def _instance(r: Resource) -> JsonObject:
    disk = r.other(DISK, 0)
    port = {"fromPort": 22, "toPort": 22, "protocol": "tcp", "accessType": "Public", "accessDirection": "inbound"}
    source = "0.0.0.0/0" if r.moving("opened", (True, False), 0.06) else "10.0.0.0/8"
    return _common(r, "Instance") | {
        "state": {"code": 16, "name": "running"},
        "hardware": {"disks": [{"name": disk.id, "arn": disk.arn, "isSystemDisk": False, "path": "/dev/xvdf"}]},
        "networking": {"ports": [port | {"cidrs": [source]}]},
        "metadataOptions": {"httpTokens": r.moving("tokens", ("required", "optional"), 0.06)},
        "instanceStatus": None,
        "systemStatus": None,
    }


def _database(r: Resource) -> JsonObject:
    return _common(r, "RelationalDatabase") | {
        "state": "available",
        "engine": "postgres",
        "engineVersion": r.moving("version", ("15.7", "16.3"), 0.1),
        "publiclyAccessible": r.moving("public", (False, True), 0.06),
        "latestRestorableTime": r.today,
        "pendingMaintenanceActions": [],
    }


def _balancer(r: Resource) -> JsonObject:
    health = {"instanceName": r.other(INSTANCE, 0).id, "instanceHealth": r.pick(f"health {r.world.options.day}", ("healthy", "unhealthy"))}
    return _common(r, "LoadBalancer") | {
        "state": "active",
        "instanceHealthSummary": [health],
        "httpsRedirectionEnabled": r.moving("redirected", (True, False), 0.06),
        "configurationOptions": {"HttpsRedirectionEnabled": "true"},
    }


def _disk(r: Resource) -> JsonObject:
    """The first is attached."""
    is_attached = r.number == 0
    return _common(r, "Disk") | {
        "state": "in-use" if is_attached else "available",
        "isAttached": is_attached,
        "attachedTo": r.other(INSTANCE, 0).id if is_attached else None,
        "sizeInGb": r.moving("size", (8, 32), 0.1),
        "gbInUse": None,
        "attachmentState": None,
    }


KINDS = (
    Kind(
        INSTANCE,
        1.6,
        word_id("vps"),
        _arn("Instance"),
        filled("lightsail", "GetInstances", "instances[]", _instance),
        sweep_type="lightsail:Instance",
    ),
    Kind(
        DATABASE,
        1.2,
        word_id("base"),
        _arn("RelationalDatabase"),
        filled("lightsail", "GetRelationalDatabases", "relationalDatabases[]", _database),
        sweep_type="lightsail:RelationalDatabase",
    ),
    Kind(
        BALANCER,
        1.2,
        word_id("balancer"),
        _arn("LoadBalancer"),
        filled("lightsail", "GetLoadBalancers", "loadBalancers[]", _balancer),
        sweep_type="lightsail:LoadBalancer",
    ),
    Kind(DISK, 1.6, word_id("disk"), _arn("Disk"), filled("lightsail", "GetDisks", "disks[]", _disk), sweep_type="lightsail:Disk"),
)

lists("lightsail", "GetInstances", INSTANCE)
lists("lightsail", "GetRelationalDatabases", DATABASE)
lists("lightsail", "GetLoadBalancers", BALANCER)
lists("lightsail", "GetDisks", DISK)
