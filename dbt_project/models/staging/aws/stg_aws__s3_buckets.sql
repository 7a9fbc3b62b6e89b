-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::S3::Bucket, their configuration by column.
select
    resource_uid,
    provider,
    account_id,
    region,
    resource_type,
    resource_id,
    name,
    tags,
    created_at,
    unknown_fields,
    cell_region,
    scan_id,
    typed."Name" as aws_name,
    typed."CreationDate" as creation_date,
    typed."BucketRegion" as bucket_region,
    typed."BucketArn" as bucket_arn,
    typed."Encryption" as encryption,
    typed."PublicAccessBlock" as public_access_block,
    typed."Policy" as policy,
    typed."Versioning" as versioning,
    typed."Logging" as logging,
    typed."Lifecycle" as lifecycle,
    typed."Acl" as acl,
    typed."Replication" as replication,
    typed."ObjectLock" as object_lock,
    typed."Ownership" as ownership,
    typed."Website" as website
from (
    select
        resource_uid,
        provider,
        account_id,
        region,
        resource_type,
        resource_id,
        name,
        tags,
        created_at,
        unknown_fields,
        cell_region,
        scan_id,
        json_transform(configuration, '{
            "Name": "VARCHAR",
            "CreationDate": "TIMESTAMPTZ",
            "BucketRegion": "VARCHAR",
            "BucketArn": "VARCHAR",
            "Encryption": {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "VARCHAR", "KMSMasterKeyID": "VARCHAR"}, "BucketKeyEnabled": "BOOLEAN", "BlockedEncryptionTypes": {"EncryptionType": ["VARCHAR"]}}]},
            "PublicAccessBlock": {"BlockPublicAcls": "BOOLEAN", "IgnorePublicAcls": "BOOLEAN", "BlockPublicPolicy": "BOOLEAN", "RestrictPublicBuckets": "BOOLEAN"},
            "Policy": "JSON",
            "Versioning": {"Status": "VARCHAR", "MFADelete": "VARCHAR"},
            "Logging": {"LoggingEnabled": {"TargetBucket": "VARCHAR", "TargetGrants": [{"Grantee": {"DisplayName": "VARCHAR", "EmailAddress": "VARCHAR", "ID": "VARCHAR", "Type": "VARCHAR", "URI": "VARCHAR"}, "Permission": "VARCHAR"}], "TargetPrefix": "VARCHAR", "TargetObjectKeyFormat": {"SimplePrefix": "JSON", "PartitionedPrefix": {"PartitionDateSource": "VARCHAR"}}}},
            "Lifecycle": {"Rules": [{"Expiration": {"Date": "TIMESTAMPTZ", "Days": "BIGINT", "ExpiredObjectDeleteMarker": "BOOLEAN"}, "ID": "VARCHAR", "Prefix": "VARCHAR", "Filter": {"Prefix": "VARCHAR", "Tag": {"Key": "VARCHAR", "Value": "VARCHAR"}, "ObjectSizeGreaterThan": "BIGINT", "ObjectSizeLessThan": "BIGINT", "And": {"Prefix": "VARCHAR", "Tags": [{"Key": "VARCHAR", "Value": "VARCHAR"}], "ObjectSizeGreaterThan": "BIGINT", "ObjectSizeLessThan": "BIGINT"}}, "Status": "VARCHAR", "Transitions": [{"Date": "TIMESTAMPTZ", "Days": "BIGINT", "StorageClass": "VARCHAR"}], "NoncurrentVersionTransitions": [{"NoncurrentDays": "BIGINT", "StorageClass": "VARCHAR", "NewerNoncurrentVersions": "BIGINT"}], "NoncurrentVersionExpiration": {"NoncurrentDays": "BIGINT", "NewerNoncurrentVersions": "BIGINT"}, "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": "BIGINT"}}], "TransitionDefaultMinimumObjectSize": "VARCHAR"},
            "Acl": {"Owner": {"DisplayName": "VARCHAR", "ID": "VARCHAR"}, "Grants": [{"Grantee": {"DisplayName": "VARCHAR", "EmailAddress": "VARCHAR", "ID": "VARCHAR", "Type": "VARCHAR", "URI": "VARCHAR"}, "Permission": "VARCHAR"}]},
            "Replication": {"Role": "VARCHAR", "Rules": [{"ID": "VARCHAR", "Priority": "BIGINT", "Prefix": "VARCHAR", "Filter": {"Prefix": "VARCHAR", "Tag": {"Key": "VARCHAR", "Value": "VARCHAR"}, "And": {"Prefix": "VARCHAR", "Tags": [{"Key": "VARCHAR", "Value": "VARCHAR"}]}}, "Status": "VARCHAR", "SourceSelectionCriteria": {"SseKmsEncryptedObjects": {"Status": "VARCHAR"}, "ReplicaModifications": {"Status": "VARCHAR"}}, "ExistingObjectReplication": {"Status": "VARCHAR"}, "Destination": {"Bucket": "VARCHAR", "Account": "VARCHAR", "StorageClass": "VARCHAR", "AccessControlTranslation": {"Owner": "VARCHAR"}, "EncryptionConfiguration": {"ReplicaKmsKeyID": "VARCHAR"}, "ReplicationTime": {"Status": "VARCHAR", "Time": {"Minutes": "BIGINT"}}, "Metrics": {"Status": "VARCHAR", "EventThreshold": {"Minutes": "BIGINT"}}}, "DeleteMarkerReplication": {"Status": "VARCHAR"}}]},
            "ObjectLock": {"ObjectLockEnabled": "VARCHAR", "Rule": {"DefaultRetention": {"Mode": "VARCHAR", "Days": "BIGINT", "Years": "BIGINT", "DefaultEventHold": {"Days": "BIGINT", "Years": "BIGINT"}}}},
            "Ownership": {"Rules": [{"ObjectOwnership": "VARCHAR"}]},
            "Website": {"RedirectAllRequestsTo": {"HostName": "VARCHAR", "Protocol": "VARCHAR"}, "IndexDocument": {"Suffix": "VARCHAR"}, "ErrorDocument": {"Key": "VARCHAR"}, "RoutingRules": [{"Condition": {"HttpErrorCodeReturnedEquals": "VARCHAR", "KeyPrefixEquals": "VARCHAR"}, "Redirect": {"HostName": "VARCHAR", "HttpRedirectCode": "VARCHAR", "Protocol": "VARCHAR", "ReplaceKeyPrefixWith": "VARCHAR", "ReplaceKeyWith": "VARCHAR"}}]}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::S3::Bucket'
)
