-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::ECS::CapacityProvider, their configuration by column.
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
    typed."capacityProviderArn" as capacity_provider_arn,
    typed."name" as aws_name,
    typed."cluster" as cluster,
    typed."status" as status,
    typed."autoScalingGroupProvider" as auto_scaling_group_provider,
    typed."managedInstancesProvider" as managed_instances_provider,
    typed."updateStatus" as update_status,
    typed."updateStatusReason" as update_status_reason,
    typed."type" as type
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
            "capacityProviderArn": "VARCHAR",
            "name": "VARCHAR",
            "cluster": "VARCHAR",
            "status": "VARCHAR",
            "autoScalingGroupProvider": {"autoScalingGroupArn": "VARCHAR", "managedScaling": {"status": "VARCHAR", "targetCapacity": "BIGINT", "minimumScalingStepSize": "BIGINT", "maximumScalingStepSize": "BIGINT", "instanceWarmupPeriod": "BIGINT"}, "managedTerminationProtection": "VARCHAR", "managedDraining": "VARCHAR"},
            "managedInstancesProvider": {"infrastructureRoleArn": "VARCHAR", "instanceLaunchTemplate": {"ec2InstanceProfileArn": "VARCHAR", "networkConfiguration": {"subnets": ["VARCHAR"], "securityGroups": ["VARCHAR"]}, "storageConfiguration": {"storageSizeGiB": "BIGINT"}, "localStorageConfiguration": {"useLocalStorage": "BOOLEAN"}, "monitoring": "VARCHAR", "capacityOptionType": "VARCHAR", "instanceMetadataTagsPropagation": "BOOLEAN", "instanceRequirements": {"vCpuCount": {"min": "BIGINT", "max": "BIGINT"}, "memoryMiB": {"min": "BIGINT", "max": "BIGINT"}, "cpuManufacturers": ["VARCHAR"], "memoryGiBPerVCpu": {"min": "DOUBLE", "max": "DOUBLE"}, "excludedInstanceTypes": ["VARCHAR"], "instanceGenerations": ["VARCHAR"], "spotMaxPricePercentageOverLowestPrice": "BIGINT", "onDemandMaxPricePercentageOverLowestPrice": "BIGINT", "bareMetal": "VARCHAR", "burstablePerformance": "VARCHAR", "requireHibernateSupport": "BOOLEAN", "networkInterfaceCount": {"min": "BIGINT", "max": "BIGINT"}, "localStorage": "VARCHAR", "localStorageTypes": ["VARCHAR"], "totalLocalStorageGB": {"min": "DOUBLE", "max": "DOUBLE"}, "baselineEbsBandwidthMbps": {"min": "BIGINT", "max": "BIGINT"}, "acceleratorTypes": ["VARCHAR"], "acceleratorCount": {"min": "BIGINT", "max": "BIGINT"}, "acceleratorManufacturers": ["VARCHAR"], "acceleratorNames": ["VARCHAR"], "acceleratorTotalMemoryMiB": {"min": "BIGINT", "max": "BIGINT"}, "networkBandwidthGbps": {"min": "DOUBLE", "max": "DOUBLE"}, "allowedInstanceTypes": ["VARCHAR"], "maxSpotPriceAsPercentageOfOptimalOnDemandPrice": "BIGINT"}, "fipsEnabled": "BOOLEAN", "capacityReservations": {"reservationGroupArn": "VARCHAR", "reservationPreference": "VARCHAR"}, "nitroEnclavesEnabled": "BOOLEAN"}, "propagateTags": "VARCHAR", "infrastructureOptimization": {"scaleInAfter": "BIGINT"}, "autoRepairConfiguration": {"actionsStatus": "VARCHAR"}},
            "updateStatus": "VARCHAR",
            "updateStatusReason": "VARCHAR",
            "type": "VARCHAR"
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::ECS::CapacityProvider'
)
