"""The row of S3 buckets: listed once per account, each setting a detail read in the bucket's own region."""

from __future__ import annotations

from inventory_assets.catalog.documents import policy_sets
from inventory_assets.catalog.types import Detail, ResourceType

_BUCKET = {"Bucket": "{Name}"}

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
    ),
    json_text=("Policy",),
    sets=(*policy_sets("Policy"), "Lifecycle.Rules", "Acl.Grants", "Logging.LoggingEnabled.TargetGrants", "Encryption.Rules"),
    aliases=("s3", "bucket", "aws_s3_bucket"),
)

TYPES = (BUCKET,)
