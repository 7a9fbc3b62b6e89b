-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::SSM::Document, their configuration by column.
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
    typed."Name" as aws_name,
    typed."CreatedDate" as created_date,
    typed."DisplayName" as display_name,
    typed."Owner" as owner,
    typed."VersionName" as version_name,
    typed."PlatformTypes" as platform_types,
    typed."DocumentVersion" as document_version,
    typed."DocumentType" as document_type,
    typed."SchemaVersion" as schema_version,
    typed."DocumentFormat" as document_format,
    typed."TargetType" as target_type,
    typed."Requires" as requires,
    typed."ReviewStatus" as review_status,
    typed."Author" as author
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
            "Name": "VARCHAR",
            "CreatedDate": "TIMESTAMPTZ",
            "DisplayName": "VARCHAR",
            "Owner": "VARCHAR",
            "VersionName": "VARCHAR",
            "PlatformTypes": ["VARCHAR"],
            "DocumentVersion": "VARCHAR",
            "DocumentType": "VARCHAR",
            "SchemaVersion": "VARCHAR",
            "DocumentFormat": "VARCHAR",
            "TargetType": "VARCHAR",
            "Requires": [{"Name": "VARCHAR", "Version": "VARCHAR", "RequireType": "VARCHAR", "VersionName": "VARCHAR"}],
            "ReviewStatus": "VARCHAR",
            "Author": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::SSM::Document'
)
