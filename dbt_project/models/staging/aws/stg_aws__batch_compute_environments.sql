-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::Batch::ComputeEnvironment, their configuration by column.
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
    typed."computeEnvironmentName" as compute_environment_name,
    typed."computeEnvironmentArn" as compute_environment_arn,
    typed."unmanagedvCpus" as unmanagedv_cpus,
    typed."ecsClusterArn" as ecs_cluster_arn,
    typed."type" as type,
    typed."state" as state,
    typed."status" as status,
    typed."computeResources" as compute_resources,
    typed."serviceRole" as service_role,
    typed."updatePolicy" as update_policy,
    typed."eksConfiguration" as eks_configuration,
    typed."containerOrchestrationType" as container_orchestration_type,
    typed."uuid" as uuid,
    typed."context" as context,
    typed."ecsSettings" as ecs_settings
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
            "computeEnvironmentName": "VARCHAR",
            "computeEnvironmentArn": "VARCHAR",
            "unmanagedvCpus": "BIGINT",
            "ecsClusterArn": "VARCHAR",
            "type": "VARCHAR",
            "state": "VARCHAR",
            "status": "VARCHAR",
            "computeResources": {"type": "VARCHAR", "allocationStrategy": "VARCHAR", "minvCpus": "BIGINT", "maxvCpus": "BIGINT", "instanceTypes": ["VARCHAR"], "imageId": "VARCHAR", "subnets": ["VARCHAR"], "securityGroupIds": ["VARCHAR"], "ec2KeyPair": "VARCHAR", "instanceRole": "VARCHAR", "tags": "MAP(VARCHAR, VARCHAR)", "placementGroup": "VARCHAR", "bidPercentage": "BIGINT", "spotIamFleetRole": "VARCHAR", "launchTemplate": {"launchTemplateId": "VARCHAR", "launchTemplateName": "VARCHAR", "version": "VARCHAR", "overrides": [{"launchTemplateId": "VARCHAR", "launchTemplateName": "VARCHAR", "version": "VARCHAR", "targetInstanceTypes": ["VARCHAR"], "userdataType": "VARCHAR"}], "userdataType": "VARCHAR"}, "ec2Configuration": [{"imageType": "VARCHAR", "imageIdOverride": "VARCHAR", "batchImageStatus": "VARCHAR", "imageKubernetesVersion": "VARCHAR"}], "scalingPolicy": {"minScaleDownDelayMinutes": "BIGINT"}, "managedInstancesProvider": {"propagateTags": "VARCHAR", "infrastructureRoleArn": "VARCHAR", "instanceLaunchTemplate": {"ec2InstanceProfileArn": "VARCHAR", "networkConfiguration": {"subnets": ["VARCHAR"], "securityGroups": ["VARCHAR"]}, "instanceRequirements": {"allowedInstanceTypes": ["VARCHAR"]}, "capacityOptionType": "VARCHAR", "storageConfiguration": {"storageSizeGiB": "BIGINT"}, "monitoring": "VARCHAR", "fipsEnabled": "BOOLEAN", "capacityReservations": {"reservationGroupArn": "VARCHAR", "reservationPreference": "VARCHAR"}, "instanceMetadataTagsPropagation": "BOOLEAN", "localStorageConfiguration": {"useLocalStorage": "BOOLEAN"}}, "infrastructureOptimization": {"scaleInAfter": "BIGINT"}}, "capacityTags": "MAP(VARCHAR, VARCHAR)"},
            "serviceRole": "VARCHAR",
            "updatePolicy": {"terminateJobsOnUpdate": "BOOLEAN", "jobExecutionTimeoutMinutes": "BIGINT"},
            "eksConfiguration": {"eksClusterArn": "VARCHAR", "kubernetesNamespace": "VARCHAR", "accessEntry": {"desiredState": "VARCHAR", "status": "VARCHAR"}},
            "containerOrchestrationType": "VARCHAR",
            "uuid": "VARCHAR",
            "context": "VARCHAR",
            "ecsSettings": {"containerInsights": "VARCHAR"}
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::Batch::ComputeEnvironment'
)
