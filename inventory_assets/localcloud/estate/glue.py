"""The data catalog: Glue databases, tables, crawlers, jobs, connections."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, lists, walker
from inventory_assets.localcloud.estate.children import child_listing
from inventory_assets.localcloud.estate.iam import ROLE
from inventory_assets.localcloud.estate.naming import arn, word_id
from inventory_assets.localcloud.estate.network import GROUP, SUBNET
from inventory_assets.localcloud.estate.options import PLANTED_SECRET_MARKER
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.s3 import BUCKET
from inventory_assets.localcloud.estate.world import World

DATABASE, TABLE, CRAWLER, JOB, CONNECTION = (f"AWS::Glue::{name}" for name in ("Database", "Table", "Crawler", "Job", "Connection"))


def database_of(r: Resource) -> Resource:
    return r.other(DATABASE, r.number)


def _build_database(r: Resource) -> JsonObject:
    return {
        "Name": r.id,
        "Description": f"Tables of {r.id}",
        "LocationUri": f"s3://{r.other(BUCKET, 0).id}/{r.id}/",
        "CreateTime": r.created,
        "CreateTableDefaultPermissions": [{"Principal": {"DataLakePrincipalIdentifier": "IAM_ALLOWED_PRINCIPALS"}, "Permissions": ["ALL"]}],
        "CatalogId": r.account_id,
    }


def _build_table(r: Resource) -> JsonObject:
    columns = [{"Name": "id", "Type": "bigint"}, {"Name": "at", "Type": "timestamp"}, {"Name": "amount", "Type": "decimal(18,2)"}]
    columns += [{"Name": f"added_{index}", "Type": "string"} for index in range(r.moves("columns", 0.15))]
    return {
        "Name": r.id,
        "DatabaseName": database_of(r).id,
        "Owner": "hadoop",
        "CreateTime": r.created,
        "UpdateTime": r.modified,
        "LastAccessTime": r.today,
        "Retention": 0,
        "StorageDescriptor": {
            "Columns": columns,
            "Location": f"s3://{r.other(BUCKET, 0).id}/{r.id}/",
            "InputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
            "Compressed": False,
            "NumberOfBuckets": -1,
            "StoredAsSubDirectories": False,
        },
        "PartitionKeys": [{"Name": "day", "Type": "date"}],
        "TableType": "EXTERNAL_TABLE",
        "Parameters": {"classification": "parquet"},
        "CreatedBy": f"arn:aws:sts::{r.account_id}:assumed-role/etl/glue",
        "IsRegisteredWithLakeFormation": False,
        "CatalogId": r.account_id,
        "VersionId": str(r.moves("columns", 0.15)),
    }


def _build_crawler(r: Resource) -> JsonObject:
    return {
        "Name": r.id,
        "Role": r.other(ROLE, r.number).id,
        "Targets": {"S3Targets": [{"Path": f"s3://{r.other(BUCKET, 0).id}/{r.id}", "Exclusions": []}]},
        "DatabaseName": r.other(DATABASE, r.number).id,
        "Classifiers": [],
        "RecrawlPolicy": {"RecrawlBehavior": "CRAWL_EVERYTHING"},
        "SchemaChangePolicy": {
            "UpdateBehavior": "UPDATE_IN_DATABASE",
            "DeleteBehavior": r.moving("deletes", ("LOG", "DEPRECATE_IN_DATABASE"), 0.12),
        },
        "State": "READY",
        "CrawlElapsedTime": 0,
        "CreationTime": r.created,
        "LastUpdated": r.modified,
        "LastCrawl": {"Status": "SUCCEEDED", "LogGroup": "/aws-glue/crawlers", "LogStream": r.id, "StartTime": r.today},
        "Version": 1 + r.moves("deletes", 0.12),
    }


def _build_job(r: Resource) -> JsonObject:
    return {
        "Name": r.id,
        "Role": r.other(ROLE, r.number).arn,
        "CreatedOn": r.created,
        "LastModifiedOn": r.modified,
        "ExecutionProperty": {"MaxConcurrentRuns": 1},
        "Command": {"Name": "glueetl", "ScriptLocation": f"s3://{r.other(BUCKET, 0).id}/scripts/{r.id}.py", "PythonVersion": "3"},
        "DefaultArguments": {"--job-language": "python", "--password": f"{PLANTED_SECRET_MARKER}-{r.id}"},
        "MaxRetries": 0,
        "Timeout": 2880,
        "GlueVersion": r.moving("version", ("3.0", "4.0", "5.0"), 0.12),
        "NumberOfWorkers": r.moving("workers", (2, 5, 10), 0.15),
        "WorkerType": "G.1X",
    }


def _build_connection(r: Resource) -> JsonObject:
    return {
        "Name": r.id,
        "ConnectionType": "JDBC",
        "ConnectionProperties": {
            "JDBC_CONNECTION_URL": f"jdbc:postgresql://db.meridian.example:5432/{r.moving('database', ('app', 'reports'), 0.1)}",
            "USERNAME": "etl",
            "JDBC_ENFORCE_SSL": r.pick("ssl", ("true", "false")),
        },
        "PhysicalConnectionRequirements": {
            "SubnetId": r.other(SUBNET, r.number).id,
            "SecurityGroupIdList": [r.other(GROUP, r.number).id],
            "AvailabilityZone": f"{r.region}a",
        },
        "CreationTime": r.created,
        "LastUpdatedTime": r.modified,
        "LastUpdatedBy": f"arn:aws:iam::{r.account_id}:user/deploy",
    }


KINDS = (
    Kind(DATABASE, 1.6, word_id("lake", "_"), arn("glue", "database/"), _build_database, lasting=True, sweep_type="glue:database"),
    Kind(
        TABLE,
        4,
        word_id("facts", "_"),
        lambda r: f"arn:aws:glue:{r.region}:{r.account_id}:table/{database_of(r).id}/{r.id}",
        _build_table,
        parent=DATABASE,
        tagged=0,
    ),
    Kind(CRAWLER, 1.6, word_id("crawler"), arn("glue", "crawler/"), _build_crawler, sweep_type="glue:crawler"),
    Kind(JOB, 2, word_id("job"), arn("glue", "job/"), _build_job, sweep_type="glue:job"),
    Kind(CONNECTION, 1.6, word_id("connection"), arn("glue", "connection/"), _build_connection, sweep_type="glue:connection"),
)

lists("glue", "GetDatabases", DATABASE)
child_listing(
    "glue",
    "GetTables",
    TABLE,
    DATABASE,
    "DatabaseName",
    lambda r: r.body,
    missing=("EntityNotFoundException", "Database {name} not found.", 400),
)
lists("glue", "GetCrawlers", CRAWLER)
lists("glue", "GetJobs", JOB)


@answers("glue", "GetConnections")
def get_connections(world: World, account: Account, call: Call) -> JsonObject:
    """With the password, unless HidePassword is asked for."""

    def show(r: Resource) -> JsonObject:
        if call.params.get("HidePassword"):
            return r.body
        secret = {"PASSWORD": f"{PLANTED_SECRET_MARKER}-{r.id}"}
        return {**r.body, "ConnectionProperties": r.body["ConnectionProperties"] | secret}

    return page(call, walker(world, account, call, CONNECTION), show, 100)
