-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EKS::Addon, their configuration by column.
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
    typed."addonName" as addon_name,
    typed."clusterName" as cluster_name,
    typed."status" as status,
    typed."addonVersion" as addon_version,
    typed."addonArn" as addon_arn,
    typed."createdAt" as aws_created_at,
    typed."serviceAccountRoleArn" as service_account_role_arn,
    typed."publisher" as publisher,
    typed."owner" as owner,
    typed."marketplaceInformation" as marketplace_information,
    typed."configurationValues" as configuration_values,
    typed."podIdentityAssociations" as pod_identity_associations,
    typed."namespaceConfig" as namespace_config
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
            "addonName": "VARCHAR",
            "clusterName": "VARCHAR",
            "status": "VARCHAR",
            "addonVersion": "VARCHAR",
            "addonArn": "VARCHAR",
            "createdAt": "TIMESTAMPTZ",
            "serviceAccountRoleArn": "VARCHAR",
            "publisher": "VARCHAR",
            "owner": "VARCHAR",
            "marketplaceInformation": {"productId": "VARCHAR", "productUrl": "VARCHAR"},
            "configurationValues": "JSON",
            "podIdentityAssociations": ["VARCHAR"],
            "namespaceConfig": {"namespace": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EKS::Addon'
)
