-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::GlobalAccelerator::Accelerator, their configuration by column.
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
    typed."AcceleratorArn" as accelerator_arn,
    typed."Name" as aws_name,
    typed."IpAddressType" as ip_address_type,
    typed."Enabled" as enabled,
    typed."IpSets" as ip_sets,
    typed."DnsName" as dns_name,
    typed."CreatedTime" as created_time,
    typed."LastModifiedTime" as last_modified_time,
    typed."DualStackDnsName" as dual_stack_dns_name,
    typed."Attributes" as attributes,
    typed."Listeners" as listeners
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
            "AcceleratorArn": "VARCHAR",
            "Name": "VARCHAR",
            "IpAddressType": "VARCHAR",
            "Enabled": "BOOLEAN",
            "IpSets": [{"IpFamily": "VARCHAR", "IpAddresses": ["VARCHAR"], "IpAddressFamily": "VARCHAR", "IpAddressDetails": [{"IpAddress": "VARCHAR", "NetworkZone": "VARCHAR"}]}],
            "DnsName": "VARCHAR",
            "CreatedTime": "TIMESTAMPTZ",
            "LastModifiedTime": "TIMESTAMPTZ",
            "DualStackDnsName": "VARCHAR",
            "Attributes": {"FlowLogsEnabled": "BOOLEAN", "FlowLogsS3Bucket": "VARCHAR", "FlowLogsS3Prefix": "VARCHAR"},
            "Listeners": [{"ListenerArn": "VARCHAR", "PortRanges": [{"FromPort": "BIGINT", "ToPort": "BIGINT"}], "Protocol": "VARCHAR", "ClientAffinity": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::GlobalAccelerator::Accelerator'
)
