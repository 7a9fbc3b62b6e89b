"""Rows of warehouses and search: Redshift, OpenSearch, with and without servers."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with, in_subnet, in_vpc, logs_to, uses_role, uses_security_group, writes_to_bucket
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, ResourceType

_CERTIFICATE = ("AWS::CertificateManager::Certificate",)

REDSHIFT_CLUSTER = ResourceType(
    type="AWS::Redshift::Cluster",
    plural="redshift_clusters",
    service="redshift",
    operation="DescribeClusters",
    params={"MaxRecords": 100},
    items="Clusters[]",
    details=(Detail("Logging", "DescribeLoggingStatus", {"ClusterIdentifier": "{ClusterIdentifier}"}),),
    id="ClusterIdentifier",
    arn="arn:{partition}:redshift:{region}:{account}:cluster:{ClusterIdentifier}",
    name="ClusterIdentifier",
    tags="Tags",
    created_at="ClusterCreateTime",
    volatile=(
        "ClusterAvailabilityStatus",
        "ModifyStatus",
        "PendingActions",
        "RestoreStatus",
        "DataTransferProgress",
        "ResizeInfo",
        "ReservedNodeExchangeStatus",
        "ExpectedNextSnapshotScheduleTime",
        "ExpectedNextSnapshotScheduleTimeStatus",
        "NextMaintenanceWindowStartTime",
        "LoggingPublishStatus.S3Tables.LastIngestionTimes",
        "Logging.S3Tables.LastIngestionTimes",
        "Logging.LastSuccessfulDeliveryTime",
        "Logging.LastFailureTime",
        "Logging.LastFailureMessage",
    ),
    sets=(
        "ClusterSecurityGroups",
        "VpcSecurityGroups",
        "ClusterParameterGroups",
        "ClusterParameterGroups[].ClusterParameterStatusList",
        "ClusterNodes",
        "MultiAZSecondary.ClusterNodes",
        "Endpoint.VpcEndpoints",
        "Endpoint.VpcEndpoints[].NetworkInterfaces",
        "IamRoles",
        "DeferredMaintenanceWindows",
        "Logging.LogExports",
        "Logging.S3Tables.S3Tables",
        "LoggingPublishStatus.S3Tables.S3Tables",
    ),
    redact=("PendingModifiedValues.MasterUserPassword",),
    edges=(
        in_vpc(),
        uses_security_group("VpcSecurityGroups[].VpcSecurityGroupId"),
        encrypted_with(),
        uses_role("IamRoles[].IamRoleArn"),
        uses_role("DefaultIamRoleArn"),
        Edge("keeps_password_in", "MasterPasswordSecretArn", ("AWS::SecretsManager::Secret",)),
        writes_to_bucket("Logging.BucketName"),
        Edge("uses_certificate", "CustomDomainCertificateArn", _CERTIFICATE),
    ),
    aliases=("redshift", "aws_redshift_cluster"),
)

REDSHIFT_NAMESPACE = ResourceType(
    type="AWS::RedshiftServerless::Namespace",
    plural="redshift_serverless_namespaces",
    service="redshift-serverless",
    operation="ListNamespaces",
    items="namespaces[]",
    id="namespaceName",
    arn="namespaceArn",
    name="namespaceName",
    tags=SWEEP,
    created_at="creationDate",
    volatile=("s3TablePublishStatus.lastIngestionTimes",),
    sets=("iamRoles", "logExports", "s3TablePublishStatus.s3Tables"),
    plain=("adminUsername",),  # as of every other database; the password lies in Secrets Manager or is not told
    edges=(
        encrypted_with("kmsKeyId"),
        # AWS writes them as "IamRole(applyStatus=in-sync, iamRoleArn=arn:…)".
        Edge("uses_role", "iamRoles[]", ("AWS::IAM::Role",), pattern=r"(arn:[^,)]+)"),
        uses_role("defaultIamRoleArn"),
        Edge("keeps_password_in", "adminPasswordSecretArn", ("AWS::SecretsManager::Secret",)),
    ),
    aliases=("aws_redshiftserverless_namespace",),
)

REDSHIFT_WORKGROUP = ResourceType(
    type="AWS::RedshiftServerless::Workgroup",
    plural="redshift_serverless_workgroups",
    service="redshift-serverless",
    operation="ListWorkgroups",
    items="workgroups[]",
    id="workgroupName",
    arn="workgroupArn",
    name="workgroupName",
    tags=SWEEP,
    created_at="creationDate",
    sets=(
        "configParameters",
        "crossAccountVpcs",
        "endpoint.vpcEndpoints",
        "endpoint.vpcEndpoints[].networkInterfaces",
        "securityGroupIds",
        "subnetIds",
    ),
    edges=(
        in_subnet("subnetIds[]"),
        uses_security_group("securityGroupIds[]"),
        Edge("uses_certificate", "customDomainCertificateArn", _CERTIFICATE),
        Edge("in_namespace", "namespaceName", ("AWS::RedshiftServerless::Namespace",)),
    ),
    aliases=("aws_redshiftserverless_workgroup",),
)

OPENSEARCH_DOMAIN = ResourceType(
    type="AWS::OpenSearchService::Domain",
    plural="opensearch_domains",
    service="opensearch",
    operation="ListDomainNames",
    items="DomainNames[].DomainName",
    describe=Describe(
        "DescribeDomains",
        {"DomainNames": "{[]}"},
        result="DomainStatusList",
        batch=5,
        match="DomainName",
        keep_listed="DomainName",
    ),
    id="DomainName",
    arn="arn:{partition}:es:{region}:{account}:domain/{DomainName}",
    name="DomainName",
    tags=SWEEP,
    volatile=(
        "Processing",
        "UpgradeProcessing",
        "DomainProcessingStatus",
        "ModifyingProperties",
        "ChangeProgressDetails",
        "ServiceSoftwareOptions",  # which updates there are
    ),
    policies=("AccessPolicies",),
    # The metadata are certificates and addresses of the identity provider: kilobytes, of which a change is all that matters.
    redact=("AdvancedSecurityOptions.SAMLOptions.Idp.MetadataContent",),
    sets=("VPCOptions.SubnetIds", "VPCOptions.AvailabilityZones", "VPCOptions.SecurityGroupIds", "ClusterConfig.NodeOptions"),
    edges=(
        in_vpc("VPCOptions.VPCId"),
        in_subnet("VPCOptions.SubnetIds[]"),
        uses_security_group("VPCOptions.SecurityGroupIds[]"),
        encrypted_with("EncryptionAtRestOptions.KmsKeyId"),
        uses_role("CognitoOptions.RoleArn"),
        Edge("authenticates_with", "CognitoOptions.UserPoolId", ("AWS::Cognito::UserPool",)),
        Edge("uses_certificate", "DomainEndpointOptions.CustomEndpointCertificateArn", _CERTIFICATE),
        *(
            logs_to(f"LogPublishingOptions.{kind}.CloudWatchLogsLogGroupArn")
            for kind in ("INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS", "ES_APPLICATION_LOGS", "AUDIT_LOGS")
        ),
    ),
    aliases=("elasticsearch", "es:domain", "aws_opensearch_domain", "aws_elasticsearch_domain", "AWS::Elasticsearch::Domain"),
)

OPENSEARCH_COLLECTION = ResourceType(
    type="AWS::OpenSearchServerless::Collection",
    plural="opensearchserverless_collections",
    service="opensearchserverless",
    operation="ListCollections",
    items="collectionSummaries[].id",
    describe=Describe("BatchGetCollection", {"ids": "{[]}"}, result="collectionDetails", batch=100, match="id", keep_listed="id"),
    id="id",
    arn="arn:{partition}:aoss:{region}:{account}:collection/{id}",
    name="name",
    tags=SWEEP,
    created_at="createdDate",
    edges=(encrypted_with("kmsKeyArn"),),
    aliases=("aoss:collection", "aws_opensearchserverless_collection"),
)

TYPES: tuple[ResourceType, ...] = (REDSHIFT_CLUSTER, REDSHIFT_NAMESPACE, REDSHIFT_WORKGROUP, OPENSEARCH_DOMAIN, OPENSEARCH_COLLECTION)
