-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::PrefixList, their configuration by column.
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
    typed."PrefixListId" as prefix_list_id,
    typed."AddressFamily" as address_family,
    typed."PrefixListArn" as prefix_list_arn,
    typed."PrefixListName" as prefix_list_name,
    typed."MaxEntries" as max_entries,
    typed."Version" as version,
    typed."OwnerId" as owner_id,
    typed."IpamPrefixListResolverTargetId" as ipam_prefix_list_resolver_target_id,
    typed."IpamPrefixListResolverSyncEnabled" as ipam_prefix_list_resolver_sync_enabled,
    typed."Entries" as entries
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
            "PrefixListId": "VARCHAR",
            "AddressFamily": "VARCHAR",
            "PrefixListArn": "VARCHAR",
            "PrefixListName": "VARCHAR",
            "MaxEntries": "BIGINT",
            "Version": "BIGINT",
            "OwnerId": "VARCHAR",
            "IpamPrefixListResolverTargetId": "VARCHAR",
            "IpamPrefixListResolverSyncEnabled": "BOOLEAN",
            "Entries": [{"Cidr": "VARCHAR", "Description": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::PrefixList'
)
