-- Written by `make models` from the catalog's rows; change those, not this file.
-- Resources of type AWS::EC2::LaunchTemplate, their configuration by column.
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
    typed."LaunchTemplateId" as launch_template_id,
    typed."LaunchTemplateName" as launch_template_name,
    typed."CreateTime" as create_time,
    typed."CreatedBy" as created_by,
    typed."DefaultVersionNumber" as default_version_number,
    typed."LatestVersionNumber" as latest_version_number,
    typed."Operator" as operator,
    typed."Versions" as versions
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
            "LaunchTemplateId": "VARCHAR",
            "LaunchTemplateName": "VARCHAR",
            "CreateTime": "TIMESTAMPTZ",
            "CreatedBy": "VARCHAR",
            "DefaultVersionNumber": "BIGINT",
            "LatestVersionNumber": "BIGINT",
            "Operator": {"Managed": "BOOLEAN", "Principal": "VARCHAR", "HiddenByDefault": "BOOLEAN"},
            "Versions": [{"LaunchTemplateId": "VARCHAR", "LaunchTemplateName": "VARCHAR", "VersionNumber": "BIGINT", "VersionDescription": "VARCHAR", "CreateTime": "TIMESTAMPTZ", "CreatedBy": "VARCHAR", "DefaultVersion": "BOOLEAN", "LaunchTemplateData": {"KernelId": "VARCHAR", "EbsOptimized": "BOOLEAN", "IamInstanceProfile": {"Arn": "VARCHAR", "Name": "VARCHAR"}, "BlockDeviceMappings": [{"DeviceName": "VARCHAR", "VirtualName": "VARCHAR", "Ebs": {"Encrypted": "BOOLEAN", "DeleteOnTermination": "BOOLEAN", "Iops": "BIGINT", "KmsKeyId": "VARCHAR", "SnapshotId": "VARCHAR", "VolumeSize": "BIGINT", "VolumeType": "VARCHAR", "Throughput": "BIGINT", "VolumeInitializationRate": "BIGINT", "EbsCardIndex": "BIGINT"}, "NoDevice": "VARCHAR"}], "NetworkInterfaces": [{"AssociateCarrierIpAddress": "BOOLEAN", "AssociatePublicIpAddress": "BOOLEAN", "DeleteOnTermination": "BOOLEAN", "Description": "VARCHAR", "DeviceIndex": "BIGINT", "Groups": ["VARCHAR"], "InterfaceType": "VARCHAR", "Ipv6AddressCount": "BIGINT", "Ipv6Addresses": [{"Ipv6Address": "VARCHAR", "IsPrimaryIpv6": "BOOLEAN"}], "NetworkInterfaceId": "VARCHAR", "PrivateIpAddress": "VARCHAR", "PrivateIpAddresses": [{"Primary": "BOOLEAN", "PrivateIpAddress": "VARCHAR"}], "SecondaryPrivateIpAddressCount": "BIGINT", "SubnetId": "VARCHAR", "NetworkCardIndex": "BIGINT", "Ipv4Prefixes": [{"Ipv4Prefix": "VARCHAR"}], "Ipv4PrefixCount": "BIGINT", "Ipv6Prefixes": [{"Ipv6Prefix": "VARCHAR"}], "Ipv6PrefixCount": "BIGINT", "PrimaryIpv6": "BOOLEAN", "EnaSrdSpecification": {"EnaSrdEnabled": "BOOLEAN", "EnaSrdUdpSpecification": {"EnaSrdUdpEnabled": "BOOLEAN"}}, "ConnectionTrackingSpecification": {"TcpEstablishedTimeout": "BIGINT", "UdpTimeout": "BIGINT", "UdpStreamTimeout": "BIGINT"}, "EnaQueueCount": "BIGINT"}], "ImageId": "VARCHAR", "InstanceType": "VARCHAR", "KeyName": "VARCHAR", "Monitoring": {"Enabled": "BOOLEAN", "MetricCategoryIds": ["VARCHAR"]}, "Placement": {"AvailabilityZone": "VARCHAR", "AvailabilityZoneId": "VARCHAR", "Affinity": "VARCHAR", "GroupName": "VARCHAR", "HostId": "VARCHAR", "Tenancy": "VARCHAR", "SpreadDomain": "VARCHAR", "HostResourceGroupArn": "VARCHAR", "PartitionNumber": "BIGINT", "GroupId": "VARCHAR"}, "RamDiskId": "VARCHAR", "DisableApiTermination": "BOOLEAN", "InstanceInitiatedShutdownBehavior": "VARCHAR", "UserData": "VARCHAR", "TagSpecifications": [{"ResourceType": "VARCHAR", "Tags": [{"Key": "VARCHAR", "Value": "VARCHAR"}]}], "ElasticGpuSpecifications": [{"Type": "VARCHAR"}], "ElasticInferenceAccelerators": [{"Type": "VARCHAR", "Count": "BIGINT"}], "SecurityGroupIds": ["VARCHAR"], "SecurityGroups": ["VARCHAR"], "InstanceMarketOptions": {"MarketType": "VARCHAR", "SpotOptions": {"MaxPrice": "VARCHAR", "SpotInstanceType": "VARCHAR", "BlockDurationMinutes": "BIGINT", "ValidUntil": "TIMESTAMPTZ", "InstanceInterruptionBehavior": "VARCHAR"}}, "CreditSpecification": {"CpuCredits": "VARCHAR"}, "CpuOptions": {"CoreCount": "BIGINT", "ThreadsPerCore": "BIGINT", "AmdSevSnp": "VARCHAR", "NestedVirtualization": "VARCHAR"}, "CapacityReservationSpecification": {"CapacityReservationPreference": "VARCHAR", "CapacityReservationTarget": {"CapacityReservationId": "VARCHAR", "CapacityReservationResourceGroupArn": "VARCHAR"}}, "LicenseSpecifications": [{"LicenseConfigurationArn": "VARCHAR"}], "HibernationOptions": {"Configured": "BOOLEAN"}, "MetadataOptions": {"State": "VARCHAR", "HttpTokens": "VARCHAR", "HttpPutResponseHopLimit": "BIGINT", "HttpEndpoint": "VARCHAR", "HttpProtocolIpv6": "VARCHAR", "InstanceMetadataTags": "VARCHAR"}, "EnclaveOptions": {"Enabled": "BOOLEAN"}, "InstanceRequirements": {"VCpuCount": {"Min": "BIGINT", "Max": "BIGINT"}, "MemoryMiB": {"Min": "BIGINT", "Max": "BIGINT"}, "CpuManufacturers": ["VARCHAR"], "MemoryGiBPerVCpu": {"Min": "DOUBLE", "Max": "DOUBLE"}, "ExcludedInstanceTypes": ["VARCHAR"], "InstanceGenerations": ["VARCHAR"], "SpotMaxPricePercentageOverLowestPrice": "BIGINT", "OnDemandMaxPricePercentageOverLowestPrice": "BIGINT", "BareMetal": "VARCHAR", "BurstablePerformance": "VARCHAR", "RequireHibernateSupport": "BOOLEAN", "NetworkInterfaceCount": {"Min": "BIGINT", "Max": "BIGINT"}, "LocalStorage": "VARCHAR", "LocalStorageTypes": ["VARCHAR"], "TotalLocalStorageGB": {"Min": "DOUBLE", "Max": "DOUBLE"}, "BaselineEbsBandwidthMbps": {"Min": "BIGINT", "Max": "BIGINT"}, "AcceleratorTypes": ["VARCHAR"], "AcceleratorCount": {"Min": "BIGINT", "Max": "BIGINT"}, "AcceleratorManufacturers": ["VARCHAR"], "AcceleratorNames": ["VARCHAR"], "AcceleratorTotalMemoryMiB": {"Min": "BIGINT", "Max": "BIGINT"}, "NetworkBandwidthGbps": {"Min": "DOUBLE", "Max": "DOUBLE"}, "AllowedInstanceTypes": ["VARCHAR"], "MaxSpotPriceAsPercentageOfOptimalOnDemandPrice": "BIGINT", "BaselinePerformanceFactors": {"Cpu": {"References": [{"InstanceFamily": "VARCHAR"}]}}, "RequireEncryptionInTransit": "BOOLEAN"}, "PrivateDnsNameOptions": {"HostnameType": "VARCHAR", "EnableResourceNameDnsARecord": "BOOLEAN", "EnableResourceNameDnsAAAARecord": "BOOLEAN"}, "MaintenanceOptions": {"AutoRecovery": "VARCHAR"}, "DisableApiStop": "BOOLEAN", "Operator": {"Managed": "BOOLEAN", "Principal": "VARCHAR", "HiddenByDefault": "BOOLEAN"}, "NetworkPerformanceOptions": {"BandwidthWeighting": "VARCHAR"}, "SecondaryInterfaces": [{"DeleteOnTermination": "BOOLEAN", "DeviceIndex": "BIGINT", "PrivateIpAddresses": [{"PrivateIpAddress": "VARCHAR"}], "PrivateIpAddressCount": "BIGINT", "SecondarySubnetId": "VARCHAR", "InterfaceType": "VARCHAR", "NetworkCardIndex": "BIGINT"}]}, "Operator": {"Managed": "BOOLEAN", "Principal": "VARCHAR", "HiddenByDefault": "BOOLEAN"}}]
        }') as typed
    from {{ ref('int_assets__current') }}
    where resource_type = 'AWS::EC2::LaunchTemplate'
)
