-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Logs::MetricFilter, their configuration by column.
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
    typed."filterName" as filter_name,
    typed."filterPattern" as filter_pattern,
    typed."metricTransformations" as metric_transformations,
    typed."creationTime" as creation_time,
    typed."logGroupName" as log_group_name,
    typed."applyOnTransformedLogs" as apply_on_transformed_logs,
    typed."fieldSelectionCriteria" as field_selection_criteria,
    typed."emitSystemFieldDimensions" as emit_system_field_dimensions,
    typed."FilterClauses" as filter_clauses,
    typed."FilterProblem" as filter_problem
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
            "filterName": "VARCHAR",
            "filterPattern": "VARCHAR",
            "metricTransformations": [{"metricName": "VARCHAR", "metricNamespace": "VARCHAR", "metricValue": "VARCHAR", "defaultValue": "DOUBLE", "dimensions": "MAP(VARCHAR, VARCHAR)", "unit": "VARCHAR"}],
            "creationTime": "BIGINT",
            "logGroupName": "VARCHAR",
            "applyOnTransformedLogs": "BOOLEAN",
            "fieldSelectionCriteria": "VARCHAR",
            "emitSystemFieldDimensions": ["VARCHAR"],
            "FilterClauses": [[{"selector": "VARCHAR", "operator": "VARCHAR", "value": "VARCHAR"}]],
            "FilterProblem": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Logs::MetricFilter'
)
