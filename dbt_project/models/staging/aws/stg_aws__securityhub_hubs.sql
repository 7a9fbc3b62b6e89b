-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::SecurityHub::Hub, their configuration by column.
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
    typed."HubArn" as hub_arn,
    typed."SubscribedAt" as subscribed_at,
    typed."AutoEnableControls" as auto_enable_controls,
    typed."ControlFindingGenerator" as control_finding_generator,
    typed."Standards" as standards
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
            "HubArn": "VARCHAR",
            "SubscribedAt": "VARCHAR",
            "AutoEnableControls": "BOOLEAN",
            "ControlFindingGenerator": "VARCHAR",
            "Standards": [{"StandardsSubscriptionArn": "VARCHAR", "StandardsArn": "VARCHAR", "StandardsInput": "MAP(VARCHAR, VARCHAR)", "Provider": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::SecurityHub::Hub'
)
