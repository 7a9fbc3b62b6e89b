-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::ServiceCatalog::CloudFormationProduct, their configuration by column.
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
    typed."ProductViewSummary" as product_view_summary,
    typed."Status" as status,
    typed."ProductARN" as product_arn,
    typed."CreatedTime" as created_time,
    typed."SourceConnection" as source_connection
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
            "ProductViewSummary": {"Id": "VARCHAR", "ProductId": "VARCHAR", "Name": "VARCHAR", "Owner": "VARCHAR", "ShortDescription": "VARCHAR", "Type": "VARCHAR", "Distributor": "VARCHAR", "HasDefaultPath": "BOOLEAN", "SupportEmail": "VARCHAR", "SupportDescription": "VARCHAR", "SupportUrl": "VARCHAR"},
            "Status": "VARCHAR",
            "ProductARN": "VARCHAR",
            "CreatedTime": "TIMESTAMPTZ",
            "SourceConnection": {"Type": "VARCHAR", "ConnectionParameters": {"CodeStar": {"ConnectionArn": "VARCHAR", "Repository": "VARCHAR", "Branch": "VARCHAR", "ArtifactPath": "VARCHAR"}}}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::ServiceCatalog::CloudFormationProduct'
)
