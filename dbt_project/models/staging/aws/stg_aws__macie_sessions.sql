-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Macie::Session, their configuration by column.
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
    typed."createdAt" as aws_created_at,
    typed."findingPublishingFrequency" as finding_publishing_frequency,
    typed."serviceRole" as service_role,
    typed."status" as status,
    typed."updatedAt" as updated_at
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
            "createdAt": "TIMESTAMPTZ",
            "findingPublishingFrequency": "VARCHAR",
            "serviceRole": "VARCHAR",
            "status": "VARCHAR",
            "updatedAt": "TIMESTAMPTZ"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Macie::Session'
)
