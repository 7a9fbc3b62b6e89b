"""S3: buckets listed globally, living in their regions, with policies, encryption and the rest one call each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from inventory_assets.localcloud.call import AwsError, Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import ANSWERS, Answer, answers
from inventory_assets.localcloud.estate.filling import filled, or_absent
from inventory_assets.localcloud.estate.naming import WORDS, arn
from inventory_assets.localcloud.estate.paging import page
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

BUCKET = "AWS::S3::Bucket"
ALL_BUCKETS = 10_000  # ListBuckets is not paged unless MaxBuckets asks for it


def region_of(r: Resource) -> str:
    regions = r.world.options.regions
    return regions[r.chance.below("region", 2 * len(regions)) % len(regions)] if r.number else regions[0]


def _owner(r: Resource) -> JsonObject:
    return {"ID": f"{int(r.account_id):064x}"}


def _build(r: Resource) -> JsonObject:
    return {"Name": r.id, "CreationDate": r.created, "BucketRegion": region_of(r), "BucketArn": r.arn}


KINDS = (
    Kind(
        BUCKET,
        14,
        lambda r: f"{r.account.name}-{r.pick('word', WORDS)}-{r.chance.hex('id', 6)}",
        arn("s3", regional=False, owned=False),
        _build,
        is_global=True,
        sweep_type="s3",
    ),
)


@answers("s3", "ListBuckets")
def list_buckets(world: World, account: Account, call: Call) -> JsonObject:
    def walk(start: int) -> Iterator[tuple[int, Resource]]:
        prefix, wanted = call.params.get("Prefix") or "", call.params.get("BucketRegion")
        for r in world.walk(BUCKET, account, call.region, start):
            if r.id.startswith(prefix) and wanted in (None, region_of(r)):
                yield r.number, r

    paged = any(call.params.get(name) for name in ("MaxBuckets", "ContinuationToken", "Prefix", "BucketRegion"))
    shown = ("Name", "CreationDate", "BucketRegion", "BucketArn") if paged else ("Name", "CreationDate")  # as the service does
    answer = page(call, walk, lambda r: {name: r.body[name] for name in shown}, ALL_BUCKETS)
    return answer | {"Owner": {"DisplayName": account.name, "ID": f"{int(account.account_id):064x}"}}


def find_bucket(world: World, account: Account, call: Call) -> Resource:
    """The bucket that a call is about; a call signed for another region is sent to the right one."""
    name = str(call.params.get("Bucket", ""))
    found = world.find(BUCKET, account, call.region, name)
    if found is None:
        raise AwsError("NoSuchBucket", "The specified bucket does not exist", 404, {"BucketName": name})
    home = region_of(found)
    if home != call.region:
        message = f"The authorization header is malformed; the region '{call.region}' is wrong; expecting '{home}'"
        raise AwsError("AuthorizationHeaderMalformed", message, 400, {"Region": home})
    return found


@answers("s3", "HeadBucket")
def head_bucket(world: World, account: Account, call: Call) -> JsonObject:
    return {"BucketRegion": region_of(find_bucket(world, account, call))}


@answers("s3", "GetBucketLocation")
def bucket_location(world: World, account: Account, call: Call) -> JsonObject:
    found = world.find(BUCKET, account, call.region, str(call.params.get("Bucket", "")))
    if found is None:
        raise AwsError("NoSuchBucket", "The specified bucket does not exist", 404)
    home = region_of(found)
    return {} if home == "us-east-1" else {"LocationConstraint": home}


@answers("s3", "GetBucketEncryption")
def encryption(world: World, account: Account, call: Call) -> JsonObject:
    r = find_bucket(world, account, call)
    kind = r.moving("encryption", ("AES256", "aws:kms", None), 0.10)
    if kind is None:
        raise AwsError("ServerSideEncryptionConfigurationNotFoundError", "The server side encryption configuration was not found", 404)
    default: JsonObject = {"SSEAlgorithm": kind}
    if kind == "aws:kms":
        default["KMSMasterKeyID"] = r.other("AWS::KMS::Key", r.chance.below("key", 100), region_of(r)).arn
    return {
        "ServerSideEncryptionConfiguration": {
            "Rules": [{"ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": kind == "aws:kms"}]
        }
    }


@answers("s3", "GetPublicAccessBlock")
def public_access_block(world: World, account: Account, call: Call) -> JsonObject:
    r = find_bucket(world, account, call)
    if not r.maybe("block set", 0.8):
        raise AwsError("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", 404)
    open_part = r.moving("block", (True, True, True, False), 0.08)
    names = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    return {"PublicAccessBlockConfiguration": dict.fromkeys(names[:2], True) | dict.fromkeys(names[2:], open_part)}


@answers("s3", "GetBucketPolicy")
def policy(world: World, account: Account, call: Call) -> JsonObject:
    r = find_bucket(world, account, call)
    kind = r.moving("policy", (None, "tls", "public", "partner", None), 0.10)
    if kind is None:
        raise AwsError("NoSuchBucketPolicy", "The bucket policy does not exist", 404, {"BucketName": r.id})
    objects = f"{r.arn}/*"
    statements = {
        "tls": {
            "Sid": "RequireTls",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": [r.arn, objects],
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        },
        "public": {"Sid": "PublicRead", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": objects},
        "partner": {
            "Sid": "Partner",
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{r.pick('partner', ('999988887777', '888877776666'))}:root"},
            "Action": ["s3:GetObject", "s3:ListBucket"],
            "Resource": [r.arn, objects],
        },
    }
    return {"Policy": json.dumps({"Version": "2012-10-17", "Statement": [statements[kind]]})}


@answers("s3", "GetBucketVersioning")
def versioning(world: World, account: Account, call: Call) -> JsonObject:
    status = find_bucket(world, account, call).moving("versioning", ("Enabled", None, "Suspended"), 0.06)
    return {"Status": status} if status else {}


@answers("s3", "GetBucketLogging")
def logging(world: World, account: Account, call: Call) -> JsonObject:
    r = find_bucket(world, account, call)
    if not r.maybe("logged", 0.4):
        return {}
    return {"LoggingEnabled": {"TargetBucket": r.other(BUCKET, 0).id, "TargetPrefix": f"{r.id}/"}}


@answers("s3", "GetBucketLifecycleConfiguration")
def lifecycle(world: World, account: Account, call: Call) -> JsonObject:
    r = find_bucket(world, account, call)
    days = r.moving("lifecycle", (None, 30, 90, 365), 0.08)
    if days is None:
        raise AwsError("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist", 404)
    return {"Rules": [{"ID": "expire", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": days}}]}


@answers("s3", "GetBucketTagging")
def tagging(world: World, account: Account, call: Call) -> JsonObject:
    r = find_bucket(world, account, call)
    if not r.tags:
        raise AwsError("NoSuchTagSet", "The TagSet does not exist", 404, {"BucketName": r.id})
    return {"TagSet": as_list(r.tags)}


@answers("s3", "GetBucketAcl")
def acl(world: World, account: Account, call: Call) -> JsonObject:
    r = find_bucket(world, account, call)
    owner = _owner(r)
    grants = [{"Grantee": {"Type": "CanonicalUser", **owner}, "Permission": "FULL_CONTROL"}]
    if r.maybe("public acl", 0.12):
        grants.append({"Grantee": {"Type": "Group", "URI": "http://acs.amazonaws.com/groups/global/AllUsers"}, "Permission": "READ"})
    return {"Owner": owner, "Grants": grants}


def _destination(r: Resource) -> JsonObject:
    """Replicates to the account's first bucket."""
    target = r.other(BUCKET, 0).arn
    rule = {"ID": "all", "Status": "Enabled", "Priority": 1, "Filter": {"Prefix": ""}, "Destination": {"Bucket": target}}
    return {"ReplicationConfiguration": {"Role": r.other("AWS::IAM::Role", r.number).arn, "Rules": [rule]}}


