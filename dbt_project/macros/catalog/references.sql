{# Written by `make models` from the catalog's rows; change those, not this file. The references that a configuration holds: a list of {edge, reference}, null for a type that has none. #}
{% macro references_of(resource_type, configuration, uid) -%}
    case {{ resource_type }}
        when 'AWS::Account::Region' then list_transform(
            [json_transform({{ configuration }}, '{"EbsDefaultKmsKeyId":"VARCHAR"}')], lambda s: list_transform(list_filter([s."EbsDefaultKmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 1, 'reference': v})
        )[1]
        when 'AWS::IAM::Role' then list_transform(
            [json_transform({{ configuration }}, '{"AttachedManagedPolicies":[{"PolicyArn":"VARCHAR"}],"PermissionsBoundary":{"PermissionsBoundaryArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."AttachedManagedPolicies", lambda x0: x0."PolicyArn"), lambda v: v <> ''), lambda v: {'edge': 2, 'reference': v}),
                list_transform(list_filter([s."PermissionsBoundary"."PermissionsBoundaryArn"], lambda v: v <> ''), lambda v: {'edge': 3, 'reference': v})
            )
        )[1]
        when 'AWS::IAM::User' then list_transform(
            [json_transform({{ configuration }}, '{"GroupList":["VARCHAR"],"AttachedManagedPolicies":[{"PolicyArn":"VARCHAR"}],"PermissionsBoundary":{"PermissionsBoundaryArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter(s."GroupList", lambda v: v <> ''), lambda v: {'edge': 4, 'reference': v}),
                list_transform(list_filter(list_transform(s."AttachedManagedPolicies", lambda x0: x0."PolicyArn"), lambda v: v <> ''), lambda v: {'edge': 5, 'reference': v}),
                list_transform(list_filter([s."PermissionsBoundary"."PermissionsBoundaryArn"], lambda v: v <> ''), lambda v: {'edge': 6, 'reference': v})
            )
        )[1]
        when 'AWS::IAM::Group' then list_transform(
            [json_transform({{ configuration }}, '{"AttachedManagedPolicies":[{"PolicyArn":"VARCHAR"}]}')], lambda s: list_transform(list_filter(list_transform(s."AttachedManagedPolicies", lambda x0: x0."PolicyArn"), lambda v: v <> ''), lambda v: {'edge': 7, 'reference': v})
        )[1]
        when 'AWS::IAM::InstanceProfile' then list_transform(
            [json_transform({{ configuration }}, '{"Roles":[{"Arn":"VARCHAR"}]}')], lambda s: list_transform(list_filter(list_transform(s."Roles", lambda x0: x0."Arn"), lambda v: v <> ''), lambda v: {'edge': 8, 'reference': v})
        )[1]
        when 'AWS::IAM::VirtualMFADevice' then list_transform(
            [json_transform({{ configuration }}, '{"User":{"Arn":"VARCHAR"}}')], lambda s: list_transform(list_filter([s."User"."Arn"], lambda v: v <> ''), lambda v: {'edge': 9, 'reference': v})
        )[1]
        when 'AWS::S3::Bucket' then list_transform(
            [json_transform({{ configuration }}, '{"Encryption":{"Rules":[{"ApplyServerSideEncryptionByDefault":{"KMSMasterKeyID":"VARCHAR"}}]},"Logging":{"LoggingEnabled":{"TargetBucket":"VARCHAR"}},"Replication":{"Rules":[{"Destination":{"Bucket":"VARCHAR"}}],"Role":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."Encryption"."Rules", lambda x0: x0."ApplyServerSideEncryptionByDefault"."KMSMasterKeyID"), lambda v: v <> ''), lambda v: {'edge': 10, 'reference': v}),
                list_transform(list_filter([s."Logging"."LoggingEnabled"."TargetBucket"], lambda v: v <> ''), lambda v: {'edge': 11, 'reference': v}),
                list_transform(list_filter(list_transform(s."Replication"."Rules", lambda x0: x0."Destination"."Bucket"), lambda v: v <> ''), lambda v: {'edge': 12, 'reference': v}),
                list_transform(list_filter([s."Replication"."Role"], lambda v: v <> ''), lambda v: {'edge': 13, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::Instance' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","SubnetId":"VARCHAR","SecurityGroups":[{"GroupId":"VARCHAR"}],"IamInstanceProfile":{"Arn":"VARCHAR"},"ImageId":"VARCHAR","KeyName":"VARCHAR","NetworkInterfaces":[{"NetworkInterfaceId":"VARCHAR"}],"BlockDeviceMappings":[{"Ebs":{"VolumeId":"VARCHAR"}}]}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 14, 'reference': v}),
                list_transform(list_filter([s."SubnetId"], lambda v: v <> ''), lambda v: {'edge': 15, 'reference': v}),
                list_transform(list_filter(list_transform(s."SecurityGroups", lambda x0: x0."GroupId"), lambda v: v <> ''), lambda v: {'edge': 16, 'reference': v}),
                list_transform(list_filter([s."IamInstanceProfile"."Arn"], lambda v: v <> ''), lambda v: {'edge': 17, 'reference': v}),
                list_transform(list_filter([s."ImageId"], lambda v: v <> ''), lambda v: {'edge': 18, 'reference': v}),
                list_transform(list_filter([s."KeyName"], lambda v: v <> ''), lambda v: {'edge': 19, 'reference': v}),
                list_transform(list_filter(list_transform(s."NetworkInterfaces", lambda x0: x0."NetworkInterfaceId"), lambda v: v <> ''), lambda v: {'edge': 20, 'reference': v}),
                list_transform(list_filter(list_transform(s."BlockDeviceMappings", lambda x0: x0."Ebs"."VolumeId"), lambda v: v <> ''), lambda v: {'edge': 21, 'reference': v})
            )
        )[1]
        when 'AWS::Lambda::Function' then list_transform(
            [json_transform({{ configuration }}, '{"Role":"VARCHAR","VpcConfig":{"VpcId":"VARCHAR","SubnetIds":["VARCHAR"],"SecurityGroupIds":["VARCHAR"]},"KMSKeyArn":"VARCHAR","LoggingConfig":{"LogGroup":"VARCHAR"},"Layers":[{"Arn":"VARCHAR"}],"FileSystemConfigs":[{"Arn":"VARCHAR"}],"DeadLetterConfig":{"TargetArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."Role"], lambda v: v <> ''), lambda v: {'edge': 22, 'reference': v}),
                list_transform(list_filter([s."VpcConfig"."VpcId"], lambda v: v <> ''), lambda v: {'edge': 23, 'reference': v}),
                list_transform(list_filter(s."VpcConfig"."SubnetIds", lambda v: v <> ''), lambda v: {'edge': 24, 'reference': v}),
                list_transform(list_filter(s."VpcConfig"."SecurityGroupIds", lambda v: v <> ''), lambda v: {'edge': 25, 'reference': v}),
                list_transform(list_filter([s."KMSKeyArn"], lambda v: v <> ''), lambda v: {'edge': 26, 'reference': v}),
                list_transform(list_filter([s."LoggingConfig"."LogGroup"], lambda v: v <> ''), lambda v: {'edge': 27, 'reference': v}),
                list_transform(list_filter(list_transform(s."Layers", lambda x0: x0."Arn"), lambda v: v <> ''), lambda v: {'edge': 28, 'reference': v}),
                list_transform(list_filter(list_transform(s."FileSystemConfigs", lambda x0: x0."Arn"), lambda v: v <> ''), lambda v: {'edge': 29, 'reference': v}),
                list_transform(list_filter([s."DeadLetterConfig"."TargetArn"], lambda v: v <> ''), lambda v: {'edge': 30, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::Snapshot' then list_transform(
            [json_transform({{ configuration }}, '{"KmsKeyId":"VARCHAR","VolumeId":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 31, 'reference': v}),
                list_transform(list_filter([s."VolumeId"], lambda v: v <> ''), lambda v: {'edge': 32, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::Image' then list_transform(
            [json_transform({{ configuration }}, '{"BlockDeviceMappings":[{"Ebs":{"SnapshotId":"VARCHAR","KmsKeyId":"VARCHAR"}}],"SourceInstanceId":"VARCHAR","SourceImageId":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."BlockDeviceMappings", lambda x0: x0."Ebs"."SnapshotId"), lambda v: v <> ''), lambda v: {'edge': 33, 'reference': v}),
                list_transform(list_filter(list_transform(s."BlockDeviceMappings", lambda x0: x0."Ebs"."KmsKeyId"), lambda v: v <> ''), lambda v: {'edge': 34, 'reference': v}),
                list_transform(list_filter([s."SourceInstanceId"], lambda v: v <> ''), lambda v: {'edge': 35, 'reference': v}),
                list_transform(list_filter([s."SourceImageId"], lambda v: v <> ''), lambda v: {'edge': 36, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::LaunchTemplate' then list_transform(
            [json_transform({{ configuration }}, '{"Versions":[{"LaunchTemplateData":{"ImageId":"VARCHAR","KeyName":"VARCHAR","IamInstanceProfile":{"Arn":"VARCHAR","Name":"VARCHAR"},"SecurityGroupIds":["VARCHAR"],"NetworkInterfaces":[{"Groups":["VARCHAR"],"SubnetId":"VARCHAR"}],"BlockDeviceMappings":[{"Ebs":{"KmsKeyId":"VARCHAR","SnapshotId":"VARCHAR"}}],"Placement":{"GroupName":"VARCHAR"}}}]}')], lambda s: list_concat(
                list_transform(flatten(list_transform(list_filter(list_transform(s."Versions", lambda x0: x0."LaunchTemplateData"."ImageId"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(ami-[0-9a-f]+)$', 1))), lambda v: {'edge': 37, 'reference': v}),
                list_transform(list_filter(list_transform(s."Versions", lambda x0: x0."LaunchTemplateData"."KeyName"), lambda v: v <> ''), lambda v: {'edge': 38, 'reference': v}),
                list_transform(list_filter(list_transform(s."Versions", lambda x0: x0."LaunchTemplateData"."IamInstanceProfile"."Arn"), lambda v: v <> ''), lambda v: {'edge': 39, 'reference': v}),
                list_transform(list_filter(list_transform(s."Versions", lambda x0: x0."LaunchTemplateData"."IamInstanceProfile"."Name"), lambda v: v <> ''), lambda v: {'edge': 40, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Versions", lambda x0: x0."LaunchTemplateData"."SecurityGroupIds")), lambda v: v <> ''), lambda v: {'edge': 41, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Versions", lambda x0: flatten(list_transform(x0."LaunchTemplateData"."NetworkInterfaces", lambda x1: x1."Groups")))), lambda v: v <> ''), lambda v: {'edge': 42, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Versions", lambda x0: list_transform(x0."LaunchTemplateData"."NetworkInterfaces", lambda x1: x1."SubnetId"))), lambda v: v <> ''), lambda v: {'edge': 43, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Versions", lambda x0: list_transform(x0."LaunchTemplateData"."BlockDeviceMappings", lambda x1: x1."Ebs"."KmsKeyId"))), lambda v: v <> ''), lambda v: {'edge': 44, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Versions", lambda x0: list_transform(x0."LaunchTemplateData"."BlockDeviceMappings", lambda x1: x1."Ebs"."SnapshotId"))), lambda v: v <> ''), lambda v: {'edge': 45, 'reference': v}),
                list_transform(list_filter(list_transform(s."Versions", lambda x0: x0."LaunchTemplateData"."Placement"."GroupName"), lambda v: v <> ''), lambda v: {'edge': 46, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::CapacityReservation' then list_transform(
            [json_transform({{ configuration }}, '{"PlacementGroupArn":"VARCHAR"}')], lambda s: list_transform(list_filter([s."PlacementGroupArn"], lambda v: v <> ''), lambda v: {'edge': 47, 'reference': v})
        )[1]
        when 'AWS::AutoScaling::AutoScalingGroup' then list_transform(
            [json_transform({{ configuration }}, '{"LaunchTemplate":{"LaunchTemplateId":"VARCHAR"},"MixedInstancesPolicy":{"LaunchTemplate":{"LaunchTemplateSpecification":{"LaunchTemplateId":"VARCHAR"},"Overrides":[{"LaunchTemplateSpecification":{"LaunchTemplateId":"VARCHAR"}}]}},"LaunchConfigurationName":"VARCHAR","VPCZoneIdentifier":"VARCHAR","TargetGroupARNs":["VARCHAR"],"LoadBalancerNames":["VARCHAR"],"PlacementGroup":"VARCHAR","CapacityReservationSpecification":{"CapacityReservationTarget":{"CapacityReservationIds":["VARCHAR"]}},"ScalingPolicies":[{"Alarms":[{"AlarmARN":"VARCHAR"}]}],"ServiceLinkedRoleARN":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."LaunchTemplate"."LaunchTemplateId"], lambda v: v <> ''), lambda v: {'edge': 48, 'reference': v}),
                list_transform(list_filter([s."MixedInstancesPolicy"."LaunchTemplate"."LaunchTemplateSpecification"."LaunchTemplateId"], lambda v: v <> ''), lambda v: {'edge': 49, 'reference': v}),
                list_transform(list_filter(list_transform(s."MixedInstancesPolicy"."LaunchTemplate"."Overrides", lambda x0: x0."LaunchTemplateSpecification"."LaunchTemplateId"), lambda v: v <> ''), lambda v: {'edge': 50, 'reference': v}),
                list_transform(list_filter([s."LaunchConfigurationName"], lambda v: v <> ''), lambda v: {'edge': 51, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."VPCZoneIdentifier"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '(subnet-[0-9a-f]+)', 1))), lambda v: {'edge': 52, 'reference': v}),
                list_transform(list_filter(s."TargetGroupARNs", lambda v: v <> ''), lambda v: {'edge': 53, 'reference': v}),
                list_transform(list_filter(s."LoadBalancerNames", lambda v: v <> ''), lambda v: {'edge': 54, 'reference': v}),
                list_transform(list_filter([s."PlacementGroup"], lambda v: v <> ''), lambda v: {'edge': 55, 'reference': v}),
                list_transform(list_filter(s."CapacityReservationSpecification"."CapacityReservationTarget"."CapacityReservationIds", lambda v: v <> ''), lambda v: {'edge': 56, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."ScalingPolicies", lambda x0: list_transform(x0."Alarms", lambda x1: x1."AlarmARN"))), lambda v: v <> ''), lambda v: {'edge': 57, 'reference': v}),
                list_transform(list_filter([s."ServiceLinkedRoleARN"], lambda v: v <> ''), lambda v: {'edge': 58, 'reference': v})
            )
        )[1]
        when 'AWS::AutoScaling::LaunchConfiguration' then list_transform(
            [json_transform({{ configuration }}, '{"ImageId":"VARCHAR","KeyName":"VARCHAR","IamInstanceProfile":"VARCHAR","BlockDeviceMappings":[{"Ebs":{"SnapshotId":"VARCHAR"}}],"SecurityGroups":["VARCHAR"]}')], lambda s: list_concat(
                list_transform(list_filter([s."ImageId"], lambda v: v <> ''), lambda v: {'edge': 59, 'reference': v}),
                list_transform(list_filter([s."KeyName"], lambda v: v <> ''), lambda v: {'edge': 60, 'reference': v}),
                list_transform(list_filter([s."IamInstanceProfile"], lambda v: v <> ''), lambda v: {'edge': 61, 'reference': v}),
                list_transform(list_filter(list_transform(s."BlockDeviceMappings", lambda x0: x0."Ebs"."SnapshotId"), lambda v: v <> ''), lambda v: {'edge': 62, 'reference': v}),
                list_transform(list_filter(s."SecurityGroups", lambda v: v <> ''), lambda v: {'edge': 63, 'reference': v})
            )
        )[1]
        when 'AWS::ElasticLoadBalancingV2::TargetGroup' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","LoadBalancerArns":["VARCHAR"],"Targets":[{"Target":{"Id":"VARCHAR"}}]}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 64, 'reference': v}),
                list_transform(list_filter(s."LoadBalancerArns", lambda v: v <> ''), lambda v: {'edge': 65, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."Targets", lambda x0: x0."Target"."Id"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(i-[0-9a-f]+|arn:.+)$', 1))), lambda v: {'edge': 66, 'reference': v})
            )
        )[1]
        when 'AWS::ElasticLoadBalancingV2::Listener' then list_transform(
            [json_transform({{ configuration }}, '{"LoadBalancerArn":"VARCHAR","Certificates":[{"CertificateArn":"VARCHAR"}],"AllCertificates":[{"CertificateArn":"VARCHAR"}],"DefaultActions":[{"TargetGroupArn":"VARCHAR","ForwardConfig":{"TargetGroups":[{"TargetGroupArn":"VARCHAR"}]},"AuthenticateCognitoConfig":{"UserPoolArn":"VARCHAR"}}]}')], lambda s: list_concat(
                list_transform(list_filter([s."LoadBalancerArn"], lambda v: v <> ''), lambda v: {'edge': 67, 'reference': v}),
                list_transform(list_filter(list_transform(s."Certificates", lambda x0: x0."CertificateArn"), lambda v: v <> ''), lambda v: {'edge': 68, 'reference': v}),
                list_transform(list_filter(list_transform(s."AllCertificates", lambda x0: x0."CertificateArn"), lambda v: v <> ''), lambda v: {'edge': 69, 'reference': v}),
                list_transform(list_filter(list_transform(s."DefaultActions", lambda x0: x0."TargetGroupArn"), lambda v: v <> ''), lambda v: {'edge': 70, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."DefaultActions", lambda x0: list_transform(x0."ForwardConfig"."TargetGroups", lambda x1: x1."TargetGroupArn"))), lambda v: v <> ''), lambda v: {'edge': 71, 'reference': v}),
                list_transform(list_filter(list_transform(s."DefaultActions", lambda x0: x0."AuthenticateCognitoConfig"."UserPoolArn"), lambda v: v <> ''), lambda v: {'edge': 72, 'reference': v})
            )
        )[1]
        when 'AWS::ElasticLoadBalancingV2::ListenerRule' then list_transform(
            [json_transform({{ configuration }}, '{"RuleArn":"VARCHAR","Actions":[{"TargetGroupArn":"VARCHAR","ForwardConfig":{"TargetGroups":[{"TargetGroupArn":"VARCHAR"}]},"AuthenticateCognitoConfig":{"UserPoolArn":"VARCHAR"}}]}')], lambda s: list_concat(
                list_transform(flatten(list_transform(list_filter([s."RuleArn"], lambda v: v <> ''), lambda v: regexp_extract_all(v, ':listener-rule/(.+)/[^/]+$', 1))), lambda v: {'edge': 73, 'reference': v}),
                list_transform(list_filter(list_transform(s."Actions", lambda x0: x0."TargetGroupArn"), lambda v: v <> ''), lambda v: {'edge': 74, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Actions", lambda x0: list_transform(x0."ForwardConfig"."TargetGroups", lambda x1: x1."TargetGroupArn"))), lambda v: v <> ''), lambda v: {'edge': 75, 'reference': v}),
                list_transform(list_filter(list_transform(s."Actions", lambda x0: x0."AuthenticateCognitoConfig"."UserPoolArn"), lambda v: v <> ''), lambda v: {'edge': 76, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::VPC' then list_transform(
            [json_transform({{ configuration }}, '{"DhcpOptionsId":"VARCHAR"}')], lambda s: list_transform(list_filter([s."DhcpOptionsId"], lambda v: v <> ''), lambda v: {'edge': 77, 'reference': v})
        )[1]
        when 'AWS::EC2::Subnet' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR"}')], lambda s: list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 78, 'reference': v})
        )[1]
        when 'AWS::EC2::SecurityGroup' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","IpPermissions":[{"UserIdGroupPairs":[{"GroupId":"VARCHAR"}],"PrefixListIds":[{"PrefixListId":"VARCHAR"}]}]}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 79, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."IpPermissions", lambda x0: list_transform(x0."UserIdGroupPairs", lambda x1: x1."GroupId"))), lambda v: v <> ''), lambda v: {'edge': 80, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."IpPermissions", lambda x0: list_transform(x0."PrefixListIds", lambda x1: x1."PrefixListId"))), lambda v: v <> ''), lambda v: {'edge': 81, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::VPCEndpoint' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","SubnetIds":["VARCHAR"],"Groups":[{"GroupId":"VARCHAR"}],"RouteTableIds":["VARCHAR"],"NetworkInterfaceIds":["VARCHAR"]}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 82, 'reference': v}),
                list_transform(list_filter(s."SubnetIds", lambda v: v <> ''), lambda v: {'edge': 83, 'reference': v}),
                list_transform(list_filter(list_transform(s."Groups", lambda x0: x0."GroupId"), lambda v: v <> ''), lambda v: {'edge': 84, 'reference': v}),
                list_transform(list_filter(s."RouteTableIds", lambda v: v <> ''), lambda v: {'edge': 85, 'reference': v}),
                list_transform(list_filter(s."NetworkInterfaceIds", lambda v: v <> ''), lambda v: {'edge': 86, 'reference': v})
            )
        )[1]
        when 'AWS::ElasticLoadBalancing::LoadBalancer' then list_transform(
            [json_transform({{ configuration }}, '{"VPCId":"VARCHAR","Subnets":["VARCHAR"],"SecurityGroups":["VARCHAR"],"Instances":[{"InstanceId":"VARCHAR"}],"Attributes":{"AccessLog":{"S3BucketName":"VARCHAR"}},"ListenerDescriptions":[{"Listener":{"SSLCertificateId":"VARCHAR"}}]}')], lambda s: list_concat(
                list_transform(list_filter([s."VPCId"], lambda v: v <> ''), lambda v: {'edge': 87, 'reference': v}),
                list_transform(list_filter(s."Subnets", lambda v: v <> ''), lambda v: {'edge': 88, 'reference': v}),
                list_transform(list_filter(s."SecurityGroups", lambda v: v <> ''), lambda v: {'edge': 89, 'reference': v}),
                list_transform(list_filter(list_transform(s."Instances", lambda x0: x0."InstanceId"), lambda v: v <> ''), lambda v: {'edge': 90, 'reference': v}),
                list_transform(list_filter([s."Attributes"."AccessLog"."S3BucketName"], lambda v: v <> ''), lambda v: {'edge': 91, 'reference': v}),
                list_transform(list_filter(list_transform(s."ListenerDescriptions", lambda x0: x0."Listener"."SSLCertificateId"), lambda v: v <> ''), lambda v: {'edge': 92, 'reference': v})
            )
        )[1]
        when 'AWS::ElasticLoadBalancingV2::LoadBalancer' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","AvailabilityZones":[{"SubnetId":"VARCHAR"}],"SecurityGroups":["VARCHAR"]}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 93, 'reference': v}),
                list_transform(list_filter(list_transform(s."AvailabilityZones", lambda x0: x0."SubnetId"), lambda v: v <> ''), lambda v: {'edge': 94, 'reference': v}),
                list_transform(list_filter(s."SecurityGroups", lambda v: v <> ''), lambda v: {'edge': 95, 'reference': v})
            )
        )[1]
        when 'AWS::Route53::HostedZone' then list_transform(
            [json_transform({{ configuration }}, '{"QueryLogging":{"CloudWatchLogsLogGroupArn":"VARCHAR"}}')], lambda s: list_transform(list_filter([s."QueryLogging"."CloudWatchLogsLogGroupArn"], lambda v: v <> ''), lambda v: {'edge': 96, 'reference': v})
        )[1]
        when 'AWS::EC2::EIP' then list_transform(
            [json_transform({{ configuration }}, '{"SubnetId":"VARCHAR","NetworkInterfaceId":"VARCHAR","InstanceId":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."SubnetId"], lambda v: v <> ''), lambda v: {'edge': 97, 'reference': v}),
                list_transform(list_filter([s."NetworkInterfaceId"], lambda v: v <> ''), lambda v: {'edge': 98, 'reference': v}),
                list_transform(list_filter([s."InstanceId"], lambda v: v <> ''), lambda v: {'edge': 99, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::NetworkInterface' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","SubnetId":"VARCHAR","Groups":[{"GroupId":"VARCHAR"}],"Attachment":{"InstanceId":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 100, 'reference': v}),
                list_transform(list_filter([s."SubnetId"], lambda v: v <> ''), lambda v: {'edge': 101, 'reference': v}),
                list_transform(list_filter(list_transform(s."Groups", lambda x0: x0."GroupId"), lambda v: v <> ''), lambda v: {'edge': 102, 'reference': v}),
                list_transform(list_filter([s."Attachment"."InstanceId"], lambda v: v <> ''), lambda v: {'edge': 103, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::InternetGateway' then list_transform(
            [json_transform({{ configuration }}, '{"Attachments":[{"VpcId":"VARCHAR"}]}')], lambda s: list_transform(list_filter(list_transform(s."Attachments", lambda x0: x0."VpcId"), lambda v: v <> ''), lambda v: {'edge': 104, 'reference': v})
        )[1]
        when 'AWS::EC2::EgressOnlyInternetGateway' then list_transform(
            [json_transform({{ configuration }}, '{"Attachments":[{"VpcId":"VARCHAR"}]}')], lambda s: list_transform(list_filter(list_transform(s."Attachments", lambda x0: x0."VpcId"), lambda v: v <> ''), lambda v: {'edge': 105, 'reference': v})
        )[1]
        when 'AWS::EC2::NatGateway' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","SubnetId":"VARCHAR","NatGatewayAddresses":[{"AllocationId":"VARCHAR","NetworkInterfaceId":"VARCHAR"}],"RouteTableId":"VARCHAR","AttachedAppliances":[{"VpcEndpointId":"VARCHAR","ApplianceArn":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 106, 'reference': v}),
                list_transform(list_filter([s."SubnetId"], lambda v: v <> ''), lambda v: {'edge': 107, 'reference': v}),
                list_transform(list_filter(list_transform(s."NatGatewayAddresses", lambda x0: x0."AllocationId"), lambda v: v <> ''), lambda v: {'edge': 108, 'reference': v}),
                list_transform(list_filter(list_transform(s."NatGatewayAddresses", lambda x0: x0."NetworkInterfaceId"), lambda v: v <> ''), lambda v: {'edge': 109, 'reference': v}),
                list_transform(list_filter([s."RouteTableId"], lambda v: v <> ''), lambda v: {'edge': 110, 'reference': v}),
                list_transform(list_filter(list_transform(s."AttachedAppliances", lambda x0: x0."VpcEndpointId"), lambda v: v <> ''), lambda v: {'edge': 111, 'reference': v}),
                list_transform(list_filter(list_transform(s."AttachedAppliances", lambda x0: x0."ApplianceArn"), lambda v: v <> ''), lambda v: {'edge': 112, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::VPCEndpointService' then list_transform(
            [json_transform({{ configuration }}, '{"NetworkLoadBalancerArns":["VARCHAR"],"GatewayLoadBalancerArns":["VARCHAR"],"AllowedPrincipals":[{"Principal":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter(s."NetworkLoadBalancerArns", lambda v: v <> ''), lambda v: {'edge': 113, 'reference': v}),
                list_transform(list_filter(s."GatewayLoadBalancerArns", lambda v: v <> ''), lambda v: {'edge': 114, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."AllowedPrincipals", lambda x0: x0."Principal"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:iam::\d+:(?:role|user)/.+)$', 1))), lambda v: {'edge': 115, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::RouteTable' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","Associations":[{"SubnetId":"VARCHAR","GatewayId":"VARCHAR"}],"Routes":[{"GatewayId":"VARCHAR","EgressOnlyInternetGatewayId":"VARCHAR","InstanceId":"VARCHAR","NatGatewayId":"VARCHAR","NetworkInterfaceId":"VARCHAR","TransitGatewayId":"VARCHAR","VpcPeeringConnectionId":"VARCHAR","DestinationPrefixListId":"VARCHAR"}],"PropagatingVgws":[{"GatewayId":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 116, 'reference': v}),
                list_transform(list_filter(list_transform(s."Associations", lambda x0: x0."SubnetId"), lambda v: v <> ''), lambda v: {'edge': 117, 'reference': v}),
                list_transform(list_filter(list_transform(s."Associations", lambda x0: x0."GatewayId"), lambda v: v <> ''), lambda v: {'edge': 118, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."Routes", lambda x0: x0."GatewayId"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^((?:igw|vgw|vpce)-.+)$', 1))), lambda v: {'edge': 119, 'reference': v}),
                list_transform(list_filter(list_transform(s."Routes", lambda x0: x0."EgressOnlyInternetGatewayId"), lambda v: v <> ''), lambda v: {'edge': 120, 'reference': v}),
                list_transform(list_filter(list_transform(s."Routes", lambda x0: x0."InstanceId"), lambda v: v <> ''), lambda v: {'edge': 121, 'reference': v}),
                list_transform(list_filter(list_transform(s."Routes", lambda x0: x0."NatGatewayId"), lambda v: v <> ''), lambda v: {'edge': 122, 'reference': v}),
                list_transform(list_filter(list_transform(s."Routes", lambda x0: x0."NetworkInterfaceId"), lambda v: v <> ''), lambda v: {'edge': 123, 'reference': v}),
                list_transform(list_filter(list_transform(s."Routes", lambda x0: x0."TransitGatewayId"), lambda v: v <> ''), lambda v: {'edge': 124, 'reference': v}),
                list_transform(list_filter(list_transform(s."Routes", lambda x0: x0."VpcPeeringConnectionId"), lambda v: v <> ''), lambda v: {'edge': 125, 'reference': v}),
                list_transform(list_filter(list_transform(s."Routes", lambda x0: x0."DestinationPrefixListId"), lambda v: v <> ''), lambda v: {'edge': 126, 'reference': v}),
                list_transform(list_filter(list_transform(s."PropagatingVgws", lambda x0: x0."GatewayId"), lambda v: v <> ''), lambda v: {'edge': 127, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::NetworkAcl' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","Associations":[{"SubnetId":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 128, 'reference': v}),
                list_transform(list_filter(list_transform(s."Associations", lambda x0: x0."SubnetId"), lambda v: v <> ''), lambda v: {'edge': 129, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::FlowLog' then list_transform(
            [json_transform({{ configuration }}, '{"ResourceId":"VARCHAR","LogGroupName":"VARCHAR","LogDestination":"VARCHAR","DeliverLogsPermissionArn":"VARCHAR","DeliverCrossAccountRole":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."ResourceId"], lambda v: v <> ''), lambda v: {'edge': 130, 'reference': v}),
                list_transform(list_filter([s."LogGroupName"], lambda v: v <> ''), lambda v: {'edge': 131, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."LogDestination"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^arn:[^:]+:s3:::([^/]+)', 1))), lambda v: {'edge': 132, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."LogDestination"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:firehose:.+)$', 1))), lambda v: {'edge': 133, 'reference': v}),
                list_transform(list_filter([s."DeliverLogsPermissionArn"], lambda v: v <> ''), lambda v: {'edge': 134, 'reference': v}),
                list_transform(list_filter([s."DeliverCrossAccountRole"], lambda v: v <> ''), lambda v: {'edge': 135, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::VPCPeeringConnection' then list_transform(
            [json_transform({{ configuration }}, '{"RequesterVpcInfo":{"VpcId":"VARCHAR"},"AccepterVpcInfo":{"VpcId":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."RequesterVpcInfo"."VpcId"], lambda v: v <> ''), lambda v: {'edge': 136, 'reference': v}),
                list_transform(list_filter([s."AccepterVpcInfo"."VpcId"], lambda v: v <> ''), lambda v: {'edge': 137, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::TransitGateway' then list_transform(
            [json_transform({{ configuration }}, '{"Options":{"AssociationDefaultRouteTableId":"VARCHAR","PropagationDefaultRouteTableId":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."Options"."AssociationDefaultRouteTableId"], lambda v: v <> ''), lambda v: {'edge': 138, 'reference': v}),
                list_transform(list_filter([s."Options"."PropagationDefaultRouteTableId"], lambda v: v <> ''), lambda v: {'edge': 139, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::TransitGatewayAttachment' then list_transform(
            [json_transform({{ configuration }}, '{"TransitGatewayId":"VARCHAR","ResourceId":"VARCHAR","Association":{"TransitGatewayRouteTableId":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."TransitGatewayId"], lambda v: v <> ''), lambda v: {'edge': 140, 'reference': v}),
                list_transform(list_filter([s."ResourceId"], lambda v: v <> ''), lambda v: {'edge': 141, 'reference': v}),
                list_transform(list_filter([s."Association"."TransitGatewayRouteTableId"], lambda v: v <> ''), lambda v: {'edge': 142, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::TransitGatewayRouteTable' then list_transform(
            [json_transform({{ configuration }}, '{"TransitGatewayId":"VARCHAR","Routes":[{"TransitGatewayAttachments":[{"TransitGatewayAttachmentId":"VARCHAR"}],"PrefixListId":"VARCHAR"}],"Propagations":[{"TransitGatewayAttachmentId":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."TransitGatewayId"], lambda v: v <> ''), lambda v: {'edge': 143, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Routes", lambda x0: list_transform(x0."TransitGatewayAttachments", lambda x1: x1."TransitGatewayAttachmentId"))), lambda v: v <> ''), lambda v: {'edge': 144, 'reference': v}),
                list_transform(list_filter(list_transform(s."Routes", lambda x0: x0."PrefixListId"), lambda v: v <> ''), lambda v: {'edge': 145, 'reference': v}),
                list_transform(list_filter(list_transform(s."Propagations", lambda x0: x0."TransitGatewayAttachmentId"), lambda v: v <> ''), lambda v: {'edge': 146, 'reference': v})
            )
        )[1]
        when 'AWS::DirectConnect::Connection' then list_transform(
            [json_transform({{ configuration }}, '{"macSecKeys":[{"secretARN":"VARCHAR"}]}')], lambda s: list_transform(list_filter(list_transform(s."macSecKeys", lambda x0: x0."secretARN"), lambda v: v <> ''), lambda v: {'edge': 147, 'reference': v})
        )[1]
        when 'AWS::DirectConnect::VirtualInterface' then list_transform(
            [json_transform({{ configuration }}, '{"connectionId":"VARCHAR","virtualGatewayId":"VARCHAR","directConnectGatewayId":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."connectionId"], lambda v: v <> ''), lambda v: {'edge': 148, 'reference': v}),
                list_transform(list_filter([s."virtualGatewayId"], lambda v: v <> ''), lambda v: {'edge': 149, 'reference': v}),
                list_transform(list_filter([s."directConnectGatewayId"], lambda v: v <> ''), lambda v: {'edge': 150, 'reference': v})
            )
        )[1]
        when 'AWS::DirectConnect::DirectConnectGateway' then list_transform(
            [json_transform({{ configuration }}, '{"Associations":[{"associatedGateway":{"id":"VARCHAR"}}]}')], lambda s: list_transform(list_filter(list_transform(s."Associations", lambda x0: x0."associatedGateway"."id"), lambda v: v <> ''), lambda v: {'edge': 151, 'reference': v})
        )[1]
        when 'AWS::EC2::VPNGateway' then list_transform(
            [json_transform({{ configuration }}, '{"VpcAttachments":[{"VpcId":"VARCHAR"}]}')], lambda s: list_transform(list_filter(list_transform(s."VpcAttachments", lambda x0: x0."VpcId"), lambda v: v <> ''), lambda v: {'edge': 152, 'reference': v})
        )[1]
        when 'AWS::EC2::VPNConnection' then list_transform(
            [json_transform({{ configuration }}, '{"CustomerGatewayId":"VARCHAR","VpnGatewayId":"VARCHAR","TransitGatewayId":"VARCHAR","Options":{"TransportTransitGatewayAttachmentId":"VARCHAR","TunnelOptions":[{"LogOptions":{"CloudWatchLogOptions":{"LogGroupArn":"VARCHAR","BgpLogGroupArn":"VARCHAR"}}}]},"PreSharedKeyArn":"VARCHAR","VgwTelemetry":[{"CertificateArn":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."CustomerGatewayId"], lambda v: v <> ''), lambda v: {'edge': 153, 'reference': v}),
                list_transform(list_filter([s."VpnGatewayId"], lambda v: v <> ''), lambda v: {'edge': 154, 'reference': v}),
                list_transform(list_filter([s."TransitGatewayId"], lambda v: v <> ''), lambda v: {'edge': 155, 'reference': v}),
                list_transform(list_filter([s."Options"."TransportTransitGatewayAttachmentId"], lambda v: v <> ''), lambda v: {'edge': 156, 'reference': v}),
                list_transform(list_filter([s."PreSharedKeyArn"], lambda v: v <> ''), lambda v: {'edge': 157, 'reference': v}),
                list_transform(list_filter(list_transform(s."VgwTelemetry", lambda x0: x0."CertificateArn"), lambda v: v <> ''), lambda v: {'edge': 158, 'reference': v}),
                list_transform(list_filter(list_transform(s."Options"."TunnelOptions", lambda x0: x0."LogOptions"."CloudWatchLogOptions"."LogGroupArn"), lambda v: v <> ''), lambda v: {'edge': 159, 'reference': v}),
                list_transform(list_filter(list_transform(s."Options"."TunnelOptions", lambda x0: x0."LogOptions"."CloudWatchLogOptions"."BgpLogGroupArn"), lambda v: v <> ''), lambda v: {'edge': 160, 'reference': v})
            )
        )[1]
        when 'AWS::EC2::CustomerGateway' then list_transform(
            [json_transform({{ configuration }}, '{"CertificateArn":"VARCHAR"}')], lambda s: list_transform(list_filter([s."CertificateArn"], lambda v: v <> ''), lambda v: {'edge': 161, 'reference': v})
        )[1]
        when 'AWS::EC2::ClientVpnEndpoint' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","TargetNetworks":[{"TargetNetworkId":"VARCHAR"}],"SecurityGroupIds":["VARCHAR"],"ServerCertificateArn":"VARCHAR","AuthenticationOptions":[{"MutualAuthentication":{"ClientRootCertificateChain":"VARCHAR"},"FederatedAuthentication":{"SamlProviderArn":"VARCHAR","SelfServiceSamlProviderArn":"VARCHAR"},"ActiveDirectory":{"DirectoryId":"VARCHAR"}}],"ConnectionLogOptions":{"CloudwatchLogGroup":"VARCHAR"},"ClientConnectOptions":{"LambdaFunctionArn":"VARCHAR"},"TransitGatewayConfiguration":{"TransitGatewayId":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 162, 'reference': v}),
                list_transform(list_filter(list_transform(s."TargetNetworks", lambda x0: x0."TargetNetworkId"), lambda v: v <> ''), lambda v: {'edge': 163, 'reference': v}),
                list_transform(list_filter(s."SecurityGroupIds", lambda v: v <> ''), lambda v: {'edge': 164, 'reference': v}),
                list_transform(list_filter([s."ServerCertificateArn"], lambda v: v <> ''), lambda v: {'edge': 165, 'reference': v}),
                list_transform(list_filter(list_transform(s."AuthenticationOptions", lambda x0: x0."MutualAuthentication"."ClientRootCertificateChain"), lambda v: v <> ''), lambda v: {'edge': 166, 'reference': v}),
                list_transform(list_filter(list_transform(s."AuthenticationOptions", lambda x0: x0."FederatedAuthentication"."SamlProviderArn"), lambda v: v <> ''), lambda v: {'edge': 167, 'reference': v}),
                list_transform(list_filter(list_transform(s."AuthenticationOptions", lambda x0: x0."FederatedAuthentication"."SelfServiceSamlProviderArn"), lambda v: v <> ''), lambda v: {'edge': 168, 'reference': v}),
                list_transform(list_filter(list_transform(s."AuthenticationOptions", lambda x0: x0."ActiveDirectory"."DirectoryId"), lambda v: v <> ''), lambda v: {'edge': 169, 'reference': v}),
                list_transform(list_filter([s."ConnectionLogOptions"."CloudwatchLogGroup"], lambda v: v <> ''), lambda v: {'edge': 170, 'reference': v}),
                list_transform(list_filter([s."ClientConnectOptions"."LambdaFunctionArn"], lambda v: v <> ''), lambda v: {'edge': 171, 'reference': v}),
                list_transform(list_filter([s."TransitGatewayConfiguration"."TransitGatewayId"], lambda v: v <> ''), lambda v: {'edge': 172, 'reference': v})
            )
        )[1]
        when 'AWS::NetworkFirewall::Firewall' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","SubnetMappings":[{"SubnetId":"VARCHAR"}],"VpcEndpoint":{"VpcId":"VARCHAR","SubnetMappings":[{"SubnetId":"VARCHAR"}]},"NatGatewayCreateMappings":[{"SubnetId":"VARCHAR","AllocationIds":["VARCHAR"]}],"FirewallPolicyArn":"VARCHAR","TransitGatewayId":"VARCHAR","ProxySettings":{"CertificateArn":"VARCHAR"},"EncryptionConfiguration":{"KeyId":"VARCHAR"},"Logging":{"LogDestinationConfigs":[{"LogDestination":{"bucketName":"VARCHAR","logGroup":"VARCHAR","deliveryStream":"VARCHAR"}}]}}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 173, 'reference': v}),
                list_transform(list_filter(list_transform(s."SubnetMappings", lambda x0: x0."SubnetId"), lambda v: v <> ''), lambda v: {'edge': 174, 'reference': v}),
                list_transform(list_filter([s."VpcEndpoint"."VpcId"], lambda v: v <> ''), lambda v: {'edge': 175, 'reference': v}),
                list_transform(list_filter(list_transform(s."VpcEndpoint"."SubnetMappings", lambda x0: x0."SubnetId"), lambda v: v <> ''), lambda v: {'edge': 176, 'reference': v}),
                list_transform(list_filter(list_transform(s."NatGatewayCreateMappings", lambda x0: x0."SubnetId"), lambda v: v <> ''), lambda v: {'edge': 177, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."NatGatewayCreateMappings", lambda x0: x0."AllocationIds")), lambda v: v <> ''), lambda v: {'edge': 178, 'reference': v}),
                list_transform(list_filter([s."FirewallPolicyArn"], lambda v: v <> ''), lambda v: {'edge': 179, 'reference': v}),
                list_transform(list_filter([s."TransitGatewayId"], lambda v: v <> ''), lambda v: {'edge': 180, 'reference': v}),
                list_transform(list_filter([s."ProxySettings"."CertificateArn"], lambda v: v <> ''), lambda v: {'edge': 181, 'reference': v}),
                list_transform(list_filter([s."EncryptionConfiguration"."KeyId"], lambda v: v <> ''), lambda v: {'edge': 182, 'reference': v}),
                list_transform(list_filter(list_transform(s."Logging"."LogDestinationConfigs", lambda x0: x0."LogDestination"."bucketName"), lambda v: v <> ''), lambda v: {'edge': 183, 'reference': v}),
                list_transform(list_filter(list_transform(s."Logging"."LogDestinationConfigs", lambda x0: x0."LogDestination"."logGroup"), lambda v: v <> ''), lambda v: {'edge': 184, 'reference': v}),
                list_transform(list_filter(list_transform(s."Logging"."LogDestinationConfigs", lambda x0: x0."LogDestination"."deliveryStream"), lambda v: v <> ''), lambda v: {'edge': 185, 'reference': v})
            )
        )[1]
        when 'AWS::NetworkFirewall::FirewallPolicy' then list_transform(
            [json_transform({{ configuration }}, '{"FirewallPolicy":{"StatelessRuleGroupReferences":[{"ResourceArn":"VARCHAR"}],"StatefulRuleGroupReferences":[{"ResourceArn":"VARCHAR"}],"TLSInspectionConfigurationArn":"VARCHAR"},"FirewallPolicyResponse":{"EncryptionConfiguration":{"KeyId":"VARCHAR"}}}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."FirewallPolicy"."StatelessRuleGroupReferences", lambda x0: x0."ResourceArn"), lambda v: v <> ''), lambda v: {'edge': 186, 'reference': v}),
                list_transform(list_filter(list_transform(s."FirewallPolicy"."StatefulRuleGroupReferences", lambda x0: x0."ResourceArn"), lambda v: v <> ''), lambda v: {'edge': 187, 'reference': v}),
                list_transform(list_filter([s."FirewallPolicy"."TLSInspectionConfigurationArn"], lambda v: v <> ''), lambda v: {'edge': 188, 'reference': v}),
                list_transform(list_filter([s."FirewallPolicyResponse"."EncryptionConfiguration"."KeyId"], lambda v: v <> ''), lambda v: {'edge': 189, 'reference': v})
            )
        )[1]
        when 'AWS::GlobalAccelerator::Accelerator' then list_transform(
            [json_transform({{ configuration }}, '{"Attributes":{"FlowLogsS3Bucket":"VARCHAR"}}')], lambda s: list_transform(list_filter([s."Attributes"."FlowLogsS3Bucket"], lambda v: v <> ''), lambda v: {'edge': 190, 'reference': v})
        )[1]
        when 'AWS::Route53Resolver::ResolverEndpoint' then list_transform(
            [json_transform({{ configuration }}, '{"HostVPCId":"VARCHAR","IpAddresses":[{"SubnetId":"VARCHAR"}],"SecurityGroupIds":["VARCHAR"]}')], lambda s: list_concat(
                list_transform(list_filter([s."HostVPCId"], lambda v: v <> ''), lambda v: {'edge': 191, 'reference': v}),
                list_transform(list_filter(list_transform(s."IpAddresses", lambda x0: x0."SubnetId"), lambda v: v <> ''), lambda v: {'edge': 192, 'reference': v}),
                list_transform(list_filter(s."SecurityGroupIds", lambda v: v <> ''), lambda v: {'edge': 193, 'reference': v})
            )
        )[1]
        when 'AWS::CloudFront::Distribution' then list_transform(
            [json_transform({{ configuration }}, '{"DistributionConfig":{"Origins":{"Items":[{"DomainName":"VARCHAR"}]},"Logging":{"Bucket":"VARCHAR"},"ViewerCertificate":{"ACMCertificateArn":"VARCHAR"},"WebACLId":"VARCHAR","DefaultCacheBehavior":{"FunctionAssociations":{"Items":[{"FunctionARN":"VARCHAR"}]},"LambdaFunctionAssociations":{"Items":[{"LambdaFunctionARN":"VARCHAR"}]}},"CacheBehaviors":{"Items":[{"FunctionAssociations":{"Items":[{"FunctionARN":"VARCHAR"}]},"LambdaFunctionAssociations":{"Items":[{"LambdaFunctionARN":"VARCHAR"}]}}]}}}')], lambda s: list_concat(
                list_transform(flatten(list_transform(list_filter(list_transform(s."DistributionConfig"."Origins"."Items", lambda x0: x0."DomainName"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(.+?)\.s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$', 1))), lambda v: {'edge': 194, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."DistributionConfig"."Origins"."Items", lambda x0: x0."DomainName"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^([a-z0-9]+)\.execute-api\.', 1))), lambda v: {'edge': 195, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."DistributionConfig"."Logging"."Bucket"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(.+?)\.s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$', 1))), lambda v: {'edge': 196, 'reference': v}),
                list_transform(list_filter([s."DistributionConfig"."ViewerCertificate"."ACMCertificateArn"], lambda v: v <> ''), lambda v: {'edge': 197, 'reference': v}),
                list_transform(list_filter([s."DistributionConfig"."WebACLId"], lambda v: v <> ''), lambda v: {'edge': 198, 'reference': v}),
                list_transform(list_filter(list_transform(s."DistributionConfig"."DefaultCacheBehavior"."FunctionAssociations"."Items", lambda x0: x0."FunctionARN"), lambda v: v <> ''), lambda v: {'edge': 199, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."DistributionConfig"."DefaultCacheBehavior"."LambdaFunctionAssociations"."Items", lambda x0: x0."LambdaFunctionARN"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)', 1))), lambda v: {'edge': 200, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."DistributionConfig"."CacheBehaviors"."Items", lambda x0: list_transform(x0."FunctionAssociations"."Items", lambda x1: x1."FunctionARN"))), lambda v: v <> ''), lambda v: {'edge': 201, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."DistributionConfig"."CacheBehaviors"."Items", lambda x0: list_transform(x0."LambdaFunctionAssociations"."Items", lambda x1: x1."LambdaFunctionARN"))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)', 1))), lambda v: {'edge': 202, 'reference': v})
            )
        )[1]
        when 'AWS::Route53::HealthCheck' then list_transform(
            [json_transform({{ configuration }}, '{"HealthCheckConfig":{"ChildHealthChecks":["VARCHAR"],"AlarmIdentifier":{"Name":"VARCHAR"}}}')], lambda s: list_concat(
                list_transform(list_filter(s."HealthCheckConfig"."ChildHealthChecks", lambda v: v <> ''), lambda v: {'edge': 203, 'reference': v}),
                list_transform(list_filter([s."HealthCheckConfig"."AlarmIdentifier"."Name"], lambda v: v <> ''), lambda v: {'edge': 204, 'reference': v})
            )
        )[1]
        when 'AWS::ApiGateway::Stage' then list_transform(
            [json_transform({{ configuration }}, '{"webAclArn":"VARCHAR","accessLogSettings":{"destinationArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(flatten(list_transform(list_filter([{{ uid }}], lambda v: v <> ''), lambda v: regexp_extract_all(v, ':/restapis/([^/]+)/stages/', 1))), lambda v: {'edge': 205, 'reference': v}),
                list_transform(list_filter([s."webAclArn"], lambda v: v <> ''), lambda v: {'edge': 206, 'reference': v}),
                list_transform(list_filter([s."accessLogSettings"."destinationArn"], lambda v: v <> ''), lambda v: {'edge': 207, 'reference': v})
            )
        )[1]
        when 'AWS::ApiGatewayV2::Stage' then list_transform(
            [json_transform({{ configuration }}, '{"AccessLogSettings":{"DestinationArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(flatten(list_transform(list_filter([{{ uid }}], lambda v: v <> ''), lambda v: regexp_extract_all(v, ':/apis/([^/]+)/stages/', 1))), lambda v: {'edge': 208, 'reference': v}),
                list_transform(list_filter([s."AccessLogSettings"."DestinationArn"], lambda v: v <> ''), lambda v: {'edge': 209, 'reference': v})
            )
        )[1]
        when 'AWS::ApiGateway::DomainName' then list_transform(
            [json_transform({{ configuration }}, '{"certificateArn":"VARCHAR","regionalCertificateArn":"VARCHAR","ownershipVerificationCertificateArn":"VARCHAR","mutualTlsAuthentication":{"truststoreUri":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."certificateArn"], lambda v: v <> ''), lambda v: {'edge': 210, 'reference': v}),
                list_transform(list_filter([s."regionalCertificateArn"], lambda v: v <> ''), lambda v: {'edge': 211, 'reference': v}),
                list_transform(list_filter([s."ownershipVerificationCertificateArn"], lambda v: v <> ''), lambda v: {'edge': 212, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."mutualTlsAuthentication"."truststoreUri"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3://([^/]+)/', 1))), lambda v: {'edge': 213, 'reference': v})
            )
        )[1]
        when 'AWS::ApiGateway::DomainNameV2' then list_transform(
            [json_transform({{ configuration }}, '{"certificateArn":"VARCHAR","regionalCertificateArn":"VARCHAR","ownershipVerificationCertificateArn":"VARCHAR","mutualTlsAuthentication":{"truststoreUri":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."certificateArn"], lambda v: v <> ''), lambda v: {'edge': 214, 'reference': v}),
                list_transform(list_filter([s."regionalCertificateArn"], lambda v: v <> ''), lambda v: {'edge': 215, 'reference': v}),
                list_transform(list_filter([s."ownershipVerificationCertificateArn"], lambda v: v <> ''), lambda v: {'edge': 216, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."mutualTlsAuthentication"."truststoreUri"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3://([^/]+)/', 1))), lambda v: {'edge': 217, 'reference': v})
            )
        )[1]
        when 'AWS::Shield::Protection' then list_transform(
            [json_transform({{ configuration }}, '{"ResourceArn":"VARCHAR","HealthCheckIds":["VARCHAR"]}')], lambda s: list_concat(
                list_transform(flatten(list_transform(list_filter([s."ResourceArn"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:(?:cloudfront|elasticloadbalancing|globalaccelerator|route53):.+)$', 1))), lambda v: {'edge': 218, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."ResourceArn"], lambda v: v <> ''), lambda v: regexp_extract_all(v, ':eip-allocation/(eipalloc-[0-9a-f]+)$', 1))), lambda v: {'edge': 219, 'reference': v}),
                list_transform(list_filter(s."HealthCheckIds", lambda v: v <> ''), lambda v: {'edge': 220, 'reference': v})
            )
        )[1]
        when 'AWS::CertificateManager::Certificate' then list_transform(
            [json_transform({{ configuration }}, '{"CertificateAuthorityArn":"VARCHAR"}')], lambda s: list_transform(list_filter([s."CertificateAuthorityArn"], lambda v: v <> ''), lambda v: {'edge': 221, 'reference': v})
        )[1]
        when 'AWS::ACMPCA::CertificateAuthority' then list_transform(
            [json_transform({{ configuration }}, '{"RevocationConfiguration":{"CrlConfiguration":{"S3BucketName":"VARCHAR"}}}')], lambda s: list_transform(list_filter([s."RevocationConfiguration"."CrlConfiguration"."S3BucketName"], lambda v: v <> ''), lambda v: {'edge': 222, 'reference': v})
        )[1]
        when 'AWS::EC2::Volume' then list_transform(
            [json_transform({{ configuration }}, '{"KmsKeyId":"VARCHAR","Attachments":[{"InstanceId":"VARCHAR"}],"SnapshotId":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 223, 'reference': v}),
                list_transform(list_filter(list_transform(s."Attachments", lambda x0: x0."InstanceId"), lambda v: v <> ''), lambda v: {'edge': 224, 'reference': v}),
                list_transform(list_filter([s."SnapshotId"], lambda v: v <> ''), lambda v: {'edge': 225, 'reference': v})
            )
        )[1]
        when 'AWS::EFS::FileSystem' then list_transform(
            [json_transform({{ configuration }}, '{"KmsKeyId":"VARCHAR"}')], lambda s: list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 226, 'reference': v})
        )[1]
        when 'AWS::Backup::BackupPlan' then list_transform(
            [json_transform({{ configuration }}, '{"BackupPlan":{"Rules":[{"TargetBackupVaultName":"VARCHAR","CopyActions":[{"DestinationBackupVaultArn":"VARCHAR"}]}]}}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."BackupPlan"."Rules", lambda x0: x0."TargetBackupVaultName"), lambda v: v <> ''), lambda v: {'edge': 227, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."BackupPlan"."Rules", lambda x0: list_transform(x0."CopyActions", lambda x1: x1."DestinationBackupVaultArn"))), lambda v: v <> ''), lambda v: {'edge': 228, 'reference': v})
            )
        )[1]
        when 'AWS::Backup::BackupVault' then list_transform(
            [json_transform({{ configuration }}, '{"EncryptionKeyArn":"VARCHAR"}')], lambda s: list_transform(list_filter([s."EncryptionKeyArn"], lambda v: v <> ''), lambda v: {'edge': 229, 'reference': v})
        )[1]
        when 'AWS::EFS::AccessPoint' then list_transform(
            [json_transform({{ configuration }}, '{"FileSystemId":"VARCHAR"}')], lambda s: list_transform(list_filter([s."FileSystemId"], lambda v: v <> ''), lambda v: {'edge': 230, 'reference': v})
        )[1]
        when 'AWS::EFS::MountTarget' then list_transform(
            [json_transform({{ configuration }}, '{"FileSystemId":"VARCHAR","VpcId":"VARCHAR","SubnetId":"VARCHAR","NetworkInterfaceId":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."FileSystemId"], lambda v: v <> ''), lambda v: {'edge': 231, 'reference': v}),
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 232, 'reference': v}),
                list_transform(list_filter([s."SubnetId"], lambda v: v <> ''), lambda v: {'edge': 233, 'reference': v}),
                list_transform(list_filter([s."NetworkInterfaceId"], lambda v: v <> ''), lambda v: {'edge': 234, 'reference': v})
            )
        )[1]
        when 'AWS::FSx::FileSystem' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","SubnetIds":["VARCHAR"],"NetworkInterfaceIds":["VARCHAR"],"KmsKeyId":"VARCHAR","WindowsConfiguration":{"ActiveDirectoryId":"VARCHAR","SelfManagedActiveDirectoryConfiguration":{"DomainJoinServiceAccountSecret":"VARCHAR"},"AuditLogConfiguration":{"AuditLogDestination":"VARCHAR"}},"LustreConfiguration":{"LogConfiguration":{"Destination":"VARCHAR"},"DataRepositoryConfiguration":{"ImportPath":"VARCHAR","ExportPath":"VARCHAR"}},"OntapConfiguration":{"RouteTableIds":["VARCHAR"]},"OpenZFSConfiguration":{"RouteTableIds":["VARCHAR"]}}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 235, 'reference': v}),
                list_transform(list_filter(s."SubnetIds", lambda v: v <> ''), lambda v: {'edge': 236, 'reference': v}),
                list_transform(list_filter(s."NetworkInterfaceIds", lambda v: v <> ''), lambda v: {'edge': 237, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 238, 'reference': v}),
                list_transform(list_filter([s."WindowsConfiguration"."ActiveDirectoryId"], lambda v: v <> ''), lambda v: {'edge': 239, 'reference': v}),
                list_transform(list_filter([s."WindowsConfiguration"."SelfManagedActiveDirectoryConfiguration"."DomainJoinServiceAccountSecret"], lambda v: v <> ''), lambda v: {'edge': 240, 'reference': v}),
                list_transform(list_filter([s."WindowsConfiguration"."AuditLogConfiguration"."AuditLogDestination"], lambda v: v <> ''), lambda v: {'edge': 241, 'reference': v}),
                list_transform(list_filter([s."LustreConfiguration"."LogConfiguration"."Destination"], lambda v: v <> ''), lambda v: {'edge': 242, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."LustreConfiguration"."DataRepositoryConfiguration"."ImportPath"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3://([^/]+)', 1))), lambda v: {'edge': 243, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."LustreConfiguration"."DataRepositoryConfiguration"."ExportPath"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3://([^/]+)', 1))), lambda v: {'edge': 244, 'reference': v}),
                list_transform(list_filter(s."OntapConfiguration"."RouteTableIds", lambda v: v <> ''), lambda v: {'edge': 245, 'reference': v}),
                list_transform(list_filter(s."OpenZFSConfiguration"."RouteTableIds", lambda v: v <> ''), lambda v: {'edge': 246, 'reference': v})
            )
        )[1]
        when 'AWS::S3::AccessPoint' then list_transform(
            [json_transform({{ configuration }}, '{"Bucket":"VARCHAR","VpcConfiguration":{"VpcId":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."Bucket"], lambda v: v <> ''), lambda v: {'edge': 247, 'reference': v}),
                list_transform(list_filter([s."VpcConfiguration"."VpcId"], lambda v: v <> ''), lambda v: {'edge': 248, 'reference': v})
            )
        )[1]
        when 'AWS::Backup::RecoveryPoint' then list_transform(
            [json_transform({{ configuration }}, '{"BackupVaultArn":"VARCHAR","SourceBackupVaultArn":"VARCHAR","ResourceArn":"VARCHAR","CreatedBy":{"BackupPlanId":"VARCHAR"},"ParentRecoveryPointArn":"VARCHAR","RecoveryPointArn":"VARCHAR","EncryptionKeyArn":"VARCHAR","IamRoleArn":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."BackupVaultArn"], lambda v: v <> ''), lambda v: {'edge': 249, 'reference': v}),
                list_transform(list_filter([s."SourceBackupVaultArn"], lambda v: v <> ''), lambda v: {'edge': 250, 'reference': v}),
                list_transform(list_filter([s."ResourceArn"], lambda v: v <> ''), lambda v: {'edge': 251, 'reference': v}),
                list_transform(list_filter([s."CreatedBy"."BackupPlanId"], lambda v: v <> ''), lambda v: {'edge': 252, 'reference': v}),
                list_transform(list_filter([s."ParentRecoveryPointArn"], lambda v: v <> ''), lambda v: {'edge': 253, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."RecoveryPointArn"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '((?:snap|ami)-[0-9a-f]+$|^arn:[^:]+:rds:.+)', 1))), lambda v: {'edge': 254, 'reference': v}),
                list_transform(list_filter([s."EncryptionKeyArn"], lambda v: v <> ''), lambda v: {'edge': 255, 'reference': v}),
                list_transform(list_filter([s."IamRoleArn"], lambda v: v <> ''), lambda v: {'edge': 256, 'reference': v})
            )
        )[1]
        when 'AWS::StorageGateway::Gateway' then list_transform(
            [json_transform({{ configuration }}, '{"Ec2InstanceId":"VARCHAR","CloudWatchLogGroupARN":"VARCHAR","VPCEndpoint":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."Ec2InstanceId"], lambda v: v <> ''), lambda v: {'edge': 257, 'reference': v}),
                list_transform(list_filter([s."CloudWatchLogGroupARN"], lambda v: v <> ''), lambda v: {'edge': 258, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."VPCEndpoint"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(vpce-[0-9a-f]+)', 1))), lambda v: {'edge': 259, 'reference': v})
            )
        )[1]
        when 'AWS::DataSync::Task' then list_transform(
            [json_transform({{ configuration }}, '{"CloudWatchLogGroupArn":"VARCHAR","SourceNetworkInterfaceArns":["VARCHAR"],"DestinationNetworkInterfaceArns":["VARCHAR"],"ManifestConfig":{"Source":{"S3":{"S3BucketArn":"VARCHAR","BucketAccessRoleArn":"VARCHAR"}}},"TaskReportConfig":{"Destination":{"S3":{"S3BucketArn":"VARCHAR","BucketAccessRoleArn":"VARCHAR"}}}}')], lambda s: list_concat(
                list_transform(list_filter([s."CloudWatchLogGroupArn"], lambda v: v <> ''), lambda v: {'edge': 260, 'reference': v}),
                list_transform(list_filter(s."SourceNetworkInterfaceArns", lambda v: v <> ''), lambda v: {'edge': 261, 'reference': v}),
                list_transform(list_filter(s."DestinationNetworkInterfaceArns", lambda v: v <> ''), lambda v: {'edge': 262, 'reference': v}),
                list_transform(list_filter([s."ManifestConfig"."Source"."S3"."S3BucketArn"], lambda v: v <> ''), lambda v: {'edge': 263, 'reference': v}),
                list_transform(list_filter([s."ManifestConfig"."Source"."S3"."BucketAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 264, 'reference': v}),
                list_transform(list_filter([s."TaskReportConfig"."Destination"."S3"."S3BucketArn"], lambda v: v <> ''), lambda v: {'edge': 265, 'reference': v}),
                list_transform(list_filter([s."TaskReportConfig"."Destination"."S3"."BucketAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 266, 'reference': v})
            )
        )[1]
        when 'AWS::Transfer::Server' then list_transform(
            [json_transform({{ configuration }}, '{"EndpointDetails":{"VpcId":"VARCHAR","SubnetIds":["VARCHAR"],"SecurityGroupIds":["VARCHAR"],"VpcEndpointId":"VARCHAR","AddressAllocationIds":["VARCHAR"]},"Certificate":"VARCHAR","LoggingRole":"VARCHAR","IdentityProviderDetails":{"InvocationRole":"VARCHAR","Function":"VARCHAR","DirectoryId":"VARCHAR"},"WorkflowDetails":{"OnUpload":[{"ExecutionRole":"VARCHAR"}],"OnPartialUpload":[{"ExecutionRole":"VARCHAR"}]},"StructuredLogDestinations":["VARCHAR"]}')], lambda s: list_concat(
                list_transform(list_filter([s."EndpointDetails"."VpcId"], lambda v: v <> ''), lambda v: {'edge': 267, 'reference': v}),
                list_transform(list_filter(s."EndpointDetails"."SubnetIds", lambda v: v <> ''), lambda v: {'edge': 268, 'reference': v}),
                list_transform(list_filter(s."EndpointDetails"."SecurityGroupIds", lambda v: v <> ''), lambda v: {'edge': 269, 'reference': v}),
                list_transform(list_filter([s."EndpointDetails"."VpcEndpointId"], lambda v: v <> ''), lambda v: {'edge': 270, 'reference': v}),
                list_transform(list_filter(s."EndpointDetails"."AddressAllocationIds", lambda v: v <> ''), lambda v: {'edge': 271, 'reference': v}),
                list_transform(list_filter([s."Certificate"], lambda v: v <> ''), lambda v: {'edge': 272, 'reference': v}),
                list_transform(list_filter([s."LoggingRole"], lambda v: v <> ''), lambda v: {'edge': 273, 'reference': v}),
                list_transform(list_filter([s."IdentityProviderDetails"."InvocationRole"], lambda v: v <> ''), lambda v: {'edge': 274, 'reference': v}),
                list_transform(list_filter(list_transform(s."WorkflowDetails"."OnUpload", lambda x0: x0."ExecutionRole"), lambda v: v <> ''), lambda v: {'edge': 275, 'reference': v}),
                list_transform(list_filter(list_transform(s."WorkflowDetails"."OnPartialUpload", lambda x0: x0."ExecutionRole"), lambda v: v <> ''), lambda v: {'edge': 276, 'reference': v}),
                list_transform(list_filter([s."IdentityProviderDetails"."Function"], lambda v: v <> ''), lambda v: {'edge': 277, 'reference': v}),
                list_transform(list_filter([s."IdentityProviderDetails"."DirectoryId"], lambda v: v <> ''), lambda v: {'edge': 278, 'reference': v}),
                list_transform(list_filter(s."StructuredLogDestinations", lambda v: v <> ''), lambda v: {'edge': 279, 'reference': v})
            )
        )[1]
        when 'AWS::DLM::LifecyclePolicy' then list_transform(
            [json_transform({{ configuration }}, '{"ExecutionRoleArn":"VARCHAR","PolicyDetails":{"Schedules":[{"CrossRegionCopyRules":[{"CmkArn":"VARCHAR"}]}],"Actions":[{"CrossRegionCopy":[{"EncryptionConfiguration":{"CmkArn":"VARCHAR"}}]}]}}')], lambda s: list_concat(
                list_transform(list_filter([s."ExecutionRoleArn"], lambda v: v <> ''), lambda v: {'edge': 280, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."PolicyDetails"."Schedules", lambda x0: list_transform(x0."CrossRegionCopyRules", lambda x1: x1."CmkArn"))), lambda v: v <> ''), lambda v: {'edge': 281, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."PolicyDetails"."Actions", lambda x0: list_transform(x0."CrossRegionCopy", lambda x1: x1."EncryptionConfiguration"."CmkArn"))), lambda v: v <> ''), lambda v: {'edge': 282, 'reference': v})
            )
        )[1]
        when 'AWS::RDS::DBInstance' then list_transform(
            [json_transform({{ configuration }}, '{"DBSubnetGroup":{"VpcId":"VARCHAR","Subnets":[{"SubnetIdentifier":"VARCHAR"}],"DBSubnetGroupName":"VARCHAR"},"VpcSecurityGroups":[{"VpcSecurityGroupId":"VARCHAR"}],"KmsKeyId":"VARCHAR","PerformanceInsightsKMSKeyId":"VARCHAR","DBClusterIdentifier":"VARCHAR","ReadReplicaSourceDBInstanceIdentifier":"VARCHAR","MonitoringRoleArn":"VARCHAR","AssociatedRoles":[{"RoleArn":"VARCHAR"}],"MasterUserSecret":{"SecretArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."DBSubnetGroup"."VpcId"], lambda v: v <> ''), lambda v: {'edge': 283, 'reference': v}),
                list_transform(list_filter(list_transform(s."DBSubnetGroup"."Subnets", lambda x0: x0."SubnetIdentifier"), lambda v: v <> ''), lambda v: {'edge': 284, 'reference': v}),
                list_transform(list_filter(list_transform(s."VpcSecurityGroups", lambda x0: x0."VpcSecurityGroupId"), lambda v: v <> ''), lambda v: {'edge': 285, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 286, 'reference': v}),
                list_transform(list_filter([s."PerformanceInsightsKMSKeyId"], lambda v: v <> ''), lambda v: {'edge': 287, 'reference': v}),
                list_transform(list_filter([s."DBClusterIdentifier"], lambda v: v <> ''), lambda v: {'edge': 288, 'reference': v}),
                list_transform(list_filter([s."ReadReplicaSourceDBInstanceIdentifier"], lambda v: v <> ''), lambda v: {'edge': 289, 'reference': v}),
                list_transform(list_filter([s."DBSubnetGroup"."DBSubnetGroupName"], lambda v: v <> ''), lambda v: {'edge': 290, 'reference': v}),
                list_transform(list_filter([s."MonitoringRoleArn"], lambda v: v <> ''), lambda v: {'edge': 291, 'reference': v}),
                list_transform(list_filter(list_transform(s."AssociatedRoles", lambda x0: x0."RoleArn"), lambda v: v <> ''), lambda v: {'edge': 292, 'reference': v}),
                list_transform(list_filter([s."MasterUserSecret"."SecretArn"], lambda v: v <> ''), lambda v: {'edge': 293, 'reference': v})
            )
        )[1]
        when 'AWS::RDS::DBCluster' then list_transform(
            [json_transform({{ configuration }}, '{"VpcSecurityGroups":[{"VpcSecurityGroupId":"VARCHAR"}],"KmsKeyId":"VARCHAR","DBSubnetGroup":"VARCHAR","AssociatedRoles":[{"RoleArn":"VARCHAR"}],"MasterUserSecret":{"SecretArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."VpcSecurityGroups", lambda x0: x0."VpcSecurityGroupId"), lambda v: v <> ''), lambda v: {'edge': 294, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 295, 'reference': v}),
                list_transform(list_filter([s."DBSubnetGroup"], lambda v: v <> ''), lambda v: {'edge': 296, 'reference': v}),
                list_transform(list_filter(list_transform(s."AssociatedRoles", lambda x0: x0."RoleArn"), lambda v: v <> ''), lambda v: {'edge': 297, 'reference': v}),
                list_transform(list_filter([s."MasterUserSecret"."SecretArn"], lambda v: v <> ''), lambda v: {'edge': 298, 'reference': v})
            )
        )[1]
        when 'AWS::DynamoDB::Table' then list_transform(
            [json_transform({{ configuration }}, '{"SSEDescription":{"KMSMasterKeyArn":"VARCHAR"}}')], lambda s: list_transform(list_filter([s."SSEDescription"."KMSMasterKeyArn"], lambda v: v <> ''), lambda v: {'edge': 299, 'reference': v})
        )[1]
        when 'AWS::ElastiCache::CacheCluster' then list_transform(
            [json_transform({{ configuration }}, '{"SecurityGroups":[{"SecurityGroupId":"VARCHAR"}],"NotificationConfiguration":{"TopicArn":"VARCHAR"},"ReplicationGroupId":"VARCHAR","CacheSubnetGroupName":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."SecurityGroups", lambda x0: x0."SecurityGroupId"), lambda v: v <> ''), lambda v: {'edge': 300, 'reference': v}),
                list_transform(list_filter([s."NotificationConfiguration"."TopicArn"], lambda v: v <> ''), lambda v: {'edge': 301, 'reference': v}),
                list_transform(list_filter([s."ReplicationGroupId"], lambda v: v <> ''), lambda v: {'edge': 302, 'reference': v}),
                list_transform(list_filter([s."CacheSubnetGroupName"], lambda v: v <> ''), lambda v: {'edge': 303, 'reference': v})
            )
        )[1]
        when 'AWS::RDS::DBSnapshot' then list_transform(
            [json_transform({{ configuration }}, '{"DBInstanceIdentifier":"VARCHAR","SourceDBSnapshotIdentifier":"VARCHAR","KmsKeyId":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."DBInstanceIdentifier"], lambda v: v <> ''), lambda v: {'edge': 304, 'reference': v}),
                list_transform(list_filter([s."SourceDBSnapshotIdentifier"], lambda v: v <> ''), lambda v: {'edge': 305, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 306, 'reference': v})
            )
        )[1]
        when 'AWS::RDS::DBClusterSnapshot' then list_transform(
            [json_transform({{ configuration }}, '{"DBClusterIdentifier":"VARCHAR","SourceDBClusterSnapshotArn":"VARCHAR","KmsKeyId":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."DBClusterIdentifier"], lambda v: v <> ''), lambda v: {'edge': 307, 'reference': v}),
                list_transform(list_filter([s."SourceDBClusterSnapshotArn"], lambda v: v <> ''), lambda v: {'edge': 308, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 309, 'reference': v})
            )
        )[1]
        when 'AWS::RDS::DBSubnetGroup' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","Subnets":[{"SubnetIdentifier":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 310, 'reference': v}),
                list_transform(list_filter(list_transform(s."Subnets", lambda x0: x0."SubnetIdentifier"), lambda v: v <> ''), lambda v: {'edge': 311, 'reference': v})
            )
        )[1]
        when 'AWS::RDS::EventSubscription' then list_transform(
            [json_transform({{ configuration }}, '{"SnsTopicArn":"VARCHAR","SourceIdsList":["VARCHAR"]}')], lambda s: list_concat(
                list_transform(list_filter([s."SnsTopicArn"], lambda v: v <> ''), lambda v: {'edge': 312, 'reference': v}),
                list_transform(list_filter(s."SourceIdsList", lambda v: v <> ''), lambda v: {'edge': 313, 'reference': v})
            )
        )[1]
        when 'AWS::RDS::DBProxy' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","VpcSubnetIds":["VARCHAR"],"VpcSecurityGroupIds":["VARCHAR"],"RoleArn":"VARCHAR","Auth":[{"SecretArn":"VARCHAR"}],"Targets":[{"RdsResourceId":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 314, 'reference': v}),
                list_transform(list_filter(s."VpcSubnetIds", lambda v: v <> ''), lambda v: {'edge': 315, 'reference': v}),
                list_transform(list_filter(s."VpcSecurityGroupIds", lambda v: v <> ''), lambda v: {'edge': 316, 'reference': v}),
                list_transform(list_filter([s."RoleArn"], lambda v: v <> ''), lambda v: {'edge': 317, 'reference': v}),
                list_transform(list_filter(list_transform(s."Auth", lambda x0: x0."SecretArn"), lambda v: v <> ''), lambda v: {'edge': 318, 'reference': v}),
                list_transform(list_filter(list_transform(s."Targets", lambda x0: x0."RdsResourceId"), lambda v: v <> ''), lambda v: {'edge': 319, 'reference': v})
            )
        )[1]
        when 'AWS::RDS::GlobalCluster' then list_transform(
            [json_transform({{ configuration }}, '{"GlobalClusterMembers":[{"DBClusterArn":"VARCHAR"}]}')], lambda s: list_transform(list_filter(list_transform(s."GlobalClusterMembers", lambda x0: x0."DBClusterArn"), lambda v: v <> ''), lambda v: {'edge': 320, 'reference': v})
        )[1]
        when 'AWS::DocDB::DBCluster' then list_transform(
            [json_transform({{ configuration }}, '{"VpcSecurityGroups":[{"VpcSecurityGroupId":"VARCHAR"}],"KmsKeyId":"VARCHAR","DBSubnetGroup":"VARCHAR","AssociatedRoles":[{"RoleArn":"VARCHAR"}],"MasterUserSecret":{"SecretArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."VpcSecurityGroups", lambda x0: x0."VpcSecurityGroupId"), lambda v: v <> ''), lambda v: {'edge': 321, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 322, 'reference': v}),
                list_transform(list_filter([s."DBSubnetGroup"], lambda v: v <> ''), lambda v: {'edge': 323, 'reference': v}),
                list_transform(list_filter(list_transform(s."AssociatedRoles", lambda x0: x0."RoleArn"), lambda v: v <> ''), lambda v: {'edge': 324, 'reference': v}),
                list_transform(list_filter([s."MasterUserSecret"."SecretArn"], lambda v: v <> ''), lambda v: {'edge': 325, 'reference': v})
            )
        )[1]
        when 'AWS::DocDB::DBInstance' then list_transform(
            [json_transform({{ configuration }}, '{"DBSubnetGroup":{"VpcId":"VARCHAR","Subnets":[{"SubnetIdentifier":"VARCHAR"}],"DBSubnetGroupName":"VARCHAR"},"VpcSecurityGroups":[{"VpcSecurityGroupId":"VARCHAR"}],"KmsKeyId":"VARCHAR","PerformanceInsightsKMSKeyId":"VARCHAR","DBClusterIdentifier":"VARCHAR","ReadReplicaSourceDBInstanceIdentifier":"VARCHAR","MonitoringRoleArn":"VARCHAR","AssociatedRoles":[{"RoleArn":"VARCHAR"}],"MasterUserSecret":{"SecretArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."DBSubnetGroup"."VpcId"], lambda v: v <> ''), lambda v: {'edge': 326, 'reference': v}),
                list_transform(list_filter(list_transform(s."DBSubnetGroup"."Subnets", lambda x0: x0."SubnetIdentifier"), lambda v: v <> ''), lambda v: {'edge': 327, 'reference': v}),
                list_transform(list_filter(list_transform(s."VpcSecurityGroups", lambda x0: x0."VpcSecurityGroupId"), lambda v: v <> ''), lambda v: {'edge': 328, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 329, 'reference': v}),
                list_transform(list_filter([s."PerformanceInsightsKMSKeyId"], lambda v: v <> ''), lambda v: {'edge': 330, 'reference': v}),
                list_transform(list_filter([s."DBClusterIdentifier"], lambda v: v <> ''), lambda v: {'edge': 331, 'reference': v}),
                list_transform(list_filter([s."ReadReplicaSourceDBInstanceIdentifier"], lambda v: v <> ''), lambda v: {'edge': 332, 'reference': v}),
                list_transform(list_filter([s."DBSubnetGroup"."DBSubnetGroupName"], lambda v: v <> ''), lambda v: {'edge': 333, 'reference': v}),
                list_transform(list_filter([s."MonitoringRoleArn"], lambda v: v <> ''), lambda v: {'edge': 334, 'reference': v}),
                list_transform(list_filter(list_transform(s."AssociatedRoles", lambda x0: x0."RoleArn"), lambda v: v <> ''), lambda v: {'edge': 335, 'reference': v}),
                list_transform(list_filter([s."MasterUserSecret"."SecretArn"], lambda v: v <> ''), lambda v: {'edge': 336, 'reference': v})
            )
        )[1]
        when 'AWS::Neptune::DBCluster' then list_transform(
            [json_transform({{ configuration }}, '{"VpcSecurityGroups":[{"VpcSecurityGroupId":"VARCHAR"}],"KmsKeyId":"VARCHAR","DBSubnetGroup":"VARCHAR","AssociatedRoles":[{"RoleArn":"VARCHAR"}],"MasterUserSecret":{"SecretArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."VpcSecurityGroups", lambda x0: x0."VpcSecurityGroupId"), lambda v: v <> ''), lambda v: {'edge': 337, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 338, 'reference': v}),
                list_transform(list_filter([s."DBSubnetGroup"], lambda v: v <> ''), lambda v: {'edge': 339, 'reference': v}),
                list_transform(list_filter(list_transform(s."AssociatedRoles", lambda x0: x0."RoleArn"), lambda v: v <> ''), lambda v: {'edge': 340, 'reference': v}),
                list_transform(list_filter([s."MasterUserSecret"."SecretArn"], lambda v: v <> ''), lambda v: {'edge': 341, 'reference': v})
            )
        )[1]
        when 'AWS::Neptune::DBInstance' then list_transform(
            [json_transform({{ configuration }}, '{"DBSubnetGroup":{"VpcId":"VARCHAR","Subnets":[{"SubnetIdentifier":"VARCHAR"}],"DBSubnetGroupName":"VARCHAR"},"VpcSecurityGroups":[{"VpcSecurityGroupId":"VARCHAR"}],"KmsKeyId":"VARCHAR","PerformanceInsightsKMSKeyId":"VARCHAR","DBClusterIdentifier":"VARCHAR","ReadReplicaSourceDBInstanceIdentifier":"VARCHAR","MonitoringRoleArn":"VARCHAR","AssociatedRoles":[{"RoleArn":"VARCHAR"}],"MasterUserSecret":{"SecretArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."DBSubnetGroup"."VpcId"], lambda v: v <> ''), lambda v: {'edge': 342, 'reference': v}),
                list_transform(list_filter(list_transform(s."DBSubnetGroup"."Subnets", lambda x0: x0."SubnetIdentifier"), lambda v: v <> ''), lambda v: {'edge': 343, 'reference': v}),
                list_transform(list_filter(list_transform(s."VpcSecurityGroups", lambda x0: x0."VpcSecurityGroupId"), lambda v: v <> ''), lambda v: {'edge': 344, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 345, 'reference': v}),
                list_transform(list_filter([s."PerformanceInsightsKMSKeyId"], lambda v: v <> ''), lambda v: {'edge': 346, 'reference': v}),
                list_transform(list_filter([s."DBClusterIdentifier"], lambda v: v <> ''), lambda v: {'edge': 347, 'reference': v}),
                list_transform(list_filter([s."ReadReplicaSourceDBInstanceIdentifier"], lambda v: v <> ''), lambda v: {'edge': 348, 'reference': v}),
                list_transform(list_filter([s."DBSubnetGroup"."DBSubnetGroupName"], lambda v: v <> ''), lambda v: {'edge': 349, 'reference': v}),
                list_transform(list_filter([s."MonitoringRoleArn"], lambda v: v <> ''), lambda v: {'edge': 350, 'reference': v}),
                list_transform(list_filter(list_transform(s."AssociatedRoles", lambda x0: x0."RoleArn"), lambda v: v <> ''), lambda v: {'edge': 351, 'reference': v}),
                list_transform(list_filter([s."MasterUserSecret"."SecretArn"], lambda v: v <> ''), lambda v: {'edge': 352, 'reference': v})
            )
        )[1]
        when 'AWS::ElastiCache::ReplicationGroup' then list_transform(
            [json_transform({{ configuration }}, '{"KmsKeyId":"VARCHAR","LogDeliveryConfigurations":[{"DestinationDetails":{"CloudWatchLogsDetails":{"LogGroup":"VARCHAR"},"KinesisFirehoseDetails":{"DeliveryStream":"VARCHAR"}}}]}')], lambda s: list_concat(
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 353, 'reference': v}),
                list_transform(list_filter(list_transform(s."LogDeliveryConfigurations", lambda x0: x0."DestinationDetails"."CloudWatchLogsDetails"."LogGroup"), lambda v: v <> ''), lambda v: {'edge': 354, 'reference': v}),
                list_transform(list_filter(list_transform(s."LogDeliveryConfigurations", lambda x0: x0."DestinationDetails"."KinesisFirehoseDetails"."DeliveryStream"), lambda v: v <> ''), lambda v: {'edge': 355, 'reference': v})
            )
        )[1]
        when 'AWS::ElastiCache::SubnetGroup' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","Subnets":[{"SubnetIdentifier":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 356, 'reference': v}),
                list_transform(list_filter(list_transform(s."Subnets", lambda x0: x0."SubnetIdentifier"), lambda v: v <> ''), lambda v: {'edge': 357, 'reference': v})
            )
        )[1]
        when 'AWS::MemoryDB::Cluster' then list_transform(
            [json_transform({{ configuration }}, '{"SecurityGroups":[{"SecurityGroupId":"VARCHAR"}],"KmsKeyId":"VARCHAR","SnsTopicArn":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."SecurityGroups", lambda x0: x0."SecurityGroupId"), lambda v: v <> ''), lambda v: {'edge': 358, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 359, 'reference': v}),
                list_transform(list_filter([s."SnsTopicArn"], lambda v: v <> ''), lambda v: {'edge': 360, 'reference': v})
            )
        )[1]
        when 'AWS::DAX::Cluster' then list_transform(
            [json_transform({{ configuration }}, '{"SecurityGroups":[{"SecurityGroupIdentifier":"VARCHAR"}],"IamRoleArn":"VARCHAR","NotificationConfiguration":{"TopicArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."SecurityGroups", lambda x0: x0."SecurityGroupIdentifier"), lambda v: v <> ''), lambda v: {'edge': 361, 'reference': v}),
                list_transform(list_filter([s."IamRoleArn"], lambda v: v <> ''), lambda v: {'edge': 362, 'reference': v}),
                list_transform(list_filter([s."NotificationConfiguration"."TopicArn"], lambda v: v <> ''), lambda v: {'edge': 363, 'reference': v})
            )
        )[1]
        when 'AWS::Redshift::Cluster' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","VpcSecurityGroups":[{"VpcSecurityGroupId":"VARCHAR"}],"KmsKeyId":"VARCHAR","IamRoles":[{"IamRoleArn":"VARCHAR"}],"DefaultIamRoleArn":"VARCHAR","MasterPasswordSecretArn":"VARCHAR","Logging":{"BucketName":"VARCHAR"},"CustomDomainCertificateArn":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 364, 'reference': v}),
                list_transform(list_filter(list_transform(s."VpcSecurityGroups", lambda x0: x0."VpcSecurityGroupId"), lambda v: v <> ''), lambda v: {'edge': 365, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 366, 'reference': v}),
                list_transform(list_filter(list_transform(s."IamRoles", lambda x0: x0."IamRoleArn"), lambda v: v <> ''), lambda v: {'edge': 367, 'reference': v}),
                list_transform(list_filter([s."DefaultIamRoleArn"], lambda v: v <> ''), lambda v: {'edge': 368, 'reference': v}),
                list_transform(list_filter([s."MasterPasswordSecretArn"], lambda v: v <> ''), lambda v: {'edge': 369, 'reference': v}),
                list_transform(list_filter([s."Logging"."BucketName"], lambda v: v <> ''), lambda v: {'edge': 370, 'reference': v}),
                list_transform(list_filter([s."CustomDomainCertificateArn"], lambda v: v <> ''), lambda v: {'edge': 371, 'reference': v})
            )
        )[1]
        when 'AWS::RedshiftServerless::Namespace' then list_transform(
            [json_transform({{ configuration }}, '{"kmsKeyId":"VARCHAR","iamRoles":["VARCHAR"],"defaultIamRoleArn":"VARCHAR","adminPasswordSecretArn":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."kmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 372, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(s."iamRoles", lambda v: v <> ''), lambda v: regexp_extract_all(v, '(arn:[^,)]+)', 1))), lambda v: {'edge': 373, 'reference': v}),
                list_transform(list_filter([s."defaultIamRoleArn"], lambda v: v <> ''), lambda v: {'edge': 374, 'reference': v}),
                list_transform(list_filter([s."adminPasswordSecretArn"], lambda v: v <> ''), lambda v: {'edge': 375, 'reference': v})
            )
        )[1]
        when 'AWS::RedshiftServerless::Workgroup' then list_transform(
            [json_transform({{ configuration }}, '{"subnetIds":["VARCHAR"],"securityGroupIds":["VARCHAR"],"customDomainCertificateArn":"VARCHAR","namespaceName":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter(s."subnetIds", lambda v: v <> ''), lambda v: {'edge': 376, 'reference': v}),
                list_transform(list_filter(s."securityGroupIds", lambda v: v <> ''), lambda v: {'edge': 377, 'reference': v}),
                list_transform(list_filter([s."customDomainCertificateArn"], lambda v: v <> ''), lambda v: {'edge': 378, 'reference': v}),
                list_transform(list_filter([s."namespaceName"], lambda v: v <> ''), lambda v: {'edge': 379, 'reference': v})
            )
        )[1]
        when 'AWS::OpenSearchService::Domain' then list_transform(
            [json_transform({{ configuration }}, '{"VPCOptions":{"VPCId":"VARCHAR","SubnetIds":["VARCHAR"],"SecurityGroupIds":["VARCHAR"]},"EncryptionAtRestOptions":{"KmsKeyId":"VARCHAR"},"CognitoOptions":{"RoleArn":"VARCHAR","UserPoolId":"VARCHAR"},"DomainEndpointOptions":{"CustomEndpointCertificateArn":"VARCHAR"},"LogPublishingOptions":{"INDEX_SLOW_LOGS":{"CloudWatchLogsLogGroupArn":"VARCHAR"},"SEARCH_SLOW_LOGS":{"CloudWatchLogsLogGroupArn":"VARCHAR"},"ES_APPLICATION_LOGS":{"CloudWatchLogsLogGroupArn":"VARCHAR"},"AUDIT_LOGS":{"CloudWatchLogsLogGroupArn":"VARCHAR"}}}')], lambda s: list_concat(
                list_transform(list_filter([s."VPCOptions"."VPCId"], lambda v: v <> ''), lambda v: {'edge': 380, 'reference': v}),
                list_transform(list_filter(s."VPCOptions"."SubnetIds", lambda v: v <> ''), lambda v: {'edge': 381, 'reference': v}),
                list_transform(list_filter(s."VPCOptions"."SecurityGroupIds", lambda v: v <> ''), lambda v: {'edge': 382, 'reference': v}),
                list_transform(list_filter([s."EncryptionAtRestOptions"."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 383, 'reference': v}),
                list_transform(list_filter([s."CognitoOptions"."RoleArn"], lambda v: v <> ''), lambda v: {'edge': 384, 'reference': v}),
                list_transform(list_filter([s."CognitoOptions"."UserPoolId"], lambda v: v <> ''), lambda v: {'edge': 385, 'reference': v}),
                list_transform(list_filter([s."DomainEndpointOptions"."CustomEndpointCertificateArn"], lambda v: v <> ''), lambda v: {'edge': 386, 'reference': v}),
                list_transform(list_filter([s."LogPublishingOptions"."INDEX_SLOW_LOGS"."CloudWatchLogsLogGroupArn"], lambda v: v <> ''), lambda v: {'edge': 387, 'reference': v}),
                list_transform(list_filter([s."LogPublishingOptions"."SEARCH_SLOW_LOGS"."CloudWatchLogsLogGroupArn"], lambda v: v <> ''), lambda v: {'edge': 388, 'reference': v}),
                list_transform(list_filter([s."LogPublishingOptions"."ES_APPLICATION_LOGS"."CloudWatchLogsLogGroupArn"], lambda v: v <> ''), lambda v: {'edge': 389, 'reference': v}),
                list_transform(list_filter([s."LogPublishingOptions"."AUDIT_LOGS"."CloudWatchLogsLogGroupArn"], lambda v: v <> ''), lambda v: {'edge': 390, 'reference': v})
            )
        )[1]
        when 'AWS::OpenSearchServerless::Collection' then list_transform(
            [json_transform({{ configuration }}, '{"kmsKeyArn":"VARCHAR"}')], lambda s: list_transform(list_filter([s."kmsKeyArn"], lambda v: v <> ''), lambda v: {'edge': 391, 'reference': v})
        )[1]
        when 'AWS::Athena::WorkGroup' then list_transform(
            [json_transform({{ configuration }}, '{"Configuration":{"ResultConfiguration":{"OutputLocation":"VARCHAR","EncryptionConfiguration":{"KmsKey":"VARCHAR"}},"MonitoringConfiguration":{"S3LoggingConfiguration":{"LogLocation":"VARCHAR"},"CloudWatchLoggingConfiguration":{"LogGroup":"VARCHAR"}},"ManagedQueryResultsConfiguration":{"EncryptionConfiguration":{"KmsKey":"VARCHAR"}},"CustomerContentEncryptionConfiguration":{"KmsKey":"VARCHAR"},"ExecutionRole":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(flatten(list_transform(list_filter([s."Configuration"."ResultConfiguration"."OutputLocation"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3[an]?://([^/]+)', 1))), lambda v: {'edge': 392, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."Configuration"."MonitoringConfiguration"."S3LoggingConfiguration"."LogLocation"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3[an]?://([^/]+)', 1))), lambda v: {'edge': 393, 'reference': v}),
                list_transform(list_filter([s."Configuration"."MonitoringConfiguration"."CloudWatchLoggingConfiguration"."LogGroup"], lambda v: v <> ''), lambda v: {'edge': 394, 'reference': v}),
                list_transform(list_filter([s."Configuration"."ResultConfiguration"."EncryptionConfiguration"."KmsKey"], lambda v: v <> ''), lambda v: {'edge': 395, 'reference': v}),
                list_transform(list_filter([s."Configuration"."ManagedQueryResultsConfiguration"."EncryptionConfiguration"."KmsKey"], lambda v: v <> ''), lambda v: {'edge': 396, 'reference': v}),
                list_transform(list_filter([s."Configuration"."CustomerContentEncryptionConfiguration"."KmsKey"], lambda v: v <> ''), lambda v: {'edge': 397, 'reference': v}),
                list_transform(list_filter([s."Configuration"."ExecutionRole"], lambda v: v <> ''), lambda v: {'edge': 398, 'reference': v})
            )
        )[1]
        when 'AWS::EMR::Cluster' then list_transform(
            [json_transform({{ configuration }}, '{"Ec2InstanceAttributes":{"Ec2SubnetId":"VARCHAR","EmrManagedMasterSecurityGroup":"VARCHAR","EmrManagedSlaveSecurityGroup":"VARCHAR","ServiceAccessSecurityGroup":"VARCHAR","AdditionalMasterSecurityGroups":["VARCHAR"],"AdditionalSlaveSecurityGroups":["VARCHAR"],"Ec2KeyName":"VARCHAR","IamInstanceProfile":"VARCHAR"},"ServiceRole":"VARCHAR","AutoScalingRole":"VARCHAR","LogEncryptionKmsKeyId":"VARCHAR","LogUri":"VARCHAR","MonitoringConfiguration":{"CloudWatchLogConfiguration":{"LogGroupName":"VARCHAR"}}}')], lambda s: list_concat(
                list_transform(list_filter([s."Ec2InstanceAttributes"."Ec2SubnetId"], lambda v: v <> ''), lambda v: {'edge': 399, 'reference': v}),
                list_transform(list_filter([s."Ec2InstanceAttributes"."EmrManagedMasterSecurityGroup"], lambda v: v <> ''), lambda v: {'edge': 400, 'reference': v}),
                list_transform(list_filter([s."Ec2InstanceAttributes"."EmrManagedSlaveSecurityGroup"], lambda v: v <> ''), lambda v: {'edge': 401, 'reference': v}),
                list_transform(list_filter([s."Ec2InstanceAttributes"."ServiceAccessSecurityGroup"], lambda v: v <> ''), lambda v: {'edge': 402, 'reference': v}),
                list_transform(list_filter(s."Ec2InstanceAttributes"."AdditionalMasterSecurityGroups", lambda v: v <> ''), lambda v: {'edge': 403, 'reference': v}),
                list_transform(list_filter(s."Ec2InstanceAttributes"."AdditionalSlaveSecurityGroups", lambda v: v <> ''), lambda v: {'edge': 404, 'reference': v}),
                list_transform(list_filter([s."Ec2InstanceAttributes"."Ec2KeyName"], lambda v: v <> ''), lambda v: {'edge': 405, 'reference': v}),
                list_transform(list_filter([s."Ec2InstanceAttributes"."IamInstanceProfile"], lambda v: v <> ''), lambda v: {'edge': 406, 'reference': v}),
                list_transform(list_filter([s."ServiceRole"], lambda v: v <> ''), lambda v: {'edge': 407, 'reference': v}),
                list_transform(list_filter([s."AutoScalingRole"], lambda v: v <> ''), lambda v: {'edge': 408, 'reference': v}),
                list_transform(list_filter([s."LogEncryptionKmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 409, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."LogUri"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3[an]?://([^/]+)', 1))), lambda v: {'edge': 410, 'reference': v}),
                list_transform(list_filter([s."MonitoringConfiguration"."CloudWatchLogConfiguration"."LogGroupName"], lambda v: v <> ''), lambda v: {'edge': 411, 'reference': v})
            )
        )[1]
        when 'AWS::Glue::Trigger' then list_transform(
            [json_transform({{ configuration }}, '{"Actions":[{"JobName":"VARCHAR","CrawlerName":"VARCHAR","SecurityConfiguration":"VARCHAR"}],"Predicate":{"Conditions":[{"JobName":"VARCHAR","CrawlerName":"VARCHAR"}]}}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."Actions", lambda x0: x0."JobName"), lambda v: v <> ''), lambda v: {'edge': 412, 'reference': v}),
                list_transform(list_filter(list_transform(s."Actions", lambda x0: x0."CrawlerName"), lambda v: v <> ''), lambda v: {'edge': 413, 'reference': v}),
                list_transform(list_filter(list_transform(s."Predicate"."Conditions", lambda x0: x0."JobName"), lambda v: v <> ''), lambda v: {'edge': 414, 'reference': v}),
                list_transform(list_filter(list_transform(s."Predicate"."Conditions", lambda x0: x0."CrawlerName"), lambda v: v <> ''), lambda v: {'edge': 415, 'reference': v}),
                list_transform(list_filter(list_transform(s."Actions", lambda x0: x0."SecurityConfiguration"), lambda v: v <> ''), lambda v: {'edge': 416, 'reference': v})
            )
        )[1]
        when 'AWS::Glue::SecurityConfiguration' then list_transform(
            [json_transform({{ configuration }}, '{"EncryptionConfiguration":{"S3Encryption":[{"KmsKeyArn":"VARCHAR"}],"CloudWatchEncryption":{"KmsKeyArn":"VARCHAR"},"JobBookmarksEncryption":{"KmsKeyArn":"VARCHAR"},"DataQualityEncryption":{"KmsKeyArn":"VARCHAR"}}}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."EncryptionConfiguration"."S3Encryption", lambda x0: x0."KmsKeyArn"), lambda v: v <> ''), lambda v: {'edge': 417, 'reference': v}),
                list_transform(list_filter([s."EncryptionConfiguration"."CloudWatchEncryption"."KmsKeyArn"], lambda v: v <> ''), lambda v: {'edge': 418, 'reference': v}),
                list_transform(list_filter([s."EncryptionConfiguration"."JobBookmarksEncryption"."KmsKeyArn"], lambda v: v <> ''), lambda v: {'edge': 419, 'reference': v}),
                list_transform(list_filter([s."EncryptionConfiguration"."DataQualityEncryption"."KmsKeyArn"], lambda v: v <> ''), lambda v: {'edge': 420, 'reference': v})
            )
        )[1]
        when 'AWS::Glue::DataCatalogEncryptionSettings' then list_transform(
            [json_transform({{ configuration }}, '{"EncryptionAtRest":{"SseAwsKmsKeyId":"VARCHAR","CatalogEncryptionServiceRole":"VARCHAR"},"ConnectionPasswordEncryption":{"AwsKmsKeyId":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."EncryptionAtRest"."SseAwsKmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 421, 'reference': v}),
                list_transform(list_filter([s."ConnectionPasswordEncryption"."AwsKmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 422, 'reference': v}),
                list_transform(list_filter([s."EncryptionAtRest"."CatalogEncryptionServiceRole"], lambda v: v <> ''), lambda v: {'edge': 423, 'reference': v})
            )
        )[1]
        when 'AWS::Kinesis::Stream' then list_transform(
            [json_transform({{ configuration }}, '{"KeyId":"VARCHAR"}')], lambda s: list_transform(list_filter([s."KeyId"], lambda v: v <> ''), lambda v: {'edge': 424, 'reference': v})
        )[1]
        when 'AWS::KinesisFirehose::DeliveryStream' then list_transform(
            [json_transform({{ configuration }}, '{"Source":{"KinesisStreamSourceDescription":{"KinesisStreamARN":"VARCHAR","RoleARN":"VARCHAR"},"MSKSourceDescription":{"MSKClusterARN":"VARCHAR"}},"DeliveryStreamEncryptionConfiguration":{"KeyARN":"VARCHAR"},"Destinations":[{"ExtendedS3DestinationDescription":{"RoleARN":"VARCHAR","BucketARN":"VARCHAR","S3BackupDescription":{"BucketARN":"VARCHAR"},"EncryptionConfiguration":{"KMSEncryptionConfig":{"AWSKMSKeyARN":"VARCHAR"}},"CloudWatchLoggingOptions":{"LogGroupName":"VARCHAR"},"ProcessingConfiguration":{"Processors":[{"Parameters":[{"ParameterValue":"VARCHAR"}]}]}},"RedshiftDestinationDescription":{"RoleARN":"VARCHAR","S3DestinationDescription":{"BucketARN":"VARCHAR"},"CloudWatchLoggingOptions":{"LogGroupName":"VARCHAR"},"ProcessingConfiguration":{"Processors":[{"Parameters":[{"ParameterValue":"VARCHAR"}]}]},"SecretsManagerConfiguration":{"SecretARN":"VARCHAR"}},"ElasticsearchDestinationDescription":{"RoleARN":"VARCHAR","S3DestinationDescription":{"BucketARN":"VARCHAR"},"CloudWatchLoggingOptions":{"LogGroupName":"VARCHAR"},"ProcessingConfiguration":{"Processors":[{"Parameters":[{"ParameterValue":"VARCHAR"}]}]},"DomainARN":"VARCHAR","VpcConfigurationDescription":{"SubnetIds":["VARCHAR"],"SecurityGroupIds":["VARCHAR"]}},"AmazonopensearchserviceDestinationDescription":{"RoleARN":"VARCHAR","S3DestinationDescription":{"BucketARN":"VARCHAR"},"CloudWatchLoggingOptions":{"LogGroupName":"VARCHAR"},"ProcessingConfiguration":{"Processors":[{"Parameters":[{"ParameterValue":"VARCHAR"}]}]},"DomainARN":"VARCHAR","VpcConfigurationDescription":{"SubnetIds":["VARCHAR"],"SecurityGroupIds":["VARCHAR"]}},"AmazonOpenSearchServerlessDestinationDescription":{"RoleARN":"VARCHAR","S3DestinationDescription":{"BucketARN":"VARCHAR"},"CloudWatchLoggingOptions":{"LogGroupName":"VARCHAR"},"ProcessingConfiguration":{"Processors":[{"Parameters":[{"ParameterValue":"VARCHAR"}]}]},"VpcConfigurationDescription":{"SubnetIds":["VARCHAR"],"SecurityGroupIds":["VARCHAR"]}},"HttpEndpointDestinationDescription":{"RoleARN":"VARCHAR","S3DestinationDescription":{"BucketARN":"VARCHAR"},"CloudWatchLoggingOptions":{"LogGroupName":"VARCHAR"},"ProcessingConfiguration":{"Processors":[{"Parameters":[{"ParameterValue":"VARCHAR"}]}]},"SecretsManagerConfiguration":{"SecretARN":"VARCHAR"}},"SnowflakeDestinationDescription":{"RoleARN":"VARCHAR","S3DestinationDescription":{"BucketARN":"VARCHAR"},"CloudWatchLoggingOptions":{"LogGroupName":"VARCHAR"},"ProcessingConfiguration":{"Processors":[{"Parameters":[{"ParameterValue":"VARCHAR"}]}]},"SecretsManagerConfiguration":{"SecretARN":"VARCHAR"}},"IcebergDestinationDescription":{"RoleARN":"VARCHAR","S3DestinationDescription":{"BucketARN":"VARCHAR"},"CloudWatchLoggingOptions":{"LogGroupName":"VARCHAR"},"ProcessingConfiguration":{"Processors":[{"Parameters":[{"ParameterValue":"VARCHAR"}]}]}},"SplunkDestinationDescription":{"S3DestinationDescription":{"BucketARN":"VARCHAR"},"CloudWatchLoggingOptions":{"LogGroupName":"VARCHAR"},"ProcessingConfiguration":{"Processors":[{"Parameters":[{"ParameterValue":"VARCHAR"}]}]},"SecretsManagerConfiguration":{"SecretARN":"VARCHAR"}}}]}')], lambda s: list_concat(
                list_transform(list_filter([s."Source"."KinesisStreamSourceDescription"."KinesisStreamARN"], lambda v: v <> ''), lambda v: {'edge': 425, 'reference': v}),
                list_transform(list_filter([s."Source"."MSKSourceDescription"."MSKClusterARN"], lambda v: v <> ''), lambda v: {'edge': 426, 'reference': v}),
                list_transform(list_filter([s."Source"."KinesisStreamSourceDescription"."RoleARN"], lambda v: v <> ''), lambda v: {'edge': 427, 'reference': v}),
                list_transform(list_filter([s."DeliveryStreamEncryptionConfiguration"."KeyARN"], lambda v: v <> ''), lambda v: {'edge': 428, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."ExtendedS3DestinationDescription"."RoleARN"), lambda v: v <> ''), lambda v: {'edge': 429, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."RedshiftDestinationDescription"."RoleARN"), lambda v: v <> ''), lambda v: {'edge': 430, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."ElasticsearchDestinationDescription"."RoleARN"), lambda v: v <> ''), lambda v: {'edge': 431, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."AmazonopensearchserviceDestinationDescription"."RoleARN"), lambda v: v <> ''), lambda v: {'edge': 432, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."AmazonOpenSearchServerlessDestinationDescription"."RoleARN"), lambda v: v <> ''), lambda v: {'edge': 433, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."HttpEndpointDestinationDescription"."RoleARN"), lambda v: v <> ''), lambda v: {'edge': 434, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."SnowflakeDestinationDescription"."RoleARN"), lambda v: v <> ''), lambda v: {'edge': 435, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."IcebergDestinationDescription"."RoleARN"), lambda v: v <> ''), lambda v: {'edge': 436, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."ExtendedS3DestinationDescription"."BucketARN"), lambda v: v <> ''), lambda v: {'edge': 437, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."ExtendedS3DestinationDescription"."S3BackupDescription"."BucketARN"), lambda v: v <> ''), lambda v: {'edge': 438, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."ExtendedS3DestinationDescription"."EncryptionConfiguration"."KMSEncryptionConfig"."AWSKMSKeyARN"), lambda v: v <> ''), lambda v: {'edge': 439, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."RedshiftDestinationDescription"."S3DestinationDescription"."BucketARN"), lambda v: v <> ''), lambda v: {'edge': 440, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."ElasticsearchDestinationDescription"."S3DestinationDescription"."BucketARN"), lambda v: v <> ''), lambda v: {'edge': 441, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."AmazonopensearchserviceDestinationDescription"."S3DestinationDescription"."BucketARN"), lambda v: v <> ''), lambda v: {'edge': 442, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."AmazonOpenSearchServerlessDestinationDescription"."S3DestinationDescription"."BucketARN"), lambda v: v <> ''), lambda v: {'edge': 443, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."SplunkDestinationDescription"."S3DestinationDescription"."BucketARN"), lambda v: v <> ''), lambda v: {'edge': 444, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."HttpEndpointDestinationDescription"."S3DestinationDescription"."BucketARN"), lambda v: v <> ''), lambda v: {'edge': 445, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."SnowflakeDestinationDescription"."S3DestinationDescription"."BucketARN"), lambda v: v <> ''), lambda v: {'edge': 446, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."IcebergDestinationDescription"."S3DestinationDescription"."BucketARN"), lambda v: v <> ''), lambda v: {'edge': 447, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."ExtendedS3DestinationDescription"."CloudWatchLoggingOptions"."LogGroupName"), lambda v: v <> ''), lambda v: {'edge': 448, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."RedshiftDestinationDescription"."CloudWatchLoggingOptions"."LogGroupName"), lambda v: v <> ''), lambda v: {'edge': 449, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."ElasticsearchDestinationDescription"."CloudWatchLoggingOptions"."LogGroupName"), lambda v: v <> ''), lambda v: {'edge': 450, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."AmazonopensearchserviceDestinationDescription"."CloudWatchLoggingOptions"."LogGroupName"), lambda v: v <> ''), lambda v: {'edge': 451, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."AmazonOpenSearchServerlessDestinationDescription"."CloudWatchLoggingOptions"."LogGroupName"), lambda v: v <> ''), lambda v: {'edge': 452, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."SplunkDestinationDescription"."CloudWatchLoggingOptions"."LogGroupName"), lambda v: v <> ''), lambda v: {'edge': 453, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."HttpEndpointDestinationDescription"."CloudWatchLoggingOptions"."LogGroupName"), lambda v: v <> ''), lambda v: {'edge': 454, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."SnowflakeDestinationDescription"."CloudWatchLoggingOptions"."LogGroupName"), lambda v: v <> ''), lambda v: {'edge': 455, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."IcebergDestinationDescription"."CloudWatchLoggingOptions"."LogGroupName"), lambda v: v <> ''), lambda v: {'edge': 456, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: flatten(list_transform(x0."ExtendedS3DestinationDescription"."ProcessingConfiguration"."Processors", lambda x1: list_transform(x1."Parameters", lambda x2: x2."ParameterValue"))))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)', 1))), lambda v: {'edge': 457, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: flatten(list_transform(x0."RedshiftDestinationDescription"."ProcessingConfiguration"."Processors", lambda x1: list_transform(x1."Parameters", lambda x2: x2."ParameterValue"))))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)', 1))), lambda v: {'edge': 458, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: flatten(list_transform(x0."ElasticsearchDestinationDescription"."ProcessingConfiguration"."Processors", lambda x1: list_transform(x1."Parameters", lambda x2: x2."ParameterValue"))))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)', 1))), lambda v: {'edge': 459, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: flatten(list_transform(x0."AmazonopensearchserviceDestinationDescription"."ProcessingConfiguration"."Processors", lambda x1: list_transform(x1."Parameters", lambda x2: x2."ParameterValue"))))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)', 1))), lambda v: {'edge': 460, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: flatten(list_transform(x0."AmazonOpenSearchServerlessDestinationDescription"."ProcessingConfiguration"."Processors", lambda x1: list_transform(x1."Parameters", lambda x2: x2."ParameterValue"))))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)', 1))), lambda v: {'edge': 461, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: flatten(list_transform(x0."SplunkDestinationDescription"."ProcessingConfiguration"."Processors", lambda x1: list_transform(x1."Parameters", lambda x2: x2."ParameterValue"))))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)', 1))), lambda v: {'edge': 462, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: flatten(list_transform(x0."HttpEndpointDestinationDescription"."ProcessingConfiguration"."Processors", lambda x1: list_transform(x1."Parameters", lambda x2: x2."ParameterValue"))))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)', 1))), lambda v: {'edge': 463, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: flatten(list_transform(x0."SnowflakeDestinationDescription"."ProcessingConfiguration"."Processors", lambda x1: list_transform(x1."Parameters", lambda x2: x2."ParameterValue"))))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)', 1))), lambda v: {'edge': 464, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: flatten(list_transform(x0."IcebergDestinationDescription"."ProcessingConfiguration"."Processors", lambda x1: list_transform(x1."Parameters", lambda x2: x2."ParameterValue"))))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)', 1))), lambda v: {'edge': 465, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."ElasticsearchDestinationDescription"."DomainARN"), lambda v: v <> ''), lambda v: {'edge': 466, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."AmazonopensearchserviceDestinationDescription"."DomainARN"), lambda v: v <> ''), lambda v: {'edge': 467, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: x0."ElasticsearchDestinationDescription"."VpcConfigurationDescription"."SubnetIds")), lambda v: v <> ''), lambda v: {'edge': 468, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: x0."AmazonopensearchserviceDestinationDescription"."VpcConfigurationDescription"."SubnetIds")), lambda v: v <> ''), lambda v: {'edge': 469, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: x0."AmazonOpenSearchServerlessDestinationDescription"."VpcConfigurationDescription"."SubnetIds")), lambda v: v <> ''), lambda v: {'edge': 470, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: x0."ElasticsearchDestinationDescription"."VpcConfigurationDescription"."SecurityGroupIds")), lambda v: v <> ''), lambda v: {'edge': 471, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: x0."AmazonopensearchserviceDestinationDescription"."VpcConfigurationDescription"."SecurityGroupIds")), lambda v: v <> ''), lambda v: {'edge': 472, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Destinations", lambda x0: x0."AmazonOpenSearchServerlessDestinationDescription"."VpcConfigurationDescription"."SecurityGroupIds")), lambda v: v <> ''), lambda v: {'edge': 473, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."RedshiftDestinationDescription"."SecretsManagerConfiguration"."SecretARN"), lambda v: v <> ''), lambda v: {'edge': 474, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."SplunkDestinationDescription"."SecretsManagerConfiguration"."SecretARN"), lambda v: v <> ''), lambda v: {'edge': 475, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."HttpEndpointDestinationDescription"."SecretsManagerConfiguration"."SecretARN"), lambda v: v <> ''), lambda v: {'edge': 476, 'reference': v}),
                list_transform(list_filter(list_transform(s."Destinations", lambda x0: x0."SnowflakeDestinationDescription"."SecretsManagerConfiguration"."SecretARN"), lambda v: v <> ''), lambda v: {'edge': 477, 'reference': v})
            )
        )[1]
        when 'AWS::MSK::Cluster' then list_transform(
            [json_transform({{ configuration }}, '{"Provisioned":{"BrokerNodeGroupInfo":{"ClientSubnets":["VARCHAR"],"SecurityGroups":["VARCHAR"]},"EncryptionInfo":{"EncryptionAtRest":{"DataVolumeKMSKeyId":"VARCHAR"}},"ClientAuthentication":{"Tls":{"CertificateAuthorityArnList":["VARCHAR"]}},"LoggingInfo":{"BrokerLogs":{"CloudWatchLogs":{"LogGroup":"VARCHAR"},"S3":{"Bucket":"VARCHAR"},"Firehose":{"DeliveryStream":"VARCHAR"}},"AuthorizerLogs":{"CloudWatchLogs":{"LogGroup":"VARCHAR"},"S3":{"Bucket":"VARCHAR"},"Firehose":{"DeliveryStream":"VARCHAR"}}}},"Serverless":{"VpcConfigs":[{"SubnetIds":["VARCHAR"],"SecurityGroupIds":["VARCHAR"]}]}}')], lambda s: list_concat(
                list_transform(list_filter(s."Provisioned"."BrokerNodeGroupInfo"."ClientSubnets", lambda v: v <> ''), lambda v: {'edge': 478, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Serverless"."VpcConfigs", lambda x0: x0."SubnetIds")), lambda v: v <> ''), lambda v: {'edge': 479, 'reference': v}),
                list_transform(list_filter(s."Provisioned"."BrokerNodeGroupInfo"."SecurityGroups", lambda v: v <> ''), lambda v: {'edge': 480, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Serverless"."VpcConfigs", lambda x0: x0."SecurityGroupIds")), lambda v: v <> ''), lambda v: {'edge': 481, 'reference': v}),
                list_transform(list_filter([s."Provisioned"."EncryptionInfo"."EncryptionAtRest"."DataVolumeKMSKeyId"], lambda v: v <> ''), lambda v: {'edge': 482, 'reference': v}),
                list_transform(list_filter(s."Provisioned"."ClientAuthentication"."Tls"."CertificateAuthorityArnList", lambda v: v <> ''), lambda v: {'edge': 483, 'reference': v}),
                list_transform(list_filter([s."Provisioned"."LoggingInfo"."BrokerLogs"."CloudWatchLogs"."LogGroup"], lambda v: v <> ''), lambda v: {'edge': 484, 'reference': v}),
                list_transform(list_filter([s."Provisioned"."LoggingInfo"."AuthorizerLogs"."CloudWatchLogs"."LogGroup"], lambda v: v <> ''), lambda v: {'edge': 485, 'reference': v}),
                list_transform(list_filter([s."Provisioned"."LoggingInfo"."BrokerLogs"."S3"."Bucket"], lambda v: v <> ''), lambda v: {'edge': 486, 'reference': v}),
                list_transform(list_filter([s."Provisioned"."LoggingInfo"."AuthorizerLogs"."S3"."Bucket"], lambda v: v <> ''), lambda v: {'edge': 487, 'reference': v}),
                list_transform(list_filter([s."Provisioned"."LoggingInfo"."BrokerLogs"."Firehose"."DeliveryStream"], lambda v: v <> ''), lambda v: {'edge': 488, 'reference': v}),
                list_transform(list_filter([s."Provisioned"."LoggingInfo"."AuthorizerLogs"."Firehose"."DeliveryStream"], lambda v: v <> ''), lambda v: {'edge': 489, 'reference': v})
            )
        )[1]
        when 'AWS::KinesisAnalyticsV2::Application' then list_transform(
            [json_transform({{ configuration }}, '{"ServiceExecutionRole":"VARCHAR","ApplicationConfigurationDescription":{"VpcConfigurationDescriptions":[{"VpcId":"VARCHAR","SubnetIds":["VARCHAR"],"SecurityGroupIds":["VARCHAR"]}],"ApplicationEncryptionConfigurationDescription":{"KeyId":"VARCHAR"},"ApplicationCodeConfigurationDescription":{"CodeContentDescription":{"S3ApplicationCodeLocationDescription":{"BucketARN":"VARCHAR"}}},"SqlApplicationConfigurationDescription":{"InputDescriptions":[{"KinesisStreamsInputDescription":{"ResourceARN":"VARCHAR"},"KinesisFirehoseInputDescription":{"ResourceARN":"VARCHAR"}}],"OutputDescriptions":[{"KinesisStreamsOutputDescription":{"ResourceARN":"VARCHAR"},"KinesisFirehoseOutputDescription":{"ResourceARN":"VARCHAR"},"LambdaOutputDescription":{"ResourceARN":"VARCHAR"}}]},"ZeppelinApplicationConfigurationDescription":{"CatalogConfigurationDescription":{"GlueDataCatalogConfigurationDescription":{"DatabaseARN":"VARCHAR"}}}},"CloudWatchLoggingOptionDescriptions":[{"LogStreamARN":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."ServiceExecutionRole"], lambda v: v <> ''), lambda v: {'edge': 490, 'reference': v}),
                list_transform(list_filter(list_transform(s."ApplicationConfigurationDescription"."VpcConfigurationDescriptions", lambda x0: x0."VpcId"), lambda v: v <> ''), lambda v: {'edge': 491, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."ApplicationConfigurationDescription"."VpcConfigurationDescriptions", lambda x0: x0."SubnetIds")), lambda v: v <> ''), lambda v: {'edge': 492, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."ApplicationConfigurationDescription"."VpcConfigurationDescriptions", lambda x0: x0."SecurityGroupIds")), lambda v: v <> ''), lambda v: {'edge': 493, 'reference': v}),
                list_transform(list_filter([s."ApplicationConfigurationDescription"."ApplicationEncryptionConfigurationDescription"."KeyId"], lambda v: v <> ''), lambda v: {'edge': 494, 'reference': v}),
                list_transform(list_filter([s."ApplicationConfigurationDescription"."ApplicationCodeConfigurationDescription"."CodeContentDescription"."S3ApplicationCodeLocationDescription"."BucketARN"], lambda v: v <> ''), lambda v: {'edge': 495, 'reference': v}),
                list_transform(list_filter(list_transform(s."ApplicationConfigurationDescription"."SqlApplicationConfigurationDescription"."InputDescriptions", lambda x0: x0."KinesisStreamsInputDescription"."ResourceARN"), lambda v: v <> ''), lambda v: {'edge': 496, 'reference': v}),
                list_transform(list_filter(list_transform(s."ApplicationConfigurationDescription"."SqlApplicationConfigurationDescription"."InputDescriptions", lambda x0: x0."KinesisFirehoseInputDescription"."ResourceARN"), lambda v: v <> ''), lambda v: {'edge': 497, 'reference': v}),
                list_transform(list_filter(list_transform(s."ApplicationConfigurationDescription"."SqlApplicationConfigurationDescription"."OutputDescriptions", lambda x0: x0."KinesisStreamsOutputDescription"."ResourceARN"), lambda v: v <> ''), lambda v: {'edge': 498, 'reference': v}),
                list_transform(list_filter(list_transform(s."ApplicationConfigurationDescription"."SqlApplicationConfigurationDescription"."OutputDescriptions", lambda x0: x0."KinesisFirehoseOutputDescription"."ResourceARN"), lambda v: v <> ''), lambda v: {'edge': 499, 'reference': v}),
                list_transform(list_filter(list_transform(s."ApplicationConfigurationDescription"."SqlApplicationConfigurationDescription"."OutputDescriptions", lambda x0: x0."LambdaOutputDescription"."ResourceARN"), lambda v: v <> ''), lambda v: {'edge': 500, 'reference': v}),
                list_transform(list_filter([s."ApplicationConfigurationDescription"."ZeppelinApplicationConfigurationDescription"."CatalogConfigurationDescription"."GlueDataCatalogConfigurationDescription"."DatabaseARN"], lambda v: v <> ''), lambda v: {'edge': 501, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."CloudWatchLoggingOptionDescriptions", lambda x0: x0."LogStreamARN"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:.+):log-stream:', 1))), lambda v: {'edge': 502, 'reference': v})
            )
        )[1]
        when 'AWS::DMS::ReplicationInstance' then list_transform(
            [json_transform({{ configuration }}, '{"ReplicationSubnetGroup":{"VpcId":"VARCHAR","Subnets":[{"SubnetIdentifier":"VARCHAR"}]},"VpcSecurityGroups":[{"VpcSecurityGroupId":"VARCHAR"}],"KmsKeyId":"VARCHAR","KerberosAuthenticationSettings":{"KeyCacheSecretId":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."ReplicationSubnetGroup"."VpcId"], lambda v: v <> ''), lambda v: {'edge': 503, 'reference': v}),
                list_transform(list_filter(list_transform(s."ReplicationSubnetGroup"."Subnets", lambda x0: x0."SubnetIdentifier"), lambda v: v <> ''), lambda v: {'edge': 504, 'reference': v}),
                list_transform(list_filter(list_transform(s."VpcSecurityGroups", lambda x0: x0."VpcSecurityGroupId"), lambda v: v <> ''), lambda v: {'edge': 505, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 506, 'reference': v}),
                list_transform(list_filter([s."KerberosAuthenticationSettings"."KeyCacheSecretId"], lambda v: v <> ''), lambda v: {'edge': 507, 'reference': v})
            )
        )[1]
        when 'AWS::DMS::Endpoint' then list_transform(
            [json_transform({{ configuration }}, '{"KmsKeyId":"VARCHAR","ServiceAccessRoleArn":"VARCHAR","DynamoDbSettings":{"ServiceAccessRoleArn":"VARCHAR"},"S3Settings":{"ServiceAccessRoleArn":"VARCHAR","BucketName":"VARCHAR","ServerSideEncryptionKmsKeyId":"VARCHAR"},"DmsTransferSettings":{"ServiceAccessRoleArn":"VARCHAR"},"KinesisSettings":{"ServiceAccessRoleArn":"VARCHAR","StreamArn":"VARCHAR"},"ElasticsearchSettings":{"ServiceAccessRoleArn":"VARCHAR"},"NeptuneSettings":{"ServiceAccessRoleArn":"VARCHAR","S3BucketName":"VARCHAR"},"RedshiftSettings":{"ServiceAccessRoleArn":"VARCHAR","SecretsManagerAccessRoleArn":"VARCHAR","SecretsManagerSecretId":"VARCHAR","BucketName":"VARCHAR"},"PostgreSQLSettings":{"ServiceAccessRoleArn":"VARCHAR","SecretsManagerAccessRoleArn":"VARCHAR","SecretsManagerSecretId":"VARCHAR"},"MySQLSettings":{"ServiceAccessRoleArn":"VARCHAR","SecretsManagerAccessRoleArn":"VARCHAR","SecretsManagerSecretId":"VARCHAR"},"MongoDbSettings":{"SecretsManagerAccessRoleArn":"VARCHAR","SecretsManagerSecretId":"VARCHAR"},"OracleSettings":{"SecretsManagerAccessRoleArn":"VARCHAR","SecretsManagerSecretId":"VARCHAR"},"SybaseSettings":{"SecretsManagerAccessRoleArn":"VARCHAR","SecretsManagerSecretId":"VARCHAR"},"MicrosoftSQLServerSettings":{"SecretsManagerAccessRoleArn":"VARCHAR","SecretsManagerSecretId":"VARCHAR"},"IBMDb2Settings":{"SecretsManagerAccessRoleArn":"VARCHAR","SecretsManagerSecretId":"VARCHAR"},"DocDbSettings":{"SecretsManagerAccessRoleArn":"VARCHAR","SecretsManagerSecretId":"VARCHAR"},"GcpMySQLSettings":{"SecretsManagerAccessRoleArn":"VARCHAR","SecretsManagerSecretId":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 508, 'reference': v}),
                list_transform(list_filter([s."ServiceAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 509, 'reference': v}),
                list_transform(list_filter([s."DynamoDbSettings"."ServiceAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 510, 'reference': v}),
                list_transform(list_filter([s."S3Settings"."ServiceAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 511, 'reference': v}),
                list_transform(list_filter([s."DmsTransferSettings"."ServiceAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 512, 'reference': v}),
                list_transform(list_filter([s."KinesisSettings"."ServiceAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 513, 'reference': v}),
                list_transform(list_filter([s."ElasticsearchSettings"."ServiceAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 514, 'reference': v}),
                list_transform(list_filter([s."NeptuneSettings"."ServiceAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 515, 'reference': v}),
                list_transform(list_filter([s."RedshiftSettings"."ServiceAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 516, 'reference': v}),
                list_transform(list_filter([s."PostgreSQLSettings"."ServiceAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 517, 'reference': v}),
                list_transform(list_filter([s."MySQLSettings"."ServiceAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 518, 'reference': v}),
                list_transform(list_filter([s."MongoDbSettings"."SecretsManagerAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 519, 'reference': v}),
                list_transform(list_filter([s."RedshiftSettings"."SecretsManagerAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 520, 'reference': v}),
                list_transform(list_filter([s."PostgreSQLSettings"."SecretsManagerAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 521, 'reference': v}),
                list_transform(list_filter([s."MySQLSettings"."SecretsManagerAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 522, 'reference': v}),
                list_transform(list_filter([s."OracleSettings"."SecretsManagerAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 523, 'reference': v}),
                list_transform(list_filter([s."SybaseSettings"."SecretsManagerAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 524, 'reference': v}),
                list_transform(list_filter([s."MicrosoftSQLServerSettings"."SecretsManagerAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 525, 'reference': v}),
                list_transform(list_filter([s."IBMDb2Settings"."SecretsManagerAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 526, 'reference': v}),
                list_transform(list_filter([s."DocDbSettings"."SecretsManagerAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 527, 'reference': v}),
                list_transform(list_filter([s."GcpMySQLSettings"."SecretsManagerAccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 528, 'reference': v}),
                list_transform(list_filter([s."MongoDbSettings"."SecretsManagerSecretId"], lambda v: v <> ''), lambda v: {'edge': 529, 'reference': v}),
                list_transform(list_filter([s."RedshiftSettings"."SecretsManagerSecretId"], lambda v: v <> ''), lambda v: {'edge': 530, 'reference': v}),
                list_transform(list_filter([s."PostgreSQLSettings"."SecretsManagerSecretId"], lambda v: v <> ''), lambda v: {'edge': 531, 'reference': v}),
                list_transform(list_filter([s."MySQLSettings"."SecretsManagerSecretId"], lambda v: v <> ''), lambda v: {'edge': 532, 'reference': v}),
                list_transform(list_filter([s."OracleSettings"."SecretsManagerSecretId"], lambda v: v <> ''), lambda v: {'edge': 533, 'reference': v}),
                list_transform(list_filter([s."SybaseSettings"."SecretsManagerSecretId"], lambda v: v <> ''), lambda v: {'edge': 534, 'reference': v}),
                list_transform(list_filter([s."MicrosoftSQLServerSettings"."SecretsManagerSecretId"], lambda v: v <> ''), lambda v: {'edge': 535, 'reference': v}),
                list_transform(list_filter([s."IBMDb2Settings"."SecretsManagerSecretId"], lambda v: v <> ''), lambda v: {'edge': 536, 'reference': v}),
                list_transform(list_filter([s."DocDbSettings"."SecretsManagerSecretId"], lambda v: v <> ''), lambda v: {'edge': 537, 'reference': v}),
                list_transform(list_filter([s."GcpMySQLSettings"."SecretsManagerSecretId"], lambda v: v <> ''), lambda v: {'edge': 538, 'reference': v}),
                list_transform(list_filter([s."S3Settings"."BucketName"], lambda v: v <> ''), lambda v: {'edge': 539, 'reference': v}),
                list_transform(list_filter([s."RedshiftSettings"."BucketName"], lambda v: v <> ''), lambda v: {'edge': 540, 'reference': v}),
                list_transform(list_filter([s."NeptuneSettings"."S3BucketName"], lambda v: v <> ''), lambda v: {'edge': 541, 'reference': v}),
                list_transform(list_filter([s."S3Settings"."ServerSideEncryptionKmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 542, 'reference': v}),
                list_transform(list_filter([s."KinesisSettings"."StreamArn"], lambda v: v <> ''), lambda v: {'edge': 543, 'reference': v})
            )
        )[1]
        when 'AWS::DMS::ReplicationTask' then list_transform(
            [json_transform({{ configuration }}, '{"SourceEndpointArn":"VARCHAR","TargetEndpointArn":"VARCHAR","ReplicationInstanceArn":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."SourceEndpointArn"], lambda v: v <> ''), lambda v: {'edge': 544, 'reference': v}),
                list_transform(list_filter([s."TargetEndpointArn"], lambda v: v <> ''), lambda v: {'edge': 545, 'reference': v}),
                list_transform(list_filter([s."ReplicationInstanceArn"], lambda v: v <> ''), lambda v: {'edge': 546, 'reference': v})
            )
        )[1]
        when 'AWS::SageMaker::NotebookInstance' then list_transform(
            [json_transform({{ configuration }}, '{"RoleArn":"VARCHAR","SubnetId":"VARCHAR","SecurityGroups":["VARCHAR"],"KmsKeyId":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."RoleArn"], lambda v: v <> ''), lambda v: {'edge': 547, 'reference': v}),
                list_transform(list_filter([s."SubnetId"], lambda v: v <> ''), lambda v: {'edge': 548, 'reference': v}),
                list_transform(list_filter(s."SecurityGroups", lambda v: v <> ''), lambda v: {'edge': 549, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 550, 'reference': v})
            )
        )[1]
        when 'AWS::SageMaker::Endpoint' then list_transform(
            [json_transform({{ configuration }}, '{"EndpointConfig":{"ProductionVariants":[{"ModelName":"VARCHAR"}],"ShadowProductionVariants":[{"ModelName":"VARCHAR"}],"KmsKeyId":"VARCHAR","ExecutionRoleArn":"VARCHAR","VpcConfig":{"Subnets":["VARCHAR"],"SecurityGroupIds":["VARCHAR"]}},"DataCaptureConfig":{"DestinationS3Uri":"VARCHAR"},"AsyncInferenceConfig":{"OutputConfig":{"S3OutputPath":"VARCHAR","NotificationConfig":{"SuccessTopic":"VARCHAR","ErrorTopic":"VARCHAR"}}}}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."EndpointConfig"."ProductionVariants", lambda x0: x0."ModelName"), lambda v: v <> ''), lambda v: {'edge': 551, 'reference': v}),
                list_transform(list_filter(list_transform(s."EndpointConfig"."ShadowProductionVariants", lambda x0: x0."ModelName"), lambda v: v <> ''), lambda v: {'edge': 552, 'reference': v}),
                list_transform(list_filter([s."EndpointConfig"."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 553, 'reference': v}),
                list_transform(list_filter([s."EndpointConfig"."ExecutionRoleArn"], lambda v: v <> ''), lambda v: {'edge': 554, 'reference': v}),
                list_transform(list_filter(s."EndpointConfig"."VpcConfig"."Subnets", lambda v: v <> ''), lambda v: {'edge': 555, 'reference': v}),
                list_transform(list_filter(s."EndpointConfig"."VpcConfig"."SecurityGroupIds", lambda v: v <> ''), lambda v: {'edge': 556, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."DataCaptureConfig"."DestinationS3Uri"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3[an]?://([^/]+)', 1))), lambda v: {'edge': 557, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."AsyncInferenceConfig"."OutputConfig"."S3OutputPath"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3[an]?://([^/]+)', 1))), lambda v: {'edge': 558, 'reference': v}),
                list_transform(list_filter([s."AsyncInferenceConfig"."OutputConfig"."NotificationConfig"."SuccessTopic"], lambda v: v <> ''), lambda v: {'edge': 559, 'reference': v}),
                list_transform(list_filter([s."AsyncInferenceConfig"."OutputConfig"."NotificationConfig"."ErrorTopic"], lambda v: v <> ''), lambda v: {'edge': 560, 'reference': v})
            )
        )[1]
        when 'AWS::SageMaker::Model' then list_transform(
            [json_transform({{ configuration }}, '{"ExecutionRoleArn":"VARCHAR","VpcConfig":{"Subnets":["VARCHAR"],"SecurityGroupIds":["VARCHAR"]},"PrimaryContainer":{"ModelDataUrl":"VARCHAR","ModelDataSource":{"S3DataSource":{"S3Uri":"VARCHAR"}},"Image":"VARCHAR"},"Containers":[{"ModelDataUrl":"VARCHAR","ModelDataSource":{"S3DataSource":{"S3Uri":"VARCHAR"}},"Image":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."ExecutionRoleArn"], lambda v: v <> ''), lambda v: {'edge': 561, 'reference': v}),
                list_transform(list_filter(s."VpcConfig"."Subnets", lambda v: v <> ''), lambda v: {'edge': 562, 'reference': v}),
                list_transform(list_filter(s."VpcConfig"."SecurityGroupIds", lambda v: v <> ''), lambda v: {'edge': 563, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."PrimaryContainer"."ModelDataUrl"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3[an]?://([^/]+)', 1))), lambda v: {'edge': 564, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."Containers", lambda x0: x0."ModelDataUrl"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3[an]?://([^/]+)', 1))), lambda v: {'edge': 565, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."PrimaryContainer"."ModelDataSource"."S3DataSource"."S3Uri"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3[an]?://([^/]+)', 1))), lambda v: {'edge': 566, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."Containers", lambda x0: x0."ModelDataSource"."S3DataSource"."S3Uri"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3[an]?://([^/]+)', 1))), lambda v: {'edge': 567, 'reference': v}),
                list_transform(list_transform(flatten(list_transform(list_filter([s."PrimaryContainer"."Image"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)'))), lambda v: regexp_replace(regexp_replace(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)', 'arn:aws:ecr:\2:\1:repository/\3'), '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\2:\1:\2-')), lambda v: {'edge': 568, 'reference': v}),
                list_transform(list_transform(flatten(list_transform(list_filter(list_transform(s."Containers", lambda x0: x0."Image"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)'))), lambda v: regexp_replace(regexp_replace(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)', 'arn:aws:ecr:\2:\1:repository/\3'), '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\2:\1:\2-')), lambda v: {'edge': 569, 'reference': v})
            )
        )[1]
        when 'AWS::SageMaker::Domain' then list_transform(
            [json_transform({{ configuration }}, '{"VpcId":"VARCHAR","SubnetIds":["VARCHAR"],"KmsKeyId":"VARCHAR","DomainSettings":{"SecurityGroupIds":["VARCHAR"]},"DefaultUserSettings":{"SecurityGroups":["VARCHAR"],"ExecutionRole":"VARCHAR","SharingSettings":{"S3OutputPath":"VARCHAR"}},"DefaultSpaceSettings":{"SecurityGroups":["VARCHAR"],"ExecutionRole":"VARCHAR"},"HomeEfsFileSystemId":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcId"], lambda v: v <> ''), lambda v: {'edge': 570, 'reference': v}),
                list_transform(list_filter(s."SubnetIds", lambda v: v <> ''), lambda v: {'edge': 571, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 572, 'reference': v}),
                list_transform(list_filter(s."DomainSettings"."SecurityGroupIds", lambda v: v <> ''), lambda v: {'edge': 573, 'reference': v}),
                list_transform(list_filter(s."DefaultUserSettings"."SecurityGroups", lambda v: v <> ''), lambda v: {'edge': 574, 'reference': v}),
                list_transform(list_filter(s."DefaultSpaceSettings"."SecurityGroups", lambda v: v <> ''), lambda v: {'edge': 575, 'reference': v}),
                list_transform(list_filter([s."DefaultUserSettings"."ExecutionRole"], lambda v: v <> ''), lambda v: {'edge': 576, 'reference': v}),
                list_transform(list_filter([s."DefaultSpaceSettings"."ExecutionRole"], lambda v: v <> ''), lambda v: {'edge': 577, 'reference': v}),
                list_transform(list_filter([s."HomeEfsFileSystemId"], lambda v: v <> ''), lambda v: {'edge': 578, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."DefaultUserSettings"."SharingSettings"."S3OutputPath"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3[an]?://([^/]+)', 1))), lambda v: {'edge': 579, 'reference': v})
            )
        )[1]
        when 'AWS::SNS::Topic' then list_transform(
            [json_transform({{ configuration }}, '{"KmsMasterKeyId":"VARCHAR"}')], lambda s: list_transform(list_filter([s."KmsMasterKeyId"], lambda v: v <> ''), lambda v: {'edge': 580, 'reference': v})
        )[1]
        when 'AWS::SQS::Queue' then list_transform(
            [json_transform({{ configuration }}, '{"KmsMasterKeyId":"VARCHAR","RedrivePolicy":{"deadLetterTargetArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."KmsMasterKeyId"], lambda v: v <> ''), lambda v: {'edge': 581, 'reference': v}),
                list_transform(list_filter([s."RedrivePolicy"."deadLetterTargetArn"], lambda v: v <> ''), lambda v: {'edge': 582, 'reference': v})
            )
        )[1]
        when 'AWS::Events::Rule' then list_transform(
            [json_transform({{ configuration }}, '{"EventBusName":"VARCHAR","RoleArn":"VARCHAR","Targets":[{"Arn":"VARCHAR","RoleArn":"VARCHAR","DeadLetterConfig":{"Arn":"VARCHAR"},"EcsParameters":{"TaskDefinitionArn":"VARCHAR","NetworkConfiguration":{"awsvpcConfiguration":{"Subnets":["VARCHAR"],"SecurityGroups":["VARCHAR"]}}},"RedshiftDataParameters":{"SecretManagerArn":"VARCHAR"}}]}')], lambda s: list_concat(
                list_transform(list_filter([s."EventBusName"], lambda v: v <> ''), lambda v: {'edge': 583, 'reference': v}),
                list_transform(list_filter([s."RoleArn"], lambda v: v <> ''), lambda v: {'edge': 584, 'reference': v}),
                list_transform(list_filter(list_transform(s."Targets", lambda x0: x0."Arn"), lambda v: v <> ''), lambda v: {'edge': 585, 'reference': v}),
                list_transform(list_filter(list_transform(s."Targets", lambda x0: x0."RoleArn"), lambda v: v <> ''), lambda v: {'edge': 586, 'reference': v}),
                list_transform(list_filter(list_transform(s."Targets", lambda x0: x0."DeadLetterConfig"."Arn"), lambda v: v <> ''), lambda v: {'edge': 587, 'reference': v}),
                list_transform(list_filter(list_transform(s."Targets", lambda x0: x0."EcsParameters"."TaskDefinitionArn"), lambda v: v <> ''), lambda v: {'edge': 588, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Targets", lambda x0: x0."EcsParameters"."NetworkConfiguration"."awsvpcConfiguration"."Subnets")), lambda v: v <> ''), lambda v: {'edge': 589, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."Targets", lambda x0: x0."EcsParameters"."NetworkConfiguration"."awsvpcConfiguration"."SecurityGroups")), lambda v: v <> ''), lambda v: {'edge': 590, 'reference': v}),
                list_transform(list_filter(list_transform(s."Targets", lambda x0: x0."RedshiftDataParameters"."SecretManagerArn"), lambda v: v <> ''), lambda v: {'edge': 591, 'reference': v})
            )
        )[1]
        when 'AWS::SNS::Subscription' then list_transform(
            [json_transform({{ configuration }}, '{"TopicArn":"VARCHAR","Endpoint":"VARCHAR","RedrivePolicy":{"deadLetterTargetArn":"VARCHAR"},"SubscriptionRoleArn":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."TopicArn"], lambda v: v <> ''), lambda v: {'edge': 592, 'reference': v}),
                list_transform(list_filter([s."Endpoint"], lambda v: v <> ''), lambda v: {'edge': 593, 'reference': v}),
                list_transform(list_filter([s."RedrivePolicy"."deadLetterTargetArn"], lambda v: v <> ''), lambda v: {'edge': 594, 'reference': v}),
                list_transform(list_filter([s."SubscriptionRoleArn"], lambda v: v <> ''), lambda v: {'edge': 595, 'reference': v})
            )
        )[1]
        when 'AWS::Scheduler::Schedule' then list_transform(
            [json_transform({{ configuration }}, '{"Target":{"Arn":"VARCHAR","RoleArn":"VARCHAR","DeadLetterConfig":{"Arn":"VARCHAR"},"EcsParameters":{"TaskDefinitionArn":"VARCHAR","NetworkConfiguration":{"awsvpcConfiguration":{"Subnets":["VARCHAR"],"SecurityGroups":["VARCHAR"]}}}},"KmsKeyArn":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."Target"."Arn"], lambda v: v <> ''), lambda v: {'edge': 596, 'reference': v}),
                list_transform(list_filter([s."Target"."RoleArn"], lambda v: v <> ''), lambda v: {'edge': 597, 'reference': v}),
                list_transform(list_filter([s."Target"."DeadLetterConfig"."Arn"], lambda v: v <> ''), lambda v: {'edge': 598, 'reference': v}),
                list_transform(list_filter([s."KmsKeyArn"], lambda v: v <> ''), lambda v: {'edge': 599, 'reference': v}),
                list_transform(list_filter([s."Target"."EcsParameters"."TaskDefinitionArn"], lambda v: v <> ''), lambda v: {'edge': 600, 'reference': v}),
                list_transform(list_filter(s."Target"."EcsParameters"."NetworkConfiguration"."awsvpcConfiguration"."Subnets", lambda v: v <> ''), lambda v: {'edge': 601, 'reference': v}),
                list_transform(list_filter(s."Target"."EcsParameters"."NetworkConfiguration"."awsvpcConfiguration"."SecurityGroups", lambda v: v <> ''), lambda v: {'edge': 602, 'reference': v})
            )
        )[1]
        when 'AWS::Pipes::Pipe' then list_transform(
            [json_transform({{ configuration }}, '{"Source":"VARCHAR","Enrichment":"VARCHAR","Target":"VARCHAR","RoleArn":"VARCHAR","KmsKeyIdentifier":"VARCHAR","SourceParameters":{"KinesisStreamParameters":{"DeadLetterConfig":{"Arn":"VARCHAR"}},"DynamoDBStreamParameters":{"DeadLetterConfig":{"Arn":"VARCHAR"}},"ActiveMQBrokerParameters":{"Credentials":{"BasicAuth":"VARCHAR"}},"RabbitMQBrokerParameters":{"Credentials":{"BasicAuth":"VARCHAR"}},"ManagedStreamingKafkaParameters":{"Credentials":{"SaslScram512Auth":"VARCHAR","ClientCertificateTlsAuth":"VARCHAR"}},"SelfManagedKafkaParameters":{"Credentials":{"BasicAuth":"VARCHAR","SaslScram512Auth":"VARCHAR","SaslScram256Auth":"VARCHAR","ClientCertificateTlsAuth":"VARCHAR"},"Vpc":{"Subnets":["VARCHAR"],"SecurityGroup":["VARCHAR"]}}},"TargetParameters":{"RedshiftDataParameters":{"SecretManagerArn":"VARCHAR"},"EcsTaskParameters":{"TaskDefinitionArn":"VARCHAR"},"BatchJobParameters":{"JobDefinition":"VARCHAR"}},"LogConfiguration":{"CloudwatchLogsLogDestination":{"LogGroupArn":"VARCHAR"},"S3LogDestination":{"BucketName":"VARCHAR"}}}')], lambda s: list_concat(
                list_transform(flatten(list_transform(list_filter([s."Source"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:dynamodb:[^/]+/[^/]+|arn:.+)', 1))), lambda v: {'edge': 603, 'reference': v}),
                list_transform(list_filter([s."Enrichment"], lambda v: v <> ''), lambda v: {'edge': 604, 'reference': v}),
                list_transform(list_filter([s."Target"], lambda v: v <> ''), lambda v: {'edge': 605, 'reference': v}),
                list_transform(list_filter([s."RoleArn"], lambda v: v <> ''), lambda v: {'edge': 606, 'reference': v}),
                list_transform(list_filter([s."KmsKeyIdentifier"], lambda v: v <> ''), lambda v: {'edge': 607, 'reference': v}),
                list_transform(list_filter([s."SourceParameters"."KinesisStreamParameters"."DeadLetterConfig"."Arn"], lambda v: v <> ''), lambda v: {'edge': 608, 'reference': v}),
                list_transform(list_filter([s."SourceParameters"."DynamoDBStreamParameters"."DeadLetterConfig"."Arn"], lambda v: v <> ''), lambda v: {'edge': 609, 'reference': v}),
                list_transform(list_filter([s."SourceParameters"."ActiveMQBrokerParameters"."Credentials"."BasicAuth"], lambda v: v <> ''), lambda v: {'edge': 610, 'reference': v}),
                list_transform(list_filter([s."SourceParameters"."RabbitMQBrokerParameters"."Credentials"."BasicAuth"], lambda v: v <> ''), lambda v: {'edge': 611, 'reference': v}),
                list_transform(list_filter([s."SourceParameters"."ManagedStreamingKafkaParameters"."Credentials"."SaslScram512Auth"], lambda v: v <> ''), lambda v: {'edge': 612, 'reference': v}),
                list_transform(list_filter([s."SourceParameters"."ManagedStreamingKafkaParameters"."Credentials"."ClientCertificateTlsAuth"], lambda v: v <> ''), lambda v: {'edge': 613, 'reference': v}),
                list_transform(list_filter([s."SourceParameters"."SelfManagedKafkaParameters"."Credentials"."BasicAuth"], lambda v: v <> ''), lambda v: {'edge': 614, 'reference': v}),
                list_transform(list_filter([s."SourceParameters"."SelfManagedKafkaParameters"."Credentials"."SaslScram512Auth"], lambda v: v <> ''), lambda v: {'edge': 615, 'reference': v}),
                list_transform(list_filter([s."SourceParameters"."SelfManagedKafkaParameters"."Credentials"."SaslScram256Auth"], lambda v: v <> ''), lambda v: {'edge': 616, 'reference': v}),
                list_transform(list_filter([s."SourceParameters"."SelfManagedKafkaParameters"."Credentials"."ClientCertificateTlsAuth"], lambda v: v <> ''), lambda v: {'edge': 617, 'reference': v}),
                list_transform(list_filter([s."TargetParameters"."RedshiftDataParameters"."SecretManagerArn"], lambda v: v <> ''), lambda v: {'edge': 618, 'reference': v}),
                list_transform(list_filter(s."SourceParameters"."SelfManagedKafkaParameters"."Vpc"."Subnets", lambda v: v <> ''), lambda v: {'edge': 619, 'reference': v}),
                list_transform(list_filter(s."SourceParameters"."SelfManagedKafkaParameters"."Vpc"."SecurityGroup", lambda v: v <> ''), lambda v: {'edge': 620, 'reference': v}),
                list_transform(list_filter([s."TargetParameters"."EcsTaskParameters"."TaskDefinitionArn"], lambda v: v <> ''), lambda v: {'edge': 621, 'reference': v}),
                list_transform(list_filter([s."TargetParameters"."BatchJobParameters"."JobDefinition"], lambda v: v <> ''), lambda v: {'edge': 622, 'reference': v}),
                list_transform(list_filter([s."LogConfiguration"."CloudwatchLogsLogDestination"."LogGroupArn"], lambda v: v <> ''), lambda v: {'edge': 623, 'reference': v}),
                list_transform(list_filter([s."LogConfiguration"."S3LogDestination"."BucketName"], lambda v: v <> ''), lambda v: {'edge': 624, 'reference': v})
            )
        )[1]
        when 'AWS::Events::Connection' then list_transform(
            [json_transform({{ configuration }}, '{"SecretArn":"VARCHAR","KmsKeyIdentifier":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."SecretArn"], lambda v: v <> ''), lambda v: {'edge': 625, 'reference': v}),
                list_transform(list_filter([s."KmsKeyIdentifier"], lambda v: v <> ''), lambda v: {'edge': 626, 'reference': v})
            )
        )[1]
        when 'AWS::Events::ApiDestination' then list_transform(
            [json_transform({{ configuration }}, '{"ConnectionArn":"VARCHAR"}')], lambda s: list_transform(list_filter([s."ConnectionArn"], lambda v: v <> ''), lambda v: {'edge': 627, 'reference': v})
        )[1]
        when 'AWS::Events::Archive' then list_transform(
            [json_transform({{ configuration }}, '{"EventSourceArn":"VARCHAR","KmsKeyIdentifier":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."EventSourceArn"], lambda v: v <> ''), lambda v: {'edge': 628, 'reference': v}),
                list_transform(list_filter([s."KmsKeyIdentifier"], lambda v: v <> ''), lambda v: {'edge': 629, 'reference': v})
            )
        )[1]
        when 'AWS::Lambda::EventSourceMapping' then list_transform(
            [json_transform({{ configuration }}, '{"FunctionArn":"VARCHAR","EventSourceArn":"VARCHAR","DestinationConfig":{"OnFailure":{"Destination":"VARCHAR"},"OnSuccess":{"Destination":"VARCHAR"}},"KMSKeyArn":"VARCHAR","SourceAccessConfigurations":[{"URI":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(flatten(list_transform(list_filter([s."FunctionArn"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:lambda:[^:]+:\d+:function:[^:]+)', 1))), lambda v: {'edge': 630, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."EventSourceArn"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:dynamodb:[^/]+/[^/]+|arn:.+)', 1))), lambda v: {'edge': 631, 'reference': v}),
                list_transform(list_filter([s."DestinationConfig"."OnFailure"."Destination"], lambda v: v <> ''), lambda v: {'edge': 632, 'reference': v}),
                list_transform(list_filter([s."DestinationConfig"."OnSuccess"."Destination"], lambda v: v <> ''), lambda v: {'edge': 633, 'reference': v}),
                list_transform(list_filter([s."KMSKeyArn"], lambda v: v <> ''), lambda v: {'edge': 634, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."SourceAccessConfigurations", lambda x0: x0."URI"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[^:]+:secretsmanager:.+)', 1))), lambda v: {'edge': 635, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."SourceAccessConfigurations", lambda x0: x0."URI"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^subnet:(.+)', 1))), lambda v: {'edge': 636, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."SourceAccessConfigurations", lambda x0: x0."URI"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^security_group:(.+)', 1))), lambda v: {'edge': 637, 'reference': v})
            )
        )[1]
        when 'AWS::ServiceDiscovery::Namespace' then list_transform(
            [json_transform({{ configuration }}, '{"Properties":{"DnsProperties":{"HostedZoneId":"VARCHAR"}}}')], lambda s: list_transform(list_filter([s."Properties"."DnsProperties"."HostedZoneId"], lambda v: v <> ''), lambda v: {'edge': 638, 'reference': v})
        )[1]
        when 'AWS::ECS::Cluster' then list_transform(
            [json_transform({{ configuration }}, '{"configuration":{"executeCommandConfiguration":{"logConfiguration":{"cloudWatchLogGroupName":"VARCHAR"},"kmsKeyId":"VARCHAR"}}}')], lambda s: list_concat(
                list_transform(list_filter([s."configuration"."executeCommandConfiguration"."logConfiguration"."cloudWatchLogGroupName"], lambda v: v <> ''), lambda v: {'edge': 639, 'reference': v}),
                list_transform(list_filter([s."configuration"."executeCommandConfiguration"."kmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 640, 'reference': v})
            )
        )[1]
        when 'AWS::ECS::Service' then list_transform(
            [json_transform({{ configuration }}, '{"clusterArn":"VARCHAR","taskDefinition":"VARCHAR","networkConfiguration":{"awsvpcConfiguration":{"subnets":["VARCHAR"],"securityGroups":["VARCHAR"]}},"loadBalancers":[{"targetGroupArn":"VARCHAR"}],"roleArn":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."clusterArn"], lambda v: v <> ''), lambda v: {'edge': 641, 'reference': v}),
                list_transform(list_filter([s."taskDefinition"], lambda v: v <> ''), lambda v: {'edge': 642, 'reference': v}),
                list_transform(list_filter(s."networkConfiguration"."awsvpcConfiguration"."subnets", lambda v: v <> ''), lambda v: {'edge': 643, 'reference': v}),
                list_transform(list_filter(s."networkConfiguration"."awsvpcConfiguration"."securityGroups", lambda v: v <> ''), lambda v: {'edge': 644, 'reference': v}),
                list_transform(list_filter(list_transform(s."loadBalancers", lambda x0: x0."targetGroupArn"), lambda v: v <> ''), lambda v: {'edge': 645, 'reference': v}),
                list_transform(list_filter([s."roleArn"], lambda v: v <> ''), lambda v: {'edge': 646, 'reference': v})
            )
        )[1]
        when 'AWS::ECS::TaskDefinition' then list_transform(
            [json_transform({{ configuration }}, '{"taskRoleArn":"VARCHAR","executionRoleArn":"VARCHAR","containerDefinitions":[{"image":"VARCHAR","secrets":[{"valueFrom":"VARCHAR"}]}],"volumes":[{"efsVolumeConfiguration":{"fileSystemId":"VARCHAR"}}]}')], lambda s: list_concat(
                list_transform(list_filter([s."taskRoleArn"], lambda v: v <> ''), lambda v: {'edge': 647, 'reference': v}),
                list_transform(list_filter([s."executionRoleArn"], lambda v: v <> ''), lambda v: {'edge': 648, 'reference': v}),
                list_transform(list_transform(flatten(list_transform(list_filter(list_transform(s."containerDefinitions", lambda x0: x0."image"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)'))), lambda v: regexp_replace(regexp_replace(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)', 'arn:aws:ecr:\2:\1:repository/\3'), '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\2:\1:\2-')), lambda v: {'edge': 649, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."containerDefinitions", lambda x0: list_transform(x0."secrets", lambda x1: x1."valueFrom"))), lambda v: v <> ''), lambda v: {'edge': 650, 'reference': v}),
                list_transform(list_filter(list_transform(s."volumes", lambda x0: x0."efsVolumeConfiguration"."fileSystemId"), lambda v: v <> ''), lambda v: {'edge': 651, 'reference': v})
            )
        )[1]
        when 'AWS::EKS::Cluster' then list_transform(
            [json_transform({{ configuration }}, '{"roleArn":"VARCHAR","resourcesVpcConfig":{"vpcId":"VARCHAR","subnetIds":["VARCHAR"],"securityGroupIds":["VARCHAR"],"clusterSecurityGroupId":"VARCHAR"},"encryptionConfig":[{"provider":{"keyArn":"VARCHAR"}}]}')], lambda s: list_concat(
                list_transform(list_filter([s."roleArn"], lambda v: v <> ''), lambda v: {'edge': 652, 'reference': v}),
                list_transform(list_filter([s."resourcesVpcConfig"."vpcId"], lambda v: v <> ''), lambda v: {'edge': 653, 'reference': v}),
                list_transform(list_filter(s."resourcesVpcConfig"."subnetIds", lambda v: v <> ''), lambda v: {'edge': 654, 'reference': v}),
                list_transform(list_filter(s."resourcesVpcConfig"."securityGroupIds", lambda v: v <> ''), lambda v: {'edge': 655, 'reference': v}),
                list_transform(list_filter([s."resourcesVpcConfig"."clusterSecurityGroupId"], lambda v: v <> ''), lambda v: {'edge': 656, 'reference': v}),
                list_transform(list_filter(list_transform(s."encryptionConfig", lambda x0: x0."provider"."keyArn"), lambda v: v <> ''), lambda v: {'edge': 657, 'reference': v})
            )
        )[1]
        when 'AWS::EKS::Nodegroup' then list_transform(
            [json_transform({{ configuration }}, '{"clusterName":"VARCHAR","subnets":["VARCHAR"],"nodeRole":"VARCHAR","resources":{"autoScalingGroups":[{"name":"VARCHAR"}]},"launchTemplate":{"id":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."clusterName"], lambda v: v <> ''), lambda v: {'edge': 658, 'reference': v}),
                list_transform(list_filter(s."subnets", lambda v: v <> ''), lambda v: {'edge': 659, 'reference': v}),
                list_transform(list_filter([s."nodeRole"], lambda v: v <> ''), lambda v: {'edge': 660, 'reference': v}),
                list_transform(list_filter(list_transform(s."resources"."autoScalingGroups", lambda x0: x0."name"), lambda v: v <> ''), lambda v: {'edge': 661, 'reference': v}),
                list_transform(list_filter([s."launchTemplate"."id"], lambda v: v <> ''), lambda v: {'edge': 662, 'reference': v})
            )
        )[1]
        when 'AWS::EKS::FargateProfile' then list_transform(
            [json_transform({{ configuration }}, '{"clusterName":"VARCHAR","subnets":["VARCHAR"],"podExecutionRoleArn":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."clusterName"], lambda v: v <> ''), lambda v: {'edge': 663, 'reference': v}),
                list_transform(list_filter(s."subnets", lambda v: v <> ''), lambda v: {'edge': 664, 'reference': v}),
                list_transform(list_filter([s."podExecutionRoleArn"], lambda v: v <> ''), lambda v: {'edge': 665, 'reference': v})
            )
        )[1]
        when 'AWS::ECR::Repository' then list_transform(
            [json_transform({{ configuration }}, '{"encryptionConfiguration":{"kmsKey":"VARCHAR"}}')], lambda s: list_transform(list_filter([s."encryptionConfiguration"."kmsKey"], lambda v: v <> ''), lambda v: {'edge': 666, 'reference': v})
        )[1]
        when 'AWS::Batch::JobQueue' then list_transform(
            [json_transform({{ configuration }}, '{"computeEnvironmentOrder":[{"computeEnvironment":"VARCHAR"}]}')], lambda s: list_transform(list_filter(list_transform(s."computeEnvironmentOrder", lambda x0: x0."computeEnvironment"), lambda v: v <> ''), lambda v: {'edge': 667, 'reference': v})
        )[1]
        when 'AWS::Batch::ComputeEnvironment' then list_transform(
            [json_transform({{ configuration }}, '{"computeResources":{"subnets":["VARCHAR"],"managedInstancesProvider":{"instanceLaunchTemplate":{"networkConfiguration":{"subnets":["VARCHAR"],"securityGroups":["VARCHAR"]},"ec2InstanceProfileArn":"VARCHAR"},"infrastructureRoleArn":"VARCHAR"},"securityGroupIds":["VARCHAR"],"spotIamFleetRole":"VARCHAR","instanceRole":"VARCHAR","launchTemplate":{"launchTemplateId":"VARCHAR","launchTemplateName":"VARCHAR"},"ec2KeyPair":"VARCHAR","imageId":"VARCHAR"},"serviceRole":"VARCHAR","ecsClusterArn":"VARCHAR","eksConfiguration":{"eksClusterArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter(s."computeResources"."subnets", lambda v: v <> ''), lambda v: {'edge': 668, 'reference': v}),
                list_transform(list_filter(s."computeResources"."managedInstancesProvider"."instanceLaunchTemplate"."networkConfiguration"."subnets", lambda v: v <> ''), lambda v: {'edge': 669, 'reference': v}),
                list_transform(list_filter(s."computeResources"."securityGroupIds", lambda v: v <> ''), lambda v: {'edge': 670, 'reference': v}),
                list_transform(list_filter(s."computeResources"."managedInstancesProvider"."instanceLaunchTemplate"."networkConfiguration"."securityGroups", lambda v: v <> ''), lambda v: {'edge': 671, 'reference': v}),
                list_transform(list_filter([s."serviceRole"], lambda v: v <> ''), lambda v: {'edge': 672, 'reference': v}),
                list_transform(list_filter([s."computeResources"."spotIamFleetRole"], lambda v: v <> ''), lambda v: {'edge': 673, 'reference': v}),
                list_transform(list_filter([s."computeResources"."managedInstancesProvider"."infrastructureRoleArn"], lambda v: v <> ''), lambda v: {'edge': 674, 'reference': v}),
                list_transform(list_filter([s."computeResources"."instanceRole"], lambda v: v <> ''), lambda v: {'edge': 675, 'reference': v}),
                list_transform(list_filter([s."computeResources"."managedInstancesProvider"."instanceLaunchTemplate"."ec2InstanceProfileArn"], lambda v: v <> ''), lambda v: {'edge': 676, 'reference': v}),
                list_transform(list_filter([s."computeResources"."launchTemplate"."launchTemplateId"], lambda v: v <> ''), lambda v: {'edge': 677, 'reference': v}),
                list_transform(list_filter([s."computeResources"."launchTemplate"."launchTemplateName"], lambda v: v <> ''), lambda v: {'edge': 678, 'reference': v}),
                list_transform(list_filter([s."computeResources"."ec2KeyPair"], lambda v: v <> ''), lambda v: {'edge': 679, 'reference': v}),
                list_transform(list_filter([s."computeResources"."imageId"], lambda v: v <> ''), lambda v: {'edge': 680, 'reference': v}),
                list_transform(list_filter([s."ecsClusterArn"], lambda v: v <> ''), lambda v: {'edge': 681, 'reference': v}),
                list_transform(list_filter([s."eksConfiguration"."eksClusterArn"], lambda v: v <> ''), lambda v: {'edge': 682, 'reference': v})
            )
        )[1]
        when 'AWS::Batch::JobDefinition' then list_transform(
            [json_transform({{ configuration }}, '{"containerProperties":{"jobRoleArn":"VARCHAR","executionRoleArn":"VARCHAR","image":"VARCHAR","secrets":[{"valueFrom":"VARCHAR"}],"volumes":[{"efsVolumeConfiguration":{"fileSystemId":"VARCHAR","authorizationConfig":{"accessPointId":"VARCHAR"}}}]},"nodeProperties":{"nodeRangeProperties":[{"container":{"jobRoleArn":"VARCHAR","executionRoleArn":"VARCHAR","image":"VARCHAR","secrets":[{"valueFrom":"VARCHAR"}],"volumes":[{"efsVolumeConfiguration":{"fileSystemId":"VARCHAR","authorizationConfig":{"accessPointId":"VARCHAR"}}}]},"ecsProperties":{"taskProperties":[{"taskRoleArn":"VARCHAR","executionRoleArn":"VARCHAR","containers":[{"image":"VARCHAR","secrets":[{"valueFrom":"VARCHAR"}]}],"volumes":[{"efsVolumeConfiguration":{"fileSystemId":"VARCHAR","authorizationConfig":{"accessPointId":"VARCHAR"}}}]}]},"eksProperties":{"podProperties":{"containers":[{"image":"VARCHAR"}],"initContainers":[{"image":"VARCHAR"}]}}}]},"ecsProperties":{"taskProperties":[{"taskRoleArn":"VARCHAR","executionRoleArn":"VARCHAR","containers":[{"image":"VARCHAR","secrets":[{"valueFrom":"VARCHAR"}]}],"volumes":[{"efsVolumeConfiguration":{"fileSystemId":"VARCHAR","authorizationConfig":{"accessPointId":"VARCHAR"}}}]}]},"eksProperties":{"podProperties":{"containers":[{"image":"VARCHAR"}],"initContainers":[{"image":"VARCHAR"}]}}}')], lambda s: list_concat(
                list_transform(list_filter([s."containerProperties"."jobRoleArn"], lambda v: v <> ''), lambda v: {'edge': 683, 'reference': v}),
                list_transform(list_filter([s."containerProperties"."executionRoleArn"], lambda v: v <> ''), lambda v: {'edge': 684, 'reference': v}),
                list_transform(list_filter(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: x0."container"."jobRoleArn"), lambda v: v <> ''), lambda v: {'edge': 685, 'reference': v}),
                list_transform(list_filter(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: x0."container"."executionRoleArn"), lambda v: v <> ''), lambda v: {'edge': 686, 'reference': v}),
                list_transform(list_filter(list_transform(s."ecsProperties"."taskProperties", lambda x0: x0."taskRoleArn"), lambda v: v <> ''), lambda v: {'edge': 687, 'reference': v}),
                list_transform(list_filter(list_transform(s."ecsProperties"."taskProperties", lambda x0: x0."executionRoleArn"), lambda v: v <> ''), lambda v: {'edge': 688, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: list_transform(x0."ecsProperties"."taskProperties", lambda x1: x1."taskRoleArn"))), lambda v: v <> ''), lambda v: {'edge': 689, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: list_transform(x0."ecsProperties"."taskProperties", lambda x1: x1."executionRoleArn"))), lambda v: v <> ''), lambda v: {'edge': 690, 'reference': v}),
                list_transform(list_transform(flatten(list_transform(list_filter([s."containerProperties"."image"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)'))), lambda v: regexp_replace(regexp_replace(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)', 'arn:aws:ecr:\2:\1:repository/\3'), '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\2:\1:\2-')), lambda v: {'edge': 691, 'reference': v}),
                list_transform(list_transform(flatten(list_transform(list_filter(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: x0."container"."image"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)'))), lambda v: regexp_replace(regexp_replace(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)', 'arn:aws:ecr:\2:\1:repository/\3'), '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\2:\1:\2-')), lambda v: {'edge': 692, 'reference': v}),
                list_transform(list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."ecsProperties"."taskProperties", lambda x0: list_transform(x0."containers", lambda x1: x1."image"))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)'))), lambda v: regexp_replace(regexp_replace(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)', 'arn:aws:ecr:\2:\1:repository/\3'), '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\2:\1:\2-')), lambda v: {'edge': 693, 'reference': v}),
                list_transform(list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: flatten(list_transform(x0."ecsProperties"."taskProperties", lambda x1: list_transform(x1."containers", lambda x2: x2."image"))))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)'))), lambda v: regexp_replace(regexp_replace(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)', 'arn:aws:ecr:\2:\1:repository/\3'), '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\2:\1:\2-')), lambda v: {'edge': 694, 'reference': v}),
                list_transform(list_transform(flatten(list_transform(list_filter(list_transform(s."eksProperties"."podProperties"."containers", lambda x0: x0."image"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)'))), lambda v: regexp_replace(regexp_replace(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)', 'arn:aws:ecr:\2:\1:repository/\3'), '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\2:\1:\2-')), lambda v: {'edge': 695, 'reference': v}),
                list_transform(list_transform(flatten(list_transform(list_filter(list_transform(s."eksProperties"."podProperties"."initContainers", lambda x0: x0."image"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)'))), lambda v: regexp_replace(regexp_replace(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)', 'arn:aws:ecr:\2:\1:repository/\3'), '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\2:\1:\2-')), lambda v: {'edge': 696, 'reference': v}),
                list_transform(list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: list_transform(x0."eksProperties"."podProperties"."containers", lambda x1: x1."image"))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)'))), lambda v: regexp_replace(regexp_replace(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)', 'arn:aws:ecr:\2:\1:repository/\3'), '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\2:\1:\2-')), lambda v: {'edge': 697, 'reference': v}),
                list_transform(list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: list_transform(x0."eksProperties"."podProperties"."initContainers", lambda x1: x1."image"))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)'))), lambda v: regexp_replace(regexp_replace(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)', 'arn:aws:ecr:\2:\1:repository/\3'), '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\2:\1:\2-')), lambda v: {'edge': 698, 'reference': v}),
                list_transform(list_filter(list_transform(s."containerProperties"."secrets", lambda x0: x0."valueFrom"), lambda v: v <> ''), lambda v: {'edge': 699, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: list_transform(x0."container"."secrets", lambda x1: x1."valueFrom"))), lambda v: v <> ''), lambda v: {'edge': 700, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."ecsProperties"."taskProperties", lambda x0: flatten(list_transform(x0."containers", lambda x1: list_transform(x1."secrets", lambda x2: x2."valueFrom"))))), lambda v: v <> ''), lambda v: {'edge': 701, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: flatten(list_transform(x0."ecsProperties"."taskProperties", lambda x1: flatten(list_transform(x1."containers", lambda x2: list_transform(x2."secrets", lambda x3: x3."valueFrom"))))))), lambda v: v <> ''), lambda v: {'edge': 702, 'reference': v}),
                list_transform(list_filter(list_transform(s."containerProperties"."volumes", lambda x0: x0."efsVolumeConfiguration"."fileSystemId"), lambda v: v <> ''), lambda v: {'edge': 703, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: list_transform(x0."container"."volumes", lambda x1: x1."efsVolumeConfiguration"."fileSystemId"))), lambda v: v <> ''), lambda v: {'edge': 704, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."ecsProperties"."taskProperties", lambda x0: list_transform(x0."volumes", lambda x1: x1."efsVolumeConfiguration"."fileSystemId"))), lambda v: v <> ''), lambda v: {'edge': 705, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: flatten(list_transform(x0."ecsProperties"."taskProperties", lambda x1: list_transform(x1."volumes", lambda x2: x2."efsVolumeConfiguration"."fileSystemId"))))), lambda v: v <> ''), lambda v: {'edge': 706, 'reference': v}),
                list_transform(list_filter(list_transform(s."containerProperties"."volumes", lambda x0: x0."efsVolumeConfiguration"."authorizationConfig"."accessPointId"), lambda v: v <> ''), lambda v: {'edge': 707, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: list_transform(x0."container"."volumes", lambda x1: x1."efsVolumeConfiguration"."authorizationConfig"."accessPointId"))), lambda v: v <> ''), lambda v: {'edge': 708, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."ecsProperties"."taskProperties", lambda x0: list_transform(x0."volumes", lambda x1: x1."efsVolumeConfiguration"."authorizationConfig"."accessPointId"))), lambda v: v <> ''), lambda v: {'edge': 709, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."nodeProperties"."nodeRangeProperties", lambda x0: flatten(list_transform(x0."ecsProperties"."taskProperties", lambda x1: list_transform(x1."volumes", lambda x2: x2."efsVolumeConfiguration"."authorizationConfig"."accessPointId"))))), lambda v: v <> ''), lambda v: {'edge': 710, 'reference': v})
            )
        )[1]
        when 'AWS::EKS::Addon' then list_transform(
            [json_transform({{ configuration }}, '{"clusterName":"VARCHAR","serviceAccountRoleArn":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."clusterName"], lambda v: v <> ''), lambda v: {'edge': 711, 'reference': v}),
                list_transform(list_filter([s."serviceAccountRoleArn"], lambda v: v <> ''), lambda v: {'edge': 712, 'reference': v})
            )
        )[1]
        when 'AWS::ECS::CapacityProvider' then list_transform(
            [json_transform({{ configuration }}, '{"autoScalingGroupProvider":{"autoScalingGroupArn":"VARCHAR"},"cluster":"VARCHAR","managedInstancesProvider":{"infrastructureRoleArn":"VARCHAR","instanceLaunchTemplate":{"ec2InstanceProfileArn":"VARCHAR","networkConfiguration":{"subnets":["VARCHAR"],"securityGroups":["VARCHAR"]}}}}')], lambda s: list_concat(
                list_transform(list_filter([s."autoScalingGroupProvider"."autoScalingGroupArn"], lambda v: v <> ''), lambda v: {'edge': 713, 'reference': v}),
                list_transform(list_filter([s."cluster"], lambda v: v <> ''), lambda v: {'edge': 714, 'reference': v}),
                list_transform(list_filter([s."managedInstancesProvider"."infrastructureRoleArn"], lambda v: v <> ''), lambda v: {'edge': 715, 'reference': v}),
                list_transform(list_filter([s."managedInstancesProvider"."instanceLaunchTemplate"."ec2InstanceProfileArn"], lambda v: v <> ''), lambda v: {'edge': 716, 'reference': v}),
                list_transform(list_filter(s."managedInstancesProvider"."instanceLaunchTemplate"."networkConfiguration"."subnets", lambda v: v <> ''), lambda v: {'edge': 717, 'reference': v}),
                list_transform(list_filter(s."managedInstancesProvider"."instanceLaunchTemplate"."networkConfiguration"."securityGroups", lambda v: v <> ''), lambda v: {'edge': 718, 'reference': v})
            )
        )[1]
        when 'AWS::ApiGateway::RestApi' then list_transform(
            [json_transform({{ configuration }}, '{"endpointConfiguration":{"vpcEndpointIds":["VARCHAR"]}}')], lambda s: list_transform(list_filter(s."endpointConfiguration"."vpcEndpointIds", lambda v: v <> ''), lambda v: {'edge': 719, 'reference': v})
        )[1]
        when 'AWS::StepFunctions::StateMachine' then list_transform(
            [json_transform({{ configuration }}, '{"roleArn":"VARCHAR","loggingConfiguration":{"destinations":[{"cloudWatchLogsLogGroup":{"logGroupArn":"VARCHAR"}}]},"encryptionConfiguration":{"kmsKeyId":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."roleArn"], lambda v: v <> ''), lambda v: {'edge': 720, 'reference': v}),
                list_transform(list_filter(list_transform(s."loggingConfiguration"."destinations", lambda x0: x0."cloudWatchLogsLogGroup"."logGroupArn"), lambda v: v <> ''), lambda v: {'edge': 721, 'reference': v}),
                list_transform(list_filter([s."encryptionConfiguration"."kmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 722, 'reference': v})
            )
        )[1]
        when 'AWS::AppRunner::Service' then list_transform(
            [json_transform({{ configuration }}, '{"SourceConfiguration":{"ImageRepository":{"ImageIdentifier":"VARCHAR"},"AuthenticationConfiguration":{"AccessRoleArn":"VARCHAR"}},"InstanceConfiguration":{"InstanceRoleArn":"VARCHAR"},"EncryptionConfiguration":{"KmsKey":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_transform(flatten(list_transform(list_filter([s."SourceConfiguration"."ImageRepository"."ImageIdentifier"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)'))), lambda v: regexp_replace(regexp_replace(v, '^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)', 'arn:aws:ecr:\2:\1:repository/\3'), '^arn:aws:([a-z0-9-]+):(cn|us-gov)-', 'arn:aws-\2:\1:\2-')), lambda v: {'edge': 723, 'reference': v}),
                list_transform(list_filter([s."SourceConfiguration"."AuthenticationConfiguration"."AccessRoleArn"], lambda v: v <> ''), lambda v: {'edge': 724, 'reference': v}),
                list_transform(list_filter([s."InstanceConfiguration"."InstanceRoleArn"], lambda v: v <> ''), lambda v: {'edge': 725, 'reference': v}),
                list_transform(list_filter([s."EncryptionConfiguration"."KmsKey"], lambda v: v <> ''), lambda v: {'edge': 726, 'reference': v})
            )
        )[1]
        when 'AWS::ElasticBeanstalk::Application' then list_transform(
            [json_transform({{ configuration }}, '{"ResourceLifecycleConfig":{"ServiceRole":"VARCHAR"}}')], lambda s: list_transform(list_filter([s."ResourceLifecycleConfig"."ServiceRole"], lambda v: v <> ''), lambda v: {'edge': 727, 'reference': v})
        )[1]
        when 'AWS::ElasticBeanstalk::Environment' then list_transform(
            [json_transform({{ configuration }}, '{"ApplicationName":"VARCHAR","OperationsRole":"VARCHAR","EnvironmentResources":{"AutoScalingGroups":[{"Name":"VARCHAR"}],"LaunchTemplates":[{"Id":"VARCHAR"}],"LoadBalancers":[{"Name":"VARCHAR"}],"Queues":[{"URL":"VARCHAR"}]}}')], lambda s: list_concat(
                list_transform(list_filter([s."ApplicationName"], lambda v: v <> ''), lambda v: {'edge': 728, 'reference': v}),
                list_transform(list_filter([s."OperationsRole"], lambda v: v <> ''), lambda v: {'edge': 729, 'reference': v}),
                list_transform(list_filter(list_transform(s."EnvironmentResources"."AutoScalingGroups", lambda x0: x0."Name"), lambda v: v <> ''), lambda v: {'edge': 730, 'reference': v}),
                list_transform(list_filter(list_transform(s."EnvironmentResources"."LaunchTemplates", lambda x0: x0."Id"), lambda v: v <> ''), lambda v: {'edge': 731, 'reference': v}),
                list_transform(list_filter(list_transform(s."EnvironmentResources"."LoadBalancers", lambda x0: x0."Name"), lambda v: v <> ''), lambda v: {'edge': 732, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."EnvironmentResources"."Queues", lambda x0: x0."URL"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '/([^/]+)$', 1))), lambda v: {'edge': 733, 'reference': v})
            )
        )[1]
        when 'AWS::AppSync::GraphQLApi' then list_transform(
            [json_transform({{ configuration }}, '{"logConfig":{"cloudWatchLogsRoleArn":"VARCHAR"},"mergedApiExecutionRoleArn":"VARCHAR","wafWebAclArn":"VARCHAR","userPoolConfig":{"userPoolId":"VARCHAR"},"lambdaAuthorizerConfig":{"authorizerUri":"VARCHAR"},"additionalAuthenticationProviders":[{"userPoolConfig":{"userPoolId":"VARCHAR"},"lambdaAuthorizerConfig":{"authorizerUri":"VARCHAR"}}]}')], lambda s: list_concat(
                list_transform(list_filter([s."logConfig"."cloudWatchLogsRoleArn"], lambda v: v <> ''), lambda v: {'edge': 734, 'reference': v}),
                list_transform(list_filter([s."mergedApiExecutionRoleArn"], lambda v: v <> ''), lambda v: {'edge': 735, 'reference': v}),
                list_transform(list_filter([s."wafWebAclArn"], lambda v: v <> ''), lambda v: {'edge': 736, 'reference': v}),
                list_transform(list_filter([s."userPoolConfig"."userPoolId"], lambda v: v <> ''), lambda v: {'edge': 737, 'reference': v}),
                list_transform(list_filter([s."lambdaAuthorizerConfig"."authorizerUri"], lambda v: v <> ''), lambda v: {'edge': 738, 'reference': v}),
                list_transform(list_filter(list_transform(s."additionalAuthenticationProviders", lambda x0: x0."userPoolConfig"."userPoolId"), lambda v: v <> ''), lambda v: {'edge': 739, 'reference': v}),
                list_transform(list_filter(list_transform(s."additionalAuthenticationProviders", lambda x0: x0."lambdaAuthorizerConfig"."authorizerUri"), lambda v: v <> ''), lambda v: {'edge': 740, 'reference': v})
            )
        )[1]
        when 'AWS::Amplify::App' then list_transform(
            [json_transform({{ configuration }}, '{"iamServiceRoleArn":"VARCHAR","computeRoleArn":"VARCHAR","wafConfiguration":{"webAclArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."iamServiceRoleArn"], lambda v: v <> ''), lambda v: {'edge': 741, 'reference': v}),
                list_transform(list_filter([s."computeRoleArn"], lambda v: v <> ''), lambda v: {'edge': 742, 'reference': v}),
                list_transform(list_filter([s."wafConfiguration"."webAclArn"], lambda v: v <> ''), lambda v: {'edge': 743, 'reference': v})
            )
        )[1]
        when 'AWS::MWAA::Environment' then list_transform(
            [json_transform({{ configuration }}, '{"ExecutionRoleArn":"VARCHAR","ServiceRoleArn":"VARCHAR","KmsKey":"VARCHAR","SourceBucketArn":"VARCHAR","NetworkConfiguration":{"SubnetIds":["VARCHAR"],"SecurityGroupIds":["VARCHAR"]},"LoggingConfiguration":{"DagProcessingLogs":{"CloudWatchLogGroupArn":"VARCHAR"},"SchedulerLogs":{"CloudWatchLogGroupArn":"VARCHAR"},"WebserverLogs":{"CloudWatchLogGroupArn":"VARCHAR"},"WorkerLogs":{"CloudWatchLogGroupArn":"VARCHAR"},"TaskLogs":{"CloudWatchLogGroupArn":"VARCHAR"}}}')], lambda s: list_concat(
                list_transform(list_filter([s."ExecutionRoleArn"], lambda v: v <> ''), lambda v: {'edge': 744, 'reference': v}),
                list_transform(list_filter([s."ServiceRoleArn"], lambda v: v <> ''), lambda v: {'edge': 745, 'reference': v}),
                list_transform(list_filter([s."KmsKey"], lambda v: v <> ''), lambda v: {'edge': 746, 'reference': v}),
                list_transform(list_filter([s."SourceBucketArn"], lambda v: v <> ''), lambda v: {'edge': 747, 'reference': v}),
                list_transform(list_filter(s."NetworkConfiguration"."SubnetIds", lambda v: v <> ''), lambda v: {'edge': 748, 'reference': v}),
                list_transform(list_filter(s."NetworkConfiguration"."SecurityGroupIds", lambda v: v <> ''), lambda v: {'edge': 749, 'reference': v}),
                list_transform(list_filter([s."LoggingConfiguration"."DagProcessingLogs"."CloudWatchLogGroupArn"], lambda v: v <> ''), lambda v: {'edge': 750, 'reference': v}),
                list_transform(list_filter([s."LoggingConfiguration"."SchedulerLogs"."CloudWatchLogGroupArn"], lambda v: v <> ''), lambda v: {'edge': 751, 'reference': v}),
                list_transform(list_filter([s."LoggingConfiguration"."WebserverLogs"."CloudWatchLogGroupArn"], lambda v: v <> ''), lambda v: {'edge': 752, 'reference': v}),
                list_transform(list_filter([s."LoggingConfiguration"."WorkerLogs"."CloudWatchLogGroupArn"], lambda v: v <> ''), lambda v: {'edge': 753, 'reference': v}),
                list_transform(list_filter([s."LoggingConfiguration"."TaskLogs"."CloudWatchLogGroupArn"], lambda v: v <> ''), lambda v: {'edge': 754, 'reference': v})
            )
        )[1]
        when 'AWS::AmazonMQ::Broker' then list_transform(
            [json_transform({{ configuration }}, '{"SubnetIds":["VARCHAR"],"SecurityGroups":["VARCHAR"],"EncryptionOptions":{"KmsKeyId":"VARCHAR"},"Logs":{"GeneralLogGroup":"VARCHAR","AuditLogGroup":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter(s."SubnetIds", lambda v: v <> ''), lambda v: {'edge': 755, 'reference': v}),
                list_transform(list_filter(s."SecurityGroups", lambda v: v <> ''), lambda v: {'edge': 756, 'reference': v}),
                list_transform(list_filter([s."EncryptionOptions"."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 757, 'reference': v}),
                list_transform(list_filter([s."Logs"."GeneralLogGroup"], lambda v: v <> ''), lambda v: {'edge': 758, 'reference': v}),
                list_transform(list_filter([s."Logs"."AuditLogGroup"], lambda v: v <> ''), lambda v: {'edge': 759, 'reference': v})
            )
        )[1]
        when 'AWS::Lightsail::Instance' then list_transform(
            [json_transform({{ configuration }}, '{"hardware":{"disks":[{"name":"VARCHAR"}]}}')], lambda s: list_transform(list_filter(list_transform(s."hardware"."disks", lambda x0: x0."name"), lambda v: v <> ''), lambda v: {'edge': 760, 'reference': v})
        )[1]
        when 'AWS::Lightsail::LoadBalancer' then list_transform(
            [json_transform({{ configuration }}, '{"instanceHealthSummary":[{"instanceName":"VARCHAR"}]}')], lambda s: list_transform(list_filter(list_transform(s."instanceHealthSummary", lambda x0: x0."instanceName"), lambda v: v <> ''), lambda v: {'edge': 761, 'reference': v})
        )[1]
        when 'AWS::Lightsail::Disk' then list_transform(
            [json_transform({{ configuration }}, '{"attachedTo":"VARCHAR"}')], lambda s: list_transform(list_filter([s."attachedTo"], lambda v: v <> ''), lambda v: {'edge': 762, 'reference': v})
        )[1]
        when 'AWS::Logs::LogGroup' then list_transform(
            [json_transform({{ configuration }}, '{"kmsKeyId":"VARCHAR"}')], lambda s: list_transform(list_filter([s."kmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 763, 'reference': v})
        )[1]
        when 'AWS::CloudWatch::Alarm' then list_transform(
            [json_transform({{ configuration }}, '{"AlarmActions":["VARCHAR"]}')], lambda s: list_transform(list_filter(s."AlarmActions", lambda v: v <> ''), lambda v: {'edge': 764, 'reference': v})
        )[1]
        when 'AWS::CloudWatch::CompositeAlarm' then list_transform(
            [json_transform({{ configuration }}, '{"AlarmActions":["VARCHAR"]}')], lambda s: list_transform(list_filter(s."AlarmActions", lambda v: v <> ''), lambda v: {'edge': 765, 'reference': v})
        )[1]
        when 'AWS::CloudFormation::Stack' then list_transform(
            [json_transform({{ configuration }}, '{"RoleARN":"VARCHAR","ParentId":"VARCHAR","NotificationARNs":["VARCHAR"]}')], lambda s: list_concat(
                list_transform(list_filter([s."RoleARN"], lambda v: v <> ''), lambda v: {'edge': 766, 'reference': v}),
                list_transform(list_filter([s."ParentId"], lambda v: v <> ''), lambda v: {'edge': 767, 'reference': v}),
                list_transform(list_filter(s."NotificationARNs", lambda v: v <> ''), lambda v: {'edge': 768, 'reference': v})
            )
        )[1]
        when 'AWS::SSM::Parameter' then list_transform(
            [json_transform({{ configuration }}, '{"KeyId":"VARCHAR"}')], lambda s: list_transform(list_filter([s."KeyId"], lambda v: v <> ''), lambda v: {'edge': 769, 'reference': v})
        )[1]
        when 'AWS::CloudTrail::Trail' then list_transform(
            [json_transform({{ configuration }}, '{"S3BucketName":"VARCHAR","SnsTopicARN":"VARCHAR","CloudWatchLogsLogGroupArn":"VARCHAR","CloudWatchLogsRoleArn":"VARCHAR","KmsKeyId":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."S3BucketName"], lambda v: v <> ''), lambda v: {'edge': 770, 'reference': v}),
                list_transform(list_filter([s."SnsTopicARN"], lambda v: v <> ''), lambda v: {'edge': 771, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."CloudWatchLogsLogGroupArn"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(.+?)(?::\*)?$', 1))), lambda v: {'edge': 772, 'reference': v}),
                list_transform(list_filter([s."CloudWatchLogsRoleArn"], lambda v: v <> ''), lambda v: {'edge': 773, 'reference': v}),
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 774, 'reference': v})
            )
        )[1]
        when 'AWS::Config::ConfigurationRecorder' then list_transform(
            [json_transform({{ configuration }}, '{"roleARN":"VARCHAR"}')], lambda s: list_transform(list_filter([s."roleARN"], lambda v: v <> ''), lambda v: {'edge': 775, 'reference': v})
        )[1]
        when 'AWS::Config::DeliveryChannel' then list_transform(
            [json_transform({{ configuration }}, '{"s3BucketName":"VARCHAR","snsTopicARN":"VARCHAR","s3KmsKeyArn":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."s3BucketName"], lambda v: v <> ''), lambda v: {'edge': 776, 'reference': v}),
                list_transform(list_filter([s."snsTopicARN"], lambda v: v <> ''), lambda v: {'edge': 777, 'reference': v}),
                list_transform(list_filter([s."s3KmsKeyArn"], lambda v: v <> ''), lambda v: {'edge': 778, 'reference': v})
            )
        )[1]
        when 'AWS::Config::ConfigRule' then list_transform(
            [json_transform({{ configuration }}, '{"Source":{"SourceIdentifier":"VARCHAR"}}')], lambda s: list_transform(flatten(list_transform(list_filter([s."Source"."SourceIdentifier"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:.+)$', 1))), lambda v: {'edge': 779, 'reference': v})
        )[1]
        when 'AWS::Config::ConfigurationAggregator' then list_transform(
            [json_transform({{ configuration }}, '{"OrganizationAggregationSource":{"RoleArn":"VARCHAR"},"AccountAggregationSources":[{"AccountIds":["VARCHAR"]}]}')], lambda s: list_concat(
                list_transform(list_filter([s."OrganizationAggregationSource"."RoleArn"], lambda v: v <> ''), lambda v: {'edge': 780, 'reference': v}),
                list_transform(list_filter(flatten(list_transform(s."AccountAggregationSources", lambda x0: x0."AccountIds")), lambda v: v <> ''), lambda v: {'edge': 781, 'reference': v})
            )
        )[1]
        when 'AWS::Logs::MetricFilter' then list_transform(
            [json_transform({{ configuration }}, '{"logGroupName":"VARCHAR"}')], lambda s: list_transform(list_filter([s."logGroupName"], lambda v: v <> ''), lambda v: {'edge': 782, 'reference': v})
        )[1]
        when 'AWS::KMS::Alias' then list_transform(
            [json_transform({{ configuration }}, '{"TargetKeyId":"VARCHAR"}')], lambda s: list_transform(list_filter([s."TargetKeyId"], lambda v: v <> ''), lambda v: {'edge': 783, 'reference': v})
        )[1]
        when 'AWS::SecretsManager::Secret' then list_transform(
            [json_transform({{ configuration }}, '{"KmsKeyId":"VARCHAR","RotationLambdaARN":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."KmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 784, 'reference': v}),
                list_transform(list_filter([s."RotationLambdaARN"], lambda v: v <> ''), lambda v: {'edge': 785, 'reference': v})
            )
        )[1]
        when 'AWS::WAFv2::WebACL' then list_transform(
            [json_transform({{ configuration }}, '{"Logging":{"LogDestinationConfigs":["VARCHAR"]}}')], lambda s: list_transform(list_filter(s."Logging"."LogDestinationConfigs", lambda v: v <> ''), lambda v: {'edge': 786, 'reference': v})
        )[1]
        when 'AWS::GuardDuty::Detector' then list_transform(
            [json_transform({{ configuration }}, '{"ServiceRole":"VARCHAR","DataSources":{"MalwareProtection":{"ServiceRole":"VARCHAR"}},"PublishingDestinationProperties":[{"DestinationArn":"VARCHAR","KmsKeyArn":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."ServiceRole"], lambda v: v <> ''), lambda v: {'edge': 787, 'reference': v}),
                list_transform(list_filter([s."DataSources"."MalwareProtection"."ServiceRole"], lambda v: v <> ''), lambda v: {'edge': 788, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."PublishingDestinationProperties", lambda x0: x0."DestinationArn"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(arn:[a-z-]+:s3:::[^/]+)', 1))), lambda v: {'edge': 789, 'reference': v}),
                list_transform(list_filter(list_transform(s."PublishingDestinationProperties", lambda x0: x0."KmsKeyArn"), lambda v: v <> ''), lambda v: {'edge': 790, 'reference': v})
            )
        )[1]
        when 'AWS::Macie::Session' then list_transform(
            [json_transform({{ configuration }}, '{"serviceRole":"VARCHAR"}')], lambda s: list_transform(list_filter([s."serviceRole"], lambda v: v <> ''), lambda v: {'edge': 791, 'reference': v})
        )[1]
        when 'AWS::Organizations::Organization' then list_transform(
            [json_transform({{ configuration }}, '{"MasterAccountId":"VARCHAR","DelegatedAdministrators":[{"Id":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."MasterAccountId"], lambda v: v <> ''), lambda v: {'edge': 792, 'reference': v}),
                list_transform(list_filter(list_transform(s."DelegatedAdministrators", lambda x0: x0."Id"), lambda v: v <> ''), lambda v: {'edge': 793, 'reference': v})
            )
        )[1]
        when 'AWS::Organizations::Policy' then list_transform(
            [json_transform({{ configuration }}, '{"Targets":[{"TargetId":"VARCHAR"}]}')], lambda s: list_transform(list_filter(list_transform(s."Targets", lambda x0: x0."TargetId"), lambda v: v <> ''), lambda v: {'edge': 794, 'reference': v})
        )[1]
        when 'AWS::Organizations::OrganizationalUnit' then list_transform(
            [json_transform({{ configuration }}, '{"Path":"VARCHAR"}')], lambda s: list_transform(flatten(list_transform(list_filter([s."Path"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '/(ou-[^/]+)/ou-[^/]+/$', 1))), lambda v: {'edge': 795, 'reference': v})
        )[1]
        when 'AWS::SSO::Instance' then list_transform(
            [json_transform({{ configuration }}, '{"EncryptionConfigurationDetails":{"KmsKeyArn":"VARCHAR"}}')], lambda s: list_transform(list_filter([s."EncryptionConfigurationDetails"."KmsKeyArn"], lambda v: v <> ''), lambda v: {'edge': 796, 'reference': v})
        )[1]
        when 'AWS::SSO::PermissionSet' then list_transform(
            [json_transform({{ configuration }}, '{"PermissionSetArn":"VARCHAR","ManagedPolicies":[{"Arn":"VARCHAR"}],"PermissionsBoundary":{"ManagedPolicyArn":"VARCHAR"},"Accounts":["VARCHAR"]}')], lambda s: list_concat(
                list_transform(flatten(list_transform(list_filter([s."PermissionSetArn"], lambda v: v <> ''), lambda v: regexp_extract_all(v, ':permissionSet/([^/]+)/', 1))), lambda v: {'edge': 797, 'reference': v}),
                list_transform(list_filter(list_transform(s."ManagedPolicies", lambda x0: x0."Arn"), lambda v: v <> ''), lambda v: {'edge': 798, 'reference': v}),
                list_transform(list_filter([s."PermissionsBoundary"."ManagedPolicyArn"], lambda v: v <> ''), lambda v: {'edge': 799, 'reference': v}),
                list_transform(list_filter(s."Accounts", lambda v: v <> ''), lambda v: {'edge': 800, 'reference': v})
            )
        )[1]
        when 'AWS::ServiceCatalog::Portfolio' then list_transform(
            [json_transform({{ configuration }}, '{"Principals":[{"PrincipalARN":"VARCHAR"}]}')], lambda s: list_transform(list_filter(list_transform(s."Principals", lambda x0: x0."PrincipalARN"), lambda v: v <> ''), lambda v: {'edge': 801, 'reference': v})
        )[1]
        when 'AWS::CloudFormation::StackSet' then list_transform(
            [json_transform({{ configuration }}, '{"AdministrationRoleARN":"VARCHAR","OrganizationalUnitIds":["VARCHAR"]}')], lambda s: list_concat(
                list_transform(list_filter([s."AdministrationRoleARN"], lambda v: v <> ''), lambda v: {'edge': 802, 'reference': v}),
                list_transform(list_filter(s."OrganizationalUnitIds", lambda v: v <> ''), lambda v: {'edge': 803, 'reference': v})
            )
        )[1]
        when 'AWS::SSM::MaintenanceWindow' then list_transform(
            [json_transform({{ configuration }}, '{"Tasks":[{"ServiceRoleArn":"VARCHAR","TaskArn":"VARCHAR","LoggingInfo":{"S3BucketName":"VARCHAR"}}],"Targets":[{"Targets":[{"Values":["VARCHAR"]}]}]}')], lambda s: list_concat(
                list_transform(list_filter(list_transform(s."Tasks", lambda x0: x0."ServiceRoleArn"), lambda v: v <> ''), lambda v: {'edge': 804, 'reference': v}),
                list_transform(list_filter(list_transform(s."Tasks", lambda x0: x0."TaskArn"), lambda v: v <> ''), lambda v: {'edge': 805, 'reference': v}),
                list_transform(list_filter(list_transform(s."Tasks", lambda x0: x0."LoggingInfo"."S3BucketName"), lambda v: v <> ''), lambda v: {'edge': 806, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(flatten(list_transform(s."Targets", lambda x0: flatten(list_transform(x0."Targets", lambda x1: x1."Values")))), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^(i-[0-9a-f]+)$', 1))), lambda v: {'edge': 807, 'reference': v})
            )
        )[1]
        when 'AWS::Cognito::UserPool' then list_transform(
            [json_transform({{ configuration }}, '{"LambdaConfig":{"PreSignUp":"VARCHAR","CustomMessage":"VARCHAR","PostConfirmation":"VARCHAR","PreAuthentication":"VARCHAR","PostAuthentication":"VARCHAR","DefineAuthChallenge":"VARCHAR","CreateAuthChallenge":"VARCHAR","VerifyAuthChallengeResponse":"VARCHAR","PreTokenGeneration":"VARCHAR","UserMigration":"VARCHAR","PreTokenGenerationConfig":{"LambdaArn":"VARCHAR"},"CustomSMSSender":{"LambdaArn":"VARCHAR"},"CustomEmailSender":{"LambdaArn":"VARCHAR"},"InboundFederation":{"LambdaArn":"VARCHAR"},"KMSKeyID":"VARCHAR"},"KeyConfiguration":{"KmsKeyArn":"VARCHAR"},"SmsConfiguration":{"SnsCallerArn":"VARCHAR"},"EmailConfiguration":{"SourceArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."LambdaConfig"."PreSignUp"], lambda v: v <> ''), lambda v: {'edge': 808, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."CustomMessage"], lambda v: v <> ''), lambda v: {'edge': 809, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."PostConfirmation"], lambda v: v <> ''), lambda v: {'edge': 810, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."PreAuthentication"], lambda v: v <> ''), lambda v: {'edge': 811, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."PostAuthentication"], lambda v: v <> ''), lambda v: {'edge': 812, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."DefineAuthChallenge"], lambda v: v <> ''), lambda v: {'edge': 813, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."CreateAuthChallenge"], lambda v: v <> ''), lambda v: {'edge': 814, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."VerifyAuthChallengeResponse"], lambda v: v <> ''), lambda v: {'edge': 815, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."PreTokenGeneration"], lambda v: v <> ''), lambda v: {'edge': 816, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."UserMigration"], lambda v: v <> ''), lambda v: {'edge': 817, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."PreTokenGenerationConfig"."LambdaArn"], lambda v: v <> ''), lambda v: {'edge': 818, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."CustomSMSSender"."LambdaArn"], lambda v: v <> ''), lambda v: {'edge': 819, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."CustomEmailSender"."LambdaArn"], lambda v: v <> ''), lambda v: {'edge': 820, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."InboundFederation"."LambdaArn"], lambda v: v <> ''), lambda v: {'edge': 821, 'reference': v}),
                list_transform(list_filter([s."LambdaConfig"."KMSKeyID"], lambda v: v <> ''), lambda v: {'edge': 822, 'reference': v}),
                list_transform(list_filter([s."KeyConfiguration"."KmsKeyArn"], lambda v: v <> ''), lambda v: {'edge': 823, 'reference': v}),
                list_transform(list_filter([s."SmsConfiguration"."SnsCallerArn"], lambda v: v <> ''), lambda v: {'edge': 824, 'reference': v}),
                list_transform(list_filter([s."EmailConfiguration"."SourceArn"], lambda v: v <> ''), lambda v: {'edge': 825, 'reference': v})
            )
        )[1]
        when 'AWS::Cognito::IdentityPool' then list_transform(
            [json_transform({{ configuration }}, '{"RoleSettings":{"Roles":{"authenticated":"VARCHAR","unauthenticated":"VARCHAR"}},"CognitoIdentityProviders":[{"ProviderName":"VARCHAR"}],"SamlProviderARNs":["VARCHAR"],"OpenIdConnectProviderARNs":["VARCHAR"]}')], lambda s: list_concat(
                list_transform(list_filter([s."RoleSettings"."Roles"."authenticated"], lambda v: v <> ''), lambda v: {'edge': 826, 'reference': v}),
                list_transform(list_filter([s."RoleSettings"."Roles"."unauthenticated"], lambda v: v <> ''), lambda v: {'edge': 827, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."CognitoIdentityProviders", lambda x0: x0."ProviderName"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '/([^/]+)$', 1))), lambda v: {'edge': 828, 'reference': v}),
                list_transform(list_filter(s."SamlProviderARNs", lambda v: v <> ''), lambda v: {'edge': 829, 'reference': v}),
                list_transform(list_filter(s."OpenIdConnectProviderARNs", lambda v: v <> ''), lambda v: {'edge': 830, 'reference': v})
            )
        )[1]
        when 'AWS::DirectoryService::Directory' then list_transform(
            [json_transform({{ configuration }}, '{"VpcSettings":{"VpcId":"VARCHAR","SubnetIds":["VARCHAR"],"SecurityGroupId":"VARCHAR"},"ConnectSettings":{"VpcId":"VARCHAR","SubnetIds":["VARCHAR"],"SecurityGroupId":"VARCHAR"},"LogSubscriptions":[{"LogGroupName":"VARCHAR"}],"OwnerDirectoryDescription":{"DirectoryId":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."VpcSettings"."VpcId"], lambda v: v <> ''), lambda v: {'edge': 831, 'reference': v}),
                list_transform(list_filter(s."VpcSettings"."SubnetIds", lambda v: v <> ''), lambda v: {'edge': 832, 'reference': v}),
                list_transform(list_filter([s."VpcSettings"."SecurityGroupId"], lambda v: v <> ''), lambda v: {'edge': 833, 'reference': v}),
                list_transform(list_filter([s."ConnectSettings"."VpcId"], lambda v: v <> ''), lambda v: {'edge': 834, 'reference': v}),
                list_transform(list_filter(s."ConnectSettings"."SubnetIds", lambda v: v <> ''), lambda v: {'edge': 835, 'reference': v}),
                list_transform(list_filter([s."ConnectSettings"."SecurityGroupId"], lambda v: v <> ''), lambda v: {'edge': 836, 'reference': v}),
                list_transform(list_filter(list_transform(s."LogSubscriptions", lambda x0: x0."LogGroupName"), lambda v: v <> ''), lambda v: {'edge': 837, 'reference': v}),
                list_transform(list_filter([s."OwnerDirectoryDescription"."DirectoryId"], lambda v: v <> ''), lambda v: {'edge': 838, 'reference': v})
            )
        )[1]
        when 'AWS::WorkSpaces::Directory' then list_transform(
            [json_transform({{ configuration }}, '{"DirectoryId":"VARCHAR","SubnetIds":["VARCHAR"],"WorkspaceSecurityGroupId":"VARCHAR","WorkspaceCreationProperties":{"CustomSecurityGroupId":"VARCHAR","InstanceIamRoleArn":"VARCHAR"},"IamRoleId":"VARCHAR","WorkspaceAccessProperties":{"AccessEndpointConfig":{"AccessEndpoints":[{"VpcEndpointId":"VARCHAR"}]}},"ActiveDirectoryConfig":{"ServiceAccountSecretArn":"VARCHAR"},"MicrosoftEntraConfig":{"ApplicationConfigSecretArn":"VARCHAR"},"IDCConfig":{"InstanceArn":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."DirectoryId"], lambda v: v <> ''), lambda v: {'edge': 839, 'reference': v}),
                list_transform(list_filter(s."SubnetIds", lambda v: v <> ''), lambda v: {'edge': 840, 'reference': v}),
                list_transform(list_filter([s."WorkspaceSecurityGroupId"], lambda v: v <> ''), lambda v: {'edge': 841, 'reference': v}),
                list_transform(list_filter([s."WorkspaceCreationProperties"."CustomSecurityGroupId"], lambda v: v <> ''), lambda v: {'edge': 842, 'reference': v}),
                list_transform(list_filter([s."IamRoleId"], lambda v: v <> ''), lambda v: {'edge': 843, 'reference': v}),
                list_transform(list_filter([s."WorkspaceCreationProperties"."InstanceIamRoleArn"], lambda v: v <> ''), lambda v: {'edge': 844, 'reference': v}),
                list_transform(list_filter(list_transform(s."WorkspaceAccessProperties"."AccessEndpointConfig"."AccessEndpoints", lambda x0: x0."VpcEndpointId"), lambda v: v <> ''), lambda v: {'edge': 845, 'reference': v}),
                list_transform(list_filter([s."ActiveDirectoryConfig"."ServiceAccountSecretArn"], lambda v: v <> ''), lambda v: {'edge': 846, 'reference': v}),
                list_transform(list_filter([s."MicrosoftEntraConfig"."ApplicationConfigSecretArn"], lambda v: v <> ''), lambda v: {'edge': 847, 'reference': v}),
                list_transform(list_filter([s."IDCConfig"."InstanceArn"], lambda v: v <> ''), lambda v: {'edge': 848, 'reference': v})
            )
        )[1]
        when 'AWS::WorkSpaces::Workspace' then list_transform(
            [json_transform({{ configuration }}, '{"DirectoryId":"VARCHAR","SubnetId":"VARCHAR","VolumeEncryptionKey":"VARCHAR"}')], lambda s: list_concat(
                list_transform(list_filter([s."DirectoryId"], lambda v: v <> ''), lambda v: {'edge': 849, 'reference': v}),
                list_transform(list_filter([s."SubnetId"], lambda v: v <> ''), lambda v: {'edge': 850, 'reference': v}),
                list_transform(list_filter([s."VolumeEncryptionKey"], lambda v: v <> ''), lambda v: {'edge': 851, 'reference': v})
            )
        )[1]
        when 'AWS::AppStream::Fleet' then list_transform(
            [json_transform({{ configuration }}, '{"VpcConfig":{"SubnetIds":["VARCHAR"],"SecurityGroupIds":["VARCHAR"]},"IamRoleArn":"VARCHAR","SessionScriptS3Location":{"S3Bucket":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter(s."VpcConfig"."SubnetIds", lambda v: v <> ''), lambda v: {'edge': 852, 'reference': v}),
                list_transform(list_filter(s."VpcConfig"."SecurityGroupIds", lambda v: v <> ''), lambda v: {'edge': 853, 'reference': v}),
                list_transform(list_filter([s."IamRoleArn"], lambda v: v <> ''), lambda v: {'edge': 854, 'reference': v}),
                list_transform(list_filter([s."SessionScriptS3Location"."S3Bucket"], lambda v: v <> ''), lambda v: {'edge': 855, 'reference': v})
            )
        )[1]
        when 'AWS::CodePipeline::Pipeline' then list_transform(
            [json_transform({{ configuration }}, '{"roleArn":"VARCHAR","artifactStore":{"location":"VARCHAR","encryptionKey":{"id":"VARCHAR"}}}')], lambda s: list_concat(
                list_transform(list_filter([s."roleArn"], lambda v: v <> ''), lambda v: {'edge': 856, 'reference': v}),
                list_transform(list_filter([s."artifactStore"."location"], lambda v: v <> ''), lambda v: {'edge': 857, 'reference': v}),
                list_transform(list_filter([s."artifactStore"."encryptionKey"."id"], lambda v: v <> ''), lambda v: {'edge': 858, 'reference': v})
            )
        )[1]
        when 'AWS::CodeBuild::Project' then list_transform(
            [json_transform({{ configuration }}, '{"serviceRole":"VARCHAR","vpcConfig":{"vpcId":"VARCHAR","subnets":["VARCHAR"],"securityGroupIds":["VARCHAR"]},"encryptionKey":"VARCHAR","logsConfig":{"cloudWatchLogs":{"groupName":"VARCHAR"}}}')], lambda s: list_concat(
                list_transform(list_filter([s."serviceRole"], lambda v: v <> ''), lambda v: {'edge': 859, 'reference': v}),
                list_transform(list_filter([s."vpcConfig"."vpcId"], lambda v: v <> ''), lambda v: {'edge': 860, 'reference': v}),
                list_transform(list_filter(s."vpcConfig"."subnets", lambda v: v <> ''), lambda v: {'edge': 861, 'reference': v}),
                list_transform(list_filter(s."vpcConfig"."securityGroupIds", lambda v: v <> ''), lambda v: {'edge': 862, 'reference': v}),
                list_transform(list_filter([s."encryptionKey"], lambda v: v <> ''), lambda v: {'edge': 863, 'reference': v}),
                list_transform(list_filter([s."logsConfig"."cloudWatchLogs"."groupName"], lambda v: v <> ''), lambda v: {'edge': 864, 'reference': v})
            )
        )[1]
        when 'AWS::CodeCommit::Repository' then list_transform(
            [json_transform({{ configuration }}, '{"kmsKeyId":"VARCHAR"}')], lambda s: list_transform(list_filter([s."kmsKeyId"], lambda v: v <> ''), lambda v: {'edge': 865, 'reference': v})
        )[1]
        when 'AWS::CodeArtifact::Domain' then list_transform(
            [json_transform({{ configuration }}, '{"encryptionKey":"VARCHAR"}')], lambda s: list_transform(list_filter([s."encryptionKey"], lambda v: v <> ''), lambda v: {'edge': 866, 'reference': v})
        )[1]
        when 'AWS::CodeArtifact::Repository' then list_transform(
            [json_transform({{ configuration }}, '{"domainName":"VARCHAR","upstreams":[{"repositoryName":"VARCHAR"}]}')], lambda s: list_concat(
                list_transform(list_filter([s."domainName"], lambda v: v <> ''), lambda v: {'edge': 867, 'reference': v}),
                list_transform(list_filter(list_transform(s."upstreams", lambda x0: x0."repositoryName"), lambda v: v <> ''), lambda v: {'edge': 868, 'reference': v})
            )
        )[1]
        when 'AWS::Glue::Table' then list_transform(
            [json_transform({{ configuration }}, '{"DatabaseName":"VARCHAR","StorageDescriptor":{"Location":"VARCHAR"}}')], lambda s: list_concat(
                list_transform(list_filter([s."DatabaseName"], lambda v: v <> ''), lambda v: {'edge': 869, 'reference': v}),
                list_transform(flatten(list_transform(list_filter([s."StorageDescriptor"."Location"], lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3[an]?://([^/]+)', 1))), lambda v: {'edge': 870, 'reference': v})
            )
        )[1]
        when 'AWS::Glue::Crawler' then list_transform(
            [json_transform({{ configuration }}, '{"Role":"VARCHAR","DatabaseName":"VARCHAR","Targets":{"S3Targets":[{"Path":"VARCHAR"}]}}')], lambda s: list_concat(
                list_transform(list_filter([s."Role"], lambda v: v <> ''), lambda v: {'edge': 871, 'reference': v}),
                list_transform(list_filter([s."DatabaseName"], lambda v: v <> ''), lambda v: {'edge': 872, 'reference': v}),
                list_transform(flatten(list_transform(list_filter(list_transform(s."Targets"."S3Targets", lambda x0: x0."Path"), lambda v: v <> ''), lambda v: regexp_extract_all(v, '^s3[an]?://([^/]+)', 1))), lambda v: {'edge': 873, 'reference': v})
            )
        )[1]
        when 'AWS::Glue::Job' then list_transform(
            [json_transform({{ configuration }}, '{"Role":"VARCHAR","Connections":{"Connections":["VARCHAR"]}}')], lambda s: list_concat(
                list_transform(list_filter([s."Role"], lambda v: v <> ''), lambda v: {'edge': 874, 'reference': v}),
                list_transform(list_filter(s."Connections"."Connections", lambda v: v <> ''), lambda v: {'edge': 875, 'reference': v})
            )
        )[1]
        when 'AWS::Glue::Connection' then list_transform(
            [json_transform({{ configuration }}, '{"PhysicalConnectionRequirements":{"SubnetId":"VARCHAR","SecurityGroupIdList":["VARCHAR"]}}')], lambda s: list_concat(
                list_transform(list_filter([s."PhysicalConnectionRequirements"."SubnetId"], lambda v: v <> ''), lambda v: {'edge': 876, 'reference': v}),
                list_transform(list_filter(s."PhysicalConnectionRequirements"."SecurityGroupIdList", lambda v: v <> ''), lambda v: {'edge': 877, 'reference': v})
            )
        )[1]
    end
{%- endmacro %}
