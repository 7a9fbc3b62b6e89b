-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::ServiceDiscovery::Namespace, their configuration by column.
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
    typed."Id" as id,
    typed."Arn" as arn,
    typed."ResourceOwner" as resource_owner,
    typed."Name" as aws_name,
    typed."Type" as type,
    typed."Description" as description,
    typed."Properties" as properties,
    typed."CreateDate" as create_date
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
            "Id": "VARCHAR",
            "Arn": "VARCHAR",
            "ResourceOwner": "VARCHAR",
            "Name": "VARCHAR",
            "Type": "VARCHAR",
            "Description": "VARCHAR",
            "Properties": {"DnsProperties": {"HostedZoneId": "VARCHAR", "SOA": {"TTL": "BIGINT"}}, "HttpProperties": {"HttpName": "VARCHAR"}},
            "CreateDate": "TIMESTAMPTZ"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::ServiceDiscovery::Namespace'
)