def _show(name: str, share: float, code: str, show: Callable[[Resource], JsonObject]) -> Answer:
    show = or_absent(name, share, show, code, "The configuration does not exist")
    return lambda world, account, call: show(find_bucket(world, account, call))


ANSWERS["s3", "GetBucketReplication"] = _show("replicates", 0.15, "ReplicationConfigurationNotFoundError", _destination)
ANSWERS["s3", "GetObjectLockConfiguration"] = _show(
    "locked", 0.1, "ObjectLockConfigurationNotFoundError", filled("s3", "GetObjectLockConfiguration")
)
ANSWERS["s3", "GetBucketOwnershipControls"] = _show(
    "owned", 0.8, "OwnershipControlsNotFoundError", filled("s3", "GetBucketOwnershipControls")
)
ANSWERS["s3", "GetBucketWebsite"] = _show("website", 0.1, "NoSuchWebsiteConfiguration", filled("s3", "GetBucketWebsite"))


def metric_values(r: Resource, metric: str, storage: str) -> list[float]:
    """Today's size or number of objects: everything lies in one storage type, and an empty bucket has no metric at all."""
    if r.maybe("empty", 0.2) or storage not in ("StandardStorage", "AllStorageTypes"):
        return []
    size = float(r.chance.below(f"size {r.world.options.day}", 1 << 40))
    return [size if metric == "BucketSizeBytes" else float(int(size / 1_000_000))]
