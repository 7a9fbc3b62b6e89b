-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::DHCPOptions, their configuration by column.
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
    typed."OwnerId" as owner_id,
    typed."DhcpOptionsId" as dhcp_options_id,
    typed."DhcpConfigurations" as dhcp_configurations
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
            "OwnerId": "VARCHAR",
            "DhcpOptionsId": "VARCHAR",
            "DhcpConfigurations": [{"Key": "VARCHAR", "Values": [{"Value": "VARCHAR"}]}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::DHCPOptions'
)
