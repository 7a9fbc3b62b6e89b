-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Glue::Database, their configuration by column.
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
    typed."Description" as description,
    typed."LocationUri" as location_uri,
    typed."Parameters" as parameters,
    typed."CreateTime" as create_time,
    typed."CreateTableDefaultPermissions" as create_table_default_permissions,
    typed."TargetDatabase" as target_database,
    typed."CatalogId" as catalog_id,
    typed."FederatedDatabase" as federated_database
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
            "Description": "VARCHAR",
            "LocationUri": "VARCHAR",
            "Parameters": "MAP(VARCHAR, VARCHAR)",
            "CreateTime": "TIMESTAMPTZ",
            "CreateTableDefaultPermissions": [{"Principal": {"DataLakePrincipalIdentifier": "VARCHAR"}, "Permissions": ["VARCHAR"]}],
            "TargetDatabase": {"CatalogId": "VARCHAR", "DatabaseName": "VARCHAR", "Region": "VARCHAR"},
            "CatalogId": "VARCHAR",
            "FederatedDatabase": {"Identifier": "VARCHAR", "ConnectionName": "VARCHAR", "ConnectionType": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Glue::Database'
)
