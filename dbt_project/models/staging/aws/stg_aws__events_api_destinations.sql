-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Events::ApiDestination, their configuration by column.
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
    typed."ApiDestinationArn" as api_destination_arn,
    typed."Name" as aws_name,
    typed."ApiDestinationState" as api_destination_state,
    typed."ConnectionArn" as connection_arn,
    typed."InvocationEndpoint" as invocation_endpoint,
    typed."HttpMethod" as http_method,
    typed."InvocationRateLimitPerSecond" as invocation_rate_limit_per_second,
    typed."CreationTime" as creation_time,
    typed."LastModifiedTime" as last_modified_time
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
            "ApiDestinationArn": "VARCHAR",
            "Name": "VARCHAR",
            "ApiDestinationState": "VARCHAR",
            "ConnectionArn": "VARCHAR",
            "InvocationEndpoint": "VARCHAR",
            "HttpMethod": "VARCHAR",
            "InvocationRateLimitPerSecond": "BIGINT",
            "CreationTime": "TIMESTAMPTZ",
            "LastModifiedTime": "TIMESTAMPTZ"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Events::ApiDestination'
)
