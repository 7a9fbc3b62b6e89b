-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::SageMaker::Endpoint, their configuration by column.
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
    typed."EndpointName" as endpoint_name,
    typed."EndpointArn" as endpoint_arn,
    typed."EndpointConfigName" as endpoint_config_name,
    typed."ProductionVariants" as production_variants,
    typed."DataCaptureConfig" as data_capture_config,
    typed."EndpointStatus" as endpoint_status,
    typed."FailureReason" as failure_reason,
    typed."CreationTime" as creation_time,
    typed."LastDeploymentConfig" as last_deployment_config,
    typed."AsyncInferenceConfig" as async_inference_config,
    typed."ExplainerConfig" as explainer_config,
    typed."ShadowProductionVariants" as shadow_production_variants,
    typed."MetricsConfig" as metrics_config,
    typed."CrossRegionTrafficConfig" as cross_region_traffic_config,
    typed."EndpointConfig" as endpoint_config
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
            "EndpointName": "VARCHAR",
            "EndpointArn": "VARCHAR",
            "EndpointConfigName": "VARCHAR",
            "ProductionVariants": [{"VariantName": "VARCHAR", "DeployedImages": [{"SpecifiedImage": "VARCHAR", "ResolvedImage": "VARCHAR", "ResolutionTime": "TIMESTAMPTZ"}], "DesiredWeight": "DOUBLE", "DesiredInstanceCount": "BIGINT", "InstancePools": [{"InstanceType": "VARCHAR"}], "CurrentServerlessConfig": {"MemorySizeInMB": "BIGINT", "MaxConcurrency": "BIGINT", "ProvisionedConcurrency": "BIGINT"}, "DesiredServerlessConfig": {"MemorySizeInMB": "BIGINT", "MaxConcurrency": "BIGINT", "ProvisionedConcurrency": "BIGINT"}, "ManagedInstanceScaling": {"Status": "VARCHAR", "MinInstanceCount": "BIGINT", "MaxInstanceCount": "BIGINT", "ScaleInPolicy": {"Strategy": "VARCHAR", "MaximumStepSize": "BIGINT", "CooldownInMinutes": "BIGINT"}}, "RoutingConfig": {"RoutingStrategy": "VARCHAR", "PrefixAwareRoutingConfig": {"PrefixLength": "BIGINT", "ConcurrencyThreshold": "BIGINT"}}, "CapacityReservationConfig": {"MlReservationArn": "VARCHAR", "CapacityReservationPreference": "VARCHAR", "TotalInstanceCount": "BIGINT", "AvailableInstanceCount": "BIGINT", "UsedByCurrentEndpoint": "BIGINT", "Ec2CapacityReservations": [{"Ec2CapacityReservationId": "VARCHAR", "TotalInstanceCount": "BIGINT", "AvailableInstanceCount": "BIGINT", "UsedByCurrentEndpoint": "BIGINT"}]}, "AcceleratorPartitionLayouts": [{"AcceleratorPartitionTypes": ["VARCHAR"]}]}],
            "DataCaptureConfig": {"EnableCapture": "BOOLEAN", "CaptureStatus": "VARCHAR", "CurrentSamplingPercentage": "BIGINT", "DestinationS3Uri": "VARCHAR", "KmsKeyId": "VARCHAR"},
            "EndpointStatus": "VARCHAR",
            "FailureReason": "VARCHAR",
            "CreationTime": "TIMESTAMPTZ",
            "LastDeploymentConfig": {"BlueGreenUpdatePolicy": {"TrafficRoutingConfiguration": {"Type": "VARCHAR", "WaitIntervalInSeconds": "BIGINT", "CanarySize": {"Type": "VARCHAR", "Value": "BIGINT"}, "LinearStepSize": {"Type": "VARCHAR", "Value": "BIGINT"}}, "TerminationWaitInSeconds": "BIGINT", "MaximumExecutionTimeoutInSeconds": "BIGINT"}, "RollingUpdatePolicy": {"MaximumBatchSize": {"Type": "VARCHAR", "Value": "BIGINT"}, "WaitIntervalInSeconds": "BIGINT", "MaximumExecutionTimeoutInSeconds": "BIGINT", "RollbackMaximumBatchSize": {"Type": "VARCHAR", "Value": "BIGINT"}}, "AutoRollbackConfiguration": {"Alarms": [{"AlarmName": "VARCHAR"}]}},
            "AsyncInferenceConfig": {"ClientConfig": {"MaxConcurrentInvocationsPerInstance": "BIGINT"}, "OutputConfig": {"KmsKeyId": "VARCHAR", "S3OutputPath": "VARCHAR", "NotificationConfig": {"SuccessTopic": "VARCHAR", "ErrorTopic": "VARCHAR", "IncludeInferenceResponseIn": ["VARCHAR"]}, "S3FailurePath": "VARCHAR"}},
            "ExplainerConfig": {"ClarifyExplainerConfig": {"EnableExplanations": "VARCHAR", "InferenceConfig": {"FeaturesAttribute": "VARCHAR", "ContentTemplate": "VARCHAR", "MaxRecordCount": "BIGINT", "MaxPayloadInMB": "BIGINT", "ProbabilityIndex": "BIGINT", "LabelIndex": "BIGINT", "ProbabilityAttribute": "VARCHAR", "LabelAttribute": "VARCHAR", "LabelHeaders": ["VARCHAR"], "FeatureHeaders": ["VARCHAR"], "FeatureTypes": ["VARCHAR"]}, "ShapConfig": {"ShapBaselineConfig": {"MimeType": "VARCHAR", "ShapBaseline": "VARCHAR", "ShapBaselineUri": "VARCHAR"}, "NumberOfSamples": "BIGINT", "UseLogit": "BOOLEAN", "Seed": "BIGINT", "TextConfig": {"Language": "VARCHAR", "Granularity": "VARCHAR"}}}},
            "ShadowProductionVariants": [{"VariantName": "VARCHAR", "DeployedImages": [{"SpecifiedImage": "VARCHAR", "ResolvedImage": "VARCHAR", "ResolutionTime": "TIMESTAMPTZ"}], "DesiredWeight": "DOUBLE", "DesiredInstanceCount": "BIGINT", "InstancePools": [{"InstanceType": "VARCHAR"}], "CurrentServerlessConfig": {"MemorySizeInMB": "BIGINT", "MaxConcurrency": "BIGINT", "ProvisionedConcurrency": "BIGINT"}, "DesiredServerlessConfig": {"MemorySizeInMB": "BIGINT", "MaxConcurrency": "BIGINT", "ProvisionedConcurrency": "BIGINT"}, "ManagedInstanceScaling": {"Status": "VARCHAR", "MinInstanceCount": "BIGINT", "MaxInstanceCount": "BIGINT", "ScaleInPolicy": {"Strategy": "VARCHAR", "MaximumStepSize": "BIGINT", "CooldownInMinutes": "BIGINT"}}, "RoutingConfig": {"RoutingStrategy": "VARCHAR", "PrefixAwareRoutingConfig": {"PrefixLength": "BIGINT", "ConcurrencyThreshold": "BIGINT"}}, "CapacityReservationConfig": {"MlReservationArn": "VARCHAR", "CapacityReservationPreference": "VARCHAR", "TotalInstanceCount": "BIGINT", "AvailableInstanceCount": "BIGINT", "UsedByCurrentEndpoint": "BIGINT", "Ec2CapacityReservations": [{"Ec2CapacityReservationId": "VARCHAR", "TotalInstanceCount": "BIGINT", "AvailableInstanceCount": "BIGINT", "UsedByCurrentEndpoint": "BIGINT"}]}, "AcceleratorPartitionLayouts": [{"AcceleratorPartitionTypes": ["VARCHAR"]}]}],
            "MetricsConfig": {"EnableEnhancedMetrics": "BOOLEAN", "EnableDetailedObservability": "BOOLEAN", "MetricPublishFrequencyInSeconds": "BIGINT"},
            "CrossRegionTrafficConfig": {"MaxInvocationsPerSecondPerInstance": "BIGINT", "MaxCrossRegionPercentPerEndpoint": "BIGINT"},
            "EndpointConfig": {"EndpointConfigName": "VARCHAR", "EndpointConfigArn": "VARCHAR", "ProductionVariants": [{"VariantName": "VARCHAR", "ModelName": "VARCHAR", "InitialInstanceCount": "BIGINT", "InstanceType": "VARCHAR", "InstancePools": [{"InstanceType": "VARCHAR", "ModelNameOverride": "VARCHAR", "Priority": "BIGINT"}], "VariantInstanceProvisionTimeoutInSeconds": "BIGINT", "InitialVariantWeight": "DOUBLE", "AcceleratorType": "VARCHAR", "CoreDumpConfig": {"DestinationS3Uri": "VARCHAR", "KmsKeyId": "VARCHAR"}, "ServerlessConfig": {"MemorySizeInMB": "BIGINT", "MaxConcurrency": "BIGINT", "ProvisionedConcurrency": "BIGINT"}, "VolumeSizeInGB": "BIGINT", "ModelDataDownloadTimeoutInSeconds": "BIGINT", "ContainerStartupHealthCheckTimeoutInSeconds": "BIGINT", "EnableSSMAccess": "BOOLEAN", "ManagedInstanceScaling": {"Status": "VARCHAR", "MinInstanceCount": "BIGINT", "MaxInstanceCount": "BIGINT", "ScaleInPolicy": {"Strategy": "VARCHAR", "MaximumStepSize": "BIGINT", "CooldownInMinutes": "BIGINT"}}, "RoutingConfig": {"RoutingStrategy": "VARCHAR", "PrefixAwareRoutingConfig": {"PrefixLength": "BIGINT", "ConcurrencyThreshold": "BIGINT"}}, "InferenceAmiVersion": "VARCHAR", "CapacityReservationConfig": {"CapacityReservationPreference": "VARCHAR", "MlReservationArn": "VARCHAR"}, "AcceleratorPartitionLayouts": [{"AcceleratorPartitionTypes": ["VARCHAR"]}]}], "DataCaptureConfig": {"EnableCapture": "BOOLEAN", "InitialSamplingPercentage": "BIGINT", "DestinationS3Uri": "VARCHAR", "KmsKeyId": "VARCHAR", "CaptureOptions": [{"CaptureMode": "VARCHAR"}], "CaptureContentTypeHeader": {"CsvContentTypes": ["VARCHAR"], "JsonContentTypes": ["VARCHAR"]}}, "KmsKeyId": "VARCHAR", "CreationTime": "TIMESTAMPTZ", "AsyncInferenceConfig": {"ClientConfig": {"MaxConcurrentInvocationsPerInstance": "BIGINT"}, "OutputConfig": {"KmsKeyId": "VARCHAR", "S3OutputPath": "VARCHAR", "NotificationConfig": {"SuccessTopic": "VARCHAR", "ErrorTopic": "VARCHAR", "IncludeInferenceResponseIn": ["VARCHAR"]}, "S3FailurePath": "VARCHAR"}}, "ExplainerConfig": {"ClarifyExplainerConfig": {"EnableExplanations": "VARCHAR", "InferenceConfig": {"FeaturesAttribute": "VARCHAR", "ContentTemplate": "VARCHAR", "MaxRecordCount": "BIGINT", "MaxPayloadInMB": "BIGINT", "ProbabilityIndex": "BIGINT", "LabelIndex": "BIGINT", "ProbabilityAttribute": "VARCHAR", "LabelAttribute": "VARCHAR", "LabelHeaders": ["VARCHAR"], "FeatureHeaders": ["VARCHAR"], "FeatureTypes": ["VARCHAR"]}, "ShapConfig": {"ShapBaselineConfig": {"MimeType": "VARCHAR", "ShapBaseline": "VARCHAR", "ShapBaselineUri": "VARCHAR"}, "NumberOfSamples": "BIGINT", "UseLogit": "BOOLEAN", "Seed": "BIGINT", "TextConfig": {"Language": "VARCHAR", "Granularity": "VARCHAR"}}}}, "ShadowProductionVariants": [{"VariantName": "VARCHAR", "ModelName": "VARCHAR", "InitialInstanceCount": "BIGINT", "InstanceType": "VARCHAR", "InstancePools": [{"InstanceType": "VARCHAR", "ModelNameOverride": "VARCHAR", "Priority": "BIGINT"}], "VariantInstanceProvisionTimeoutInSeconds": "BIGINT", "InitialVariantWeight": "DOUBLE", "AcceleratorType": "VARCHAR", "CoreDumpConfig": {"DestinationS3Uri": "VARCHAR", "KmsKeyId": "VARCHAR"}, "ServerlessConfig": {"MemorySizeInMB": "BIGINT", "MaxConcurrency": "BIGINT", "ProvisionedConcurrency": "BIGINT"}, "VolumeSizeInGB": "BIGINT", "ModelDataDownloadTimeoutInSeconds": "BIGINT", "ContainerStartupHealthCheckTimeoutInSeconds": "BIGINT", "EnableSSMAccess": "BOOLEAN", "ManagedInstanceScaling": {"Status": "VARCHAR", "MinInstanceCount": "BIGINT", "MaxInstanceCount": "BIGINT", "ScaleInPolicy": {"Strategy": "VARCHAR", "MaximumStepSize": "BIGINT", "CooldownInMinutes": "BIGINT"}}, "RoutingConfig": {"RoutingStrategy": "VARCHAR", "PrefixAwareRoutingConfig": {"PrefixLength": "BIGINT", "ConcurrencyThreshold": "BIGINT"}}, "InferenceAmiVersion": "VARCHAR", "CapacityReservationConfig": {"CapacityReservationPreference": "VARCHAR", "MlReservationArn": "VARCHAR"}, "AcceleratorPartitionLayouts": [{"AcceleratorPartitionTypes": ["VARCHAR"]}]}], "ExecutionRoleArn": "VARCHAR", "VpcConfig": {"SecurityGroupIds": ["VARCHAR"], "Subnets": ["VARCHAR"]}, "EnableNetworkIsolation": "BOOLEAN", "MetricsConfig": {"EnableEnhancedMetrics": "BOOLEAN", "EnableDetailedObservability": "BOOLEAN", "MetricPublishFrequencyInSeconds": "BIGINT"}, "CrossRegionTrafficConfig": {"MaxInvocationsPerSecondPerInstance": "BIGINT", "MaxCrossRegionPercentPerEndpoint": "BIGINT"}}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::SageMaker::Endpoint'
)
