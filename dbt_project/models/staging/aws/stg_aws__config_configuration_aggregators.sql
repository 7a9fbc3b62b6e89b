-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Config::ConfigurationAggregator, their configuration by column.
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
    typed."ConfigurationAggregatorName" as configuration_aggregator_name,
    typed."ConfigurationAggregatorArn" as configuration_aggregator_arn,
    typed."AccountAggregationSources" as account_aggregation_sources,
    typed."OrganizationAggregationSource" as organization_aggregation_source,
    typed."CreationTime" as creation_time,
    typed."LastUpdatedTime" as last_updated_time,
    typed."CreatedBy" as created_by,
    typed."AggregatorFilters" as aggregator_filters
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
            "ConfigurationAggregatorName": "VARCHAR",
            "ConfigurationAggregatorArn": "VARCHAR",
            "AccountAggregationSources": [{"AccountIds": ["VARCHAR"], "AllAwsRegions": "BOOLEAN", "AwsRegions": ["VARCHAR"]}],
            "OrganizationAggregationSource": {"RoleArn": "VARCHAR", "AwsRegions": ["VARCHAR"], "AllAwsRegions": "BOOLEAN"},
            "CreationTime": "TIMESTAMPTZ",
            "LastUpdatedTime": "TIMESTAMPTZ",
            "CreatedBy": "VARCHAR",
            "AggregatorFilters": {"ResourceType": {"Type": "VARCHAR", "Value": ["VARCHAR"]}, "ServicePrincipal": {"Type": "VARCHAR", "Value": ["VARCHAR"]}}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Config::ConfigurationAggregator'
)
