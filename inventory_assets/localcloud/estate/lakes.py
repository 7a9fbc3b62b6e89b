"""What runs queries and jobs over a lake, and how its catalog is encrypted: Athena, EMR, Glue's triggers and security settings."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, lists, walker
from inventory_assets.localcloud.estate.filling import cut, filled
from inventory_assets.localcloud.estate.glue import CRAWLER, JOB
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.identity import PROFILE
from inventory_assets.localcloud.estate.naming import arn, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.security import KEY
from inventory_assets.localcloud.estate.settings import setting
from inventory_assets.localcloud.estate.world import World

WORKGROUP, CLUSTER, TRIGGER = "AWS::Athena::WorkGroup", "AWS::EMR::Cluster", "AWS::Glue::Trigger"
SECURITY, CATALOG_ENCRYPTION = "AWS::Glue::SecurityConfiguration", "AWS::Glue::DataCatalogEncryptionSettings"


def _workgroup(r: Resource) -> JsonObject:
    result: JsonObject = {"OutputLocation": f"s3://{r.other(BUCKET, r.number).id}/results/"}
    if r.maybe("encrypted", 0.5):
        result["EncryptionConfiguration"] = {"EncryptionOption": "SSE_KMS", "KmsKey": r.other(KEY, r.number).arn}
    else:
        result["EncryptionConfiguration"] = None
    return {
        "Name": r.id,
        "State": r.moving("state", ("ENABLED", "ENABLED", "DISABLED"), 0.06),
        "Configuration": {
            "ResultConfiguration": result,
            "EnforceWorkGroupConfiguration": r.moving("enforced", (True, False), 0.1),
            "AdditionalConfiguration": f'{{"password": "{PLANTED_SECRET_MARKER}-{r.id}"}}',
            "ExecutionRole": r.other(ROLE, r.number).arn,
        },
    }


def _listed_workgroup(r: Resource) -> JsonObject:
    """The engine's version stands among the settings of what is described."""
    listed: JsonObject = cut("athena", "ListWorkGroups", "WorkGroups[]")(r)
    return listed | {"EngineVersion": r.body["Configuration"]["EngineVersion"]}


def _cluster(r: Resource) -> JsonObject:
    day = r.world.options.day
    return {
        "Id": r.id,
        "Name": word_id("hadoop")(r),
        "ClusterArn": r.arn,
        "Status": {
            "State": r.pick(f"state {day}", ("WAITING", "RUNNING")),
            "StateChangeReason": None,
            "ErrorDetails": None,
            "Timeline": {"CreationDateTime": r.created, "ReadyDateTime": r.created, "EndDateTime": None},
        },
        "ReleaseLabel": r.moving("release", ("emr-6.15.0", "emr-7.2.0", "emr-7.5.0"), 0.1),
        "TerminationProtected": r.maybe("protected", 0.5),
        "NormalizedInstanceHours": r.chance.below(f"hours {day}", 4000),
        "ServiceRole": r.other(ROLE, r.number).id,
        "LogUri": f"s3n://{r.other(BUCKET, r.number).id}/emr/",
        "LogEncryptionKmsKeyId": r.other(KEY, r.number).arn if r.maybe("logs encrypted", 0.4) else None,
        "SecurityConfiguration": "in-transit-and-at-rest" if r.maybe("secured", 0.5) else None,
        "Configurations": [_setting(r)],
        "KerberosAttributes": {
            "Realm": "MERIDIAN.EXAMPLE",
            "KdcAdminPassword": f"{PLANTED_SECRET_MARKER}-{r.id}",
            "ADDomainJoinUser": "join",
        },
        "Ec2InstanceAttributes": {
            "Ec2KeyName": None,
            "Ec2SubnetId": r.other(SUBNET, r.number).id,
            "RequestedEc2SubnetIds": [r.other(SUBNET, r.number).id],
            "IamInstanceProfile": r.other(PROFILE, r.number).id,
            "EmrManagedMasterSecurityGroup": r.other(GROUP, r.number).id,
            "EmrManagedSlaveSecurityGroup": r.other(GROUP, r.number + 1).id,
        },
    }


def _setting(r: Resource) -> JsonObject:
    """Hive's settings as people write them, and those of its environment below."""
    secret = {"javax.jdo.option.ConnectionPassword": f"{PLANTED_SECRET_MARKER}-{r.id}"}
    export = {"Classification": "export", "Properties": {"TOKEN": f"{PLANTED_SECRET_MARKER}-{r.id}"}, "Configurations": []}
    return {"Classification": "hive-site", "Properties": secret, "Configurations": [export]}


