-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::GuardDuty::Detector, their configuration by column.
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
    typed."CreatedAt" as aws_created_at,
    typed."FindingPublishingFrequency" as finding_publishing_frequency,
    typed."ServiceRole" as service_role,
    typed."Status" as status,
    typed."UpdatedAt" as updated_at,
    typed."DataSources" as data_sources,
    typed."Features" as features,
    typed."DetectorId" as detector_id,
    typed."PublishingDestinations" as publishing_destinations,
    typed."PublishingDestinationProperties" as publishing_destination_properties
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
            "CreatedAt": "VARCHAR",
            "FindingPublishingFrequency": "VARCHAR",
            "ServiceRole": "VARCHAR",
            "Status": "VARCHAR",
            "UpdatedAt": "VARCHAR",
            "DataSources": {"CloudTrail": {"Status": "VARCHAR"}, "DNSLogs": {"Status": "VARCHAR"}, "FlowLogs": {"Status": "VARCHAR"}, "S3Logs": {"Status": "VARCHAR"}, "Kubernetes": {"AuditLogs": {"Status": "VARCHAR"}}, "MalwareProtection": {"ScanEc2InstanceWithFindings": {"EbsVolumes": {"Status": "VARCHAR"}}, "ServiceRole": "VARCHAR"}},
            "Features": [{"Name": "VARCHAR", "Status": "VARCHAR", "UpdatedAt": "TIMESTAMPTZ", "AdditionalConfiguration": [{"Name": "VARCHAR", "Status": "VARCHAR", "UpdatedAt": "TIMESTAMPTZ", "ManagedBy": "VARCHAR"}], "ManagedBy": "VARCHAR"}],
            "DetectorId": "VARCHAR",
            "PublishingDestinations": [{"DestinationId": "VARCHAR", "DestinationType": "VARCHAR"}],
            "PublishingDestinationProperties": [{"DestinationArn": "VARCHAR", "KmsKeyArn": "VARCHAR", "ExpectedBucketOwner": "VARCHAR", "DestinationId": "VARCHAR"}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::GuardDuty::Detector'
)
