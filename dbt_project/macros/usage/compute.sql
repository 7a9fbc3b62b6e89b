{# Machines, functions and containers, and what they are stored on: instances, volumes, snapshots, services. A branch for each type: what
   of it is paid for, and what its configuration says about its use (see words.sql). #}
{% macro usage_of_compute() %}
{%- set on_fargate = "c.launchType = 'FARGATE' or coalesce(list_bool_or(list_transform("
    ~ "c.capacityProviderStrategy, lambda p: p.capacityProvider like 'FARGATE%')), false)" -%}
    {{ usage_of(
        'AWS::EC2::Instance',
        '{"State": {"Name": "VARCHAR"}, "InstanceType": "VARCHAR", "PlatformDetails": "VARCHAR", "Platform": "VARCHAR",
          "InstanceLifecycle": "VARCHAR", "Placement": {"Tenancy": "VARCHAR"}, "StateTransitionReason": "VARCHAR",
          "PublicIpAddress": "VARCHAR", "NetworkInterfaces": [{"Association": {"IpOwnerId": "VARCHAR"} }] }',
        [
            paid('instance', 'hour', "
                c.InstanceType
                || case
                    when coalesce(c.PlatformDetails, c.Platform, 'Linux/UNIX') = 'Linux/UNIX' then ''
                    else ':' || lower(replace(coalesce(c.PlatformDetails, c.Platform), ' ', '-'))
                end
                || if(c.Placement.Tenancy = 'dedicated', ':dedicated', '') || coalesce(':' || c.InstanceLifecycle, '')",
                "case when c.Placement.Tenancy = 'host' then 0 else (c.State.Name in ('running', 'pending'))::integer end"),
            paid('public IPv4 address', 'hour', "'address'", "
                case
                    when c.State.Name not in ('running', 'pending') or c.PublicIpAddress is null then 0
                    else nullif(len(list_filter(c.NetworkInterfaces, lambda n: n.Association.IpOwnerId is not null)), 0)
                    - len(list_filter(c.NetworkInterfaces, lambda n: n.Association.IpOwnerId <> 'amazon'))
                end", metered=true, priced_as="'AWS::EC2::EIP'"),
        ],
        facts=[
            fact('running', "c.State.Name = 'running'"),
            fact('stopped', "c.State.Name = 'stopped'", transition_time('c.StateTransitionReason')),
        ],
        spec='c.InstanceType', excluded="if(c.InstanceLifecycle = 'spot', 'a spot instance', null)"
    ) }}
    {{ usage_of(
        'AWS::EC2::Volume',
        '{"VolumeType": "VARCHAR", "Size": "BIGINT", "Iops": "BIGINT", "Throughput": "BIGINT", "State": "VARCHAR"}',
        [
            paid('storage', 'gb_month', "c.VolumeType || ':storage'", 'c.Size'),
            paid('iops', 'iops_month', "c.VolumeType || ':iops'",
                 "if(c.VolumeType = 'gp3', " ~ beyond('c.Iops', '3000') ~ ", c.Iops)", when="c.VolumeType in ('gp3', 'io1', 'io2')"),
            paid('throughput', 'mibps_month', "'gp3:throughput'", 'greatest(coalesce(c.Throughput, 125) - 125, 0)',
                 when="c.VolumeType = 'gp3'"),
            paid('requests', 'request_million', "'standard:requests'", metered=true, when="c.VolumeType = 'standard'"),
        ],
        facts=[
            fact('unattached', "c.State = 'available'"),
            fact('attached', "c.State = 'in-use'"),
            fact('gp2', "c.VolumeType = 'gp2'"),
        ]
    ) }}
    {{ usage_of(
        'AWS::EC2::Snapshot',
        '{"StorageTier": "VARCHAR", "VolumeId": "VARCHAR", "SnapshotId": "VARCHAR", "VolumeSize": "BIGINT",
          "FullSnapshotSizeInBytes": "BIGINT"}',
        [
            paid('storage', 'gb_month', "'archive'", "coalesce(if(c.FullSnapshotSizeInBytes >= 524288, "
                 ~ gib('c.FullSnapshotSizeInBytes') ~ ", null), c.VolumeSize)", when="c.StorageTier = 'archive'"),
            paid('storage', 'gb_month', "'storage'", "coalesce(if(c.FullSnapshotSizeInBytes >= 524288, "
                 ~ gib('c.FullSnapshotSizeInBytes') ~ ", null), c.VolumeSize)", upper_bound=true,
                 series="if(c.VolumeId = 'vol-ffffffff', c.SnapshotId, c.VolumeId)",
                 when="c.StorageTier is distinct from 'archive'"),
        ],
        facts=[fact('of_volume', "c.VolumeId <> 'vol-ffffffff'")]
    ) }}
    {{ usage_of(
        'AWS::EC2::CapacityReservation',
        '{"InstanceType": "VARCHAR", "InstancePlatform": "VARCHAR", "State": "VARCHAR"}',
        [paid('unused instances', 'hour',
              "c.InstanceType || if(c.InstancePlatform = 'Linux/UNIX', '', ':' || lower(replace(c.InstancePlatform, ' ', '-')))",
              "if(c.State = 'active', null, 0)", priced_as="'AWS::EC2::Instance'")]
    ) }}
    {{ usage_of(
        'AWS::Lambda::Function', '{"Architectures": ["VARCHAR"]}',
        [
            paid('compute', 'gb_second', "coalesce(c.Architectures[1], 'x86_64') || ':compute'"),
            paid('requests', 'request_million', "'request'"),
        ]
    ) }}
    {{ usage_of('AWS::EKS::Cluster', '{"status": "VARCHAR"}', [paid('cluster', 'hour', "'cluster'", '1')]) }}
    {{ usage_of(
        'AWS::ECS::Service',
        '{"launchType": "VARCHAR", "desiredCount": "BIGINT", "taskDefinition": "VARCHAR",
          "capacityProviderStrategy": [{"capacityProvider": "VARCHAR"}]}',
        [
            paid('vCPU', 'hour', "'fargate:vcpu'", 'if(c.desiredCount = 0, 0, null)', when=on_fargate),
            paid('memory', 'gb_hour', "'fargate:memory'", 'if(c.desiredCount = 0, 0, null)', when=on_fargate),
        ],
        facts=[fact('fargate', '(' ~ on_fargate ~ ') and c.desiredCount > 0')],
        spec="c.desiredCount || ' ' || c.taskDefinition"
    ) }}
    {{ usage_of(
        'AWS::ECS::TaskDefinition',
        '{"cpu": "VARCHAR", "memory": "VARCHAR", "runtimePlatform": {"cpuArchitecture": "VARCHAR"} }', [],
        spec="c.cpu || ' ' || c.memory || if(c.runtimePlatform.cpuArchitecture = 'ARM64', ' arm64', '')"
    ) }}
    {{ usage_of(
        'AWS::ECR::Repository', '{"repositoryName": "VARCHAR"}', [paid('storage', 'gb_month', "'storage'")]
    ) }}
    {{ usage_of(
        'AWS::WorkSpaces::Workspace', '{"WorkspaceProperties": {"ComputeTypeName": "VARCHAR", "RunningMode": "VARCHAR"} }',
        [
            paid('workspace', 'month',
                 "lower(c.WorkspaceProperties.ComputeTypeName) || ':' || lower(c.WorkspaceProperties.RunningMode)", '1'),
            paid('hours', 'hour', "lower(c.WorkspaceProperties.ComputeTypeName) || ':hour'", metered=true,
                 when="c.WorkspaceProperties.RunningMode = 'AUTO_STOP'"),
        ]
    ) }}
    {{ usage_of(
        'AWS::SageMaker::NotebookInstance',
        '{"InstanceType": "VARCHAR", "NotebookInstanceStatus": "VARCHAR", "VolumeSizeInGB": "BIGINT"}',
        [
            paid('instance', 'hour', 'c.InstanceType', "if(c.NotebookInstanceStatus in ('Stopped', 'Failed'), 0, 1)"),
            paid('storage', 'gb_month', "'storage'", 'c.VolumeSizeInGB'),
        ]
    ) }}
    {{ usage_of(
        'AWS::MWAA::Environment', '{"EnvironmentClass": "VARCHAR"}',
        [
            paid('environment', 'hour', 'c.EnvironmentClass', '1'),
            paid('additional workers', 'hour', "c.EnvironmentClass || ':worker'", metered=true),
        ]
    ) }}
    {{ usage_of(
        'AWS::Lightsail::Instance', '{"bundleId": "VARCHAR"}', [paid('bundle', 'month', 'c.bundleId', '1')]
    ) }}
    {{ usage_of(
        'AWS::Lightsail::Disk', '{"sizeInGb": "BIGINT", "isSystemDisk": "BOOLEAN"}',
        [paid('storage', 'gb_month', "'storage'", 'if(c.isSystemDisk, 0, c.sizeInGb)')]
    ) }}
    {{ usage_of(
        'AWS::Lightsail::LoadBalancer', '{"name": "VARCHAR"}', [paid('balancer', 'month', "'balancer'", '1')]
    ) }}
{% endmacro %}