def _trigger(r: Resource) -> JsonObject:
    return {
        "Name": r.id,
        "Type": "SCHEDULED",
        "State": r.moving("state", ("ACTIVATED", "ACTIVATED", "DEACTIVATED"), 0.1),
        "Schedule": r.moving("schedule", ("cron(0 5 * * ? *)", "cron(0 * * * ? *)"), 0.1),
        "Actions": [
            {
                "JobName": r.other(JOB, r.number).id,
                "Arguments": {"--password": f"{PLANTED_SECRET_MARKER}-{r.id}"},
                "SecurityConfiguration": r.other(SECURITY, r.number).id,
            },
            {"CrawlerName": r.other(CRAWLER, r.number).id},
        ],
        "Predicate": None,
    }


def _security(r: Resource) -> JsonObject:
    key = r.other(KEY, r.number).arn
    encrypted = r.maybe("logs", 0.5)
    return {
        "Name": r.id,
        "EncryptionConfiguration": {
            "S3Encryption": [{"S3EncryptionMode": "SSE-KMS", "KmsKeyArn": key}],
            "CloudWatchEncryption": {"CloudWatchEncryptionMode": "SSE-KMS", "KmsKeyArn": key}
            if encrypted
            else {"CloudWatchEncryptionMode": "DISABLED", "KmsKeyArn": None},
        },
    }


def _catalog_encryption(r: Resource) -> JsonObject:
    encrypted = r.moving("encrypted", (True, False), 0.1)
    return {
        "EncryptionAtRest": {
            "CatalogEncryptionMode": "SSE-KMS",
            "SseAwsKmsKeyId": r.other(KEY, 0).arn,
            "CatalogEncryptionServiceRole": None,
        }
        if encrypted
        else {"CatalogEncryptionMode": "DISABLED", "SseAwsKmsKeyId": None, "CatalogEncryptionServiceRole": None},
        "ConnectionPasswordEncryption": {
            "ReturnConnectionPasswordEncrypted": encrypted,
            "AwsKmsKeyId": r.other(KEY, 0).arn if encrypted else None,
        },
    }


KINDS: tuple[Kind, ...] = (
    Kind(
        WORKGROUP,
        1.6,
        lambda r: word_id("queries")(r) if r.number else "primary",
        arn("athena", "workgroup/"),
        filled("athena", "GetWorkGroup", "WorkGroup", _workgroup),
        lasting=True,
        everywhere=True,
        sweep_type="athena:workgroup",
    ),
    Kind(
        CLUSTER,
        1.4,
        lambda r: f"j-{r.chance.letters('id', 13)}",
        arn("elasticmapreduce", "cluster/"),
        filled("emr", "DescribeCluster", "Cluster", _cluster),
        sweep_type="elasticmapreduce:cluster",
    ),
    Kind(
        TRIGGER,
        1.4,
        word_id("trigger"),
        arn("glue", "trigger/"),
        filled("glue", "GetTriggers", "Triggers[]", _trigger),
        sweep_type="glue:trigger",
    ),
    Kind(
        SECURITY,
        1.2,
        word_id("security"),
        arn("glue", "security-configuration/"),
        filled("glue", "GetSecurityConfigurations", "SecurityConfigurations[]", _security),
        lasting=True,
        tagged=0,
    ),
    Kind(
        CATALOG_ENCRYPTION,
        1,
        lambda r: r.account_id,
        lambda r: f"arn:aws:glue:{r.region}:{r.account_id}:catalog",
        filled("glue", "GetDataCatalogEncryptionSettings", "DataCatalogEncryptionSettings", _catalog_encryption),
        lasting=True,
        tagged=0,
        single=True,
    ),
)

lists("athena", "ListWorkGroups", WORKGROUP, _listed_workgroup, size=50)
describes("athena", "GetWorkGroup", WORKGROUP, "WorkGroup", "WorkGroup", ("InvalidRequestException", "WorkGroup {name} is not found.", 400))
describes("emr", "DescribeCluster", CLUSTER, "ClusterId", "Cluster", ("InvalidRequestException", "Cluster id '{name}' is not valid.", 400))
lists("glue", "GetTriggers", TRIGGER)
lists("glue", "GetSecurityConfigurations", SECURITY)
setting("glue", "GetDataCatalogEncryptionSettings", CATALOG_ENCRYPTION, lambda r: {"DataCatalogEncryptionSettings": r.body})


@answers("emr", "ListClusters")
def list_clusters(world: World, account: Account, call: Call) -> JsonObject:
    """Those that run; where no states are asked for, one that has ended long ago, too."""
    reply = page(call, walker(world, account, call, CLUSTER), cut("emr", "ListClusters", "Clusters[]"), 50)
    if not call.params.get("ClusterStates"):
        reply["Clusters"].append({"Id": "j-ENDED", "Name": "ended", "Status": {"State": "TERMINATED"}})
    return reply
