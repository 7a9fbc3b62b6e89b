"""The row of S3 buckets: listed once per account, each setting a detail read in the bucket's own region."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, uses_role
from inventory_assets.catalog.types import Detail, Edge, Metric, ResourceType

_BUCKET = {"Bucket": "{Name}"}
#: Storage types that CloudWatch tells the size of; small overheads of archives are left out.
_STORAGE = (
    "StandardStorage",
    "IntelligentTieringFAStorage",
    "IntelligentTieringIAStorage",
    "StandardIAStorage",
    "OneZoneIAStorage",
    "GlacierInstantRetrievalStorage",
    "GlacierStorage",
    "DeepArchiveStorage",
)


def _metric(name: str, metric: str, storage: str) -> Metric:
    return Metric(name, "AWS/S3", metric, "Average", {"BucketName": "{Name}", "StorageType": storage})


BUCKET = ResourceType(
    type="AWS::S3::Bucket",
    plural="s3_buckets",
    service="s3",
    operation="ListBuckets",
    params={"MaxBuckets": 1000},  # without it the reply is not paged and leaves BucketRegion out
    items="Buckets[]",
    id="Name",
    arn="arn:{partition}:s3:::{Name}",
    name="Name",
    tags="Tags",
    created_at="CreationDate",
    scope="global",
    region="BucketRegion",
    details=(
        Detail(
            "Encryption",
            "GetBucketEncryption",
            _BUCKET,
            "ServerSideEncryptionConfiguration",
            absent=("ServerSideEncryptionConfigurationNotFoundError",),
        ),
        Detail(
            "PublicAccessBlock",
            "GetPublicAccessBlock",
            _BUCKET,
            "PublicAccessBlockConfiguration",
            absent=("NoSuchPublicAccessBlockConfiguration",),
        ),
        Detail("Policy", "GetBucketPolicy", _BUCKET, "Policy", absent=("NoSuchBucketPolicy",)),
        Detail("Versioning", "GetBucketVersioning", _BUCKET),  # {} is a bucket that never had it
        Detail("Logging", "GetBucketLogging", _BUCKET),  # {} is no logging
        Detail("Lifecycle", "GetBucketLifecycleConfiguration", _BUCKET, absent=("NoSuchLifecycleConfiguration",)),
        Detail("Tags", "GetBucketTagging", _BUCKET, "TagSet", absent=("NoSuchTagSet",)),
        Detail("Acl", "GetBucketAcl", _BUCKET),
        Detail(
            "Replication",
            "GetBucketReplication",
            _BUCKET,
            "ReplicationConfiguration",
            absent=("ReplicationConfigurationNotFoundError",),
        ),
        Detail(
            "ObjectLock",
            "GetObjectLockConfiguration",
            _BUCKET,
            "ObjectLockConfiguration",
            absent=("ObjectLockConfigurationNotFoundError",),
        ),
        Detail("Ownership", "GetBucketOwnershipControls", _BUCKET, "OwnershipControls", absent=("OwnershipControlsNotFoundError",)),
        Detail("Website", "GetBucketWebsite", _BUCKET, absent=("NoSuchWebsiteConfiguration",)),
    ),
    metrics=(
        *(_metric(f"BucketSizeBytes.{storage}", "BucketSizeBytes", storage) for storage in _STORAGE),
        _metric("NumberOfObjects", "NumberOfObjects", "AllStorageTypes"),
    ),
    policies=("Policy",),
    plain=("Encryption.Rules[].ApplyServerSideEncryptionByDefault.KMSMasterKeyID",),
    sets=(
        "Replication.Rules",
        "Ownership.Rules",
        "Lifecycle.Rules",
        "Acl.Grants",
        "Logging.LoggingEnabled.TargetGrants",
        "Encryption.Rules",
    ),
    edges=(
        encrypted_with("Encryption.Rules[].ApplyServerSideEncryptionByDefault.KMSMasterKeyID"),
        Edge("logs_to_bucket", "Logging.LoggingEnabled.TargetBucket", ("AWS::S3::Bucket",), needs="neither"),
        Edge("replicates_to", "Replication.Rules[].Destination.Bucket", ("AWS::S3::Bucket",), needs="neither"),
        uses_role("Replication.Role"),
    ),
    aliases=("s3", "bucket", "aws_s3_bucket"),
)

TYPES = (BUCKET,)
