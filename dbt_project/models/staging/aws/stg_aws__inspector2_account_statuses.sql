-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::InspectorV2::AccountStatus, their configuration by column.
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
    typed."accountId" as aws_account_id,
    typed."state" as state,
    typed."resourceState" as resource_state
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
            "accountId": "VARCHAR",
            "state": {"status": "VARCHAR"},
            "resourceState": {"ec2": {"status": "VARCHAR"}, "ecr": {"status": "VARCHAR"}, "lambda": {"status": "VARCHAR"}, "lambdaCode": {"status": "VARCHAR"}, "codeRepository": {"status": "VARCHAR"}, "ami": {"status": "VARCHAR"}}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::InspectorV2::AccountStatus'
)
