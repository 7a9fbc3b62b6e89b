{{ config(materialized='ephemeral') }}
-- How much there is of what resources are paid for, as far as no configuration tells it: sizes and numbers that move by themselves, by the
-- name of the component (int_costs__usage), and the tasks of a service by what they are made of. What was not told has no row.
with read as (
    select
        observations.resource_uid,
        observations.observed_at,
        case observations.resource_type
            when 'AWS::S3::Bucket' then list_transform([json_transform(observations.observations -> 'Metrics', '{
                "BucketSizeBytes.StandardStorage": "DOUBLE", "BucketSizeBytes.IntelligentTieringFAStorage": "DOUBLE",
                "BucketSizeBytes.IntelligentTieringIAStorage": "DOUBLE", "BucketSizeBytes.StandardIAStorage": "DOUBLE",
                "BucketSizeBytes.OneZoneIAStorage": "DOUBLE", "BucketSizeBytes.GlacierInstantRetrievalStorage": "DOUBLE",
                "BucketSizeBytes.GlacierStorage": "DOUBLE", "BucketSizeBytes.DeepArchiveStorage": "DOUBLE"
            }')], lambda o: [
                {{ observed('storage', gib('o."BucketSizeBytes.StandardStorage"'), "'standard:storage'") }},
                {{ observed('storage', gib('o."BucketSizeBytes.IntelligentTieringFAStorage"'), "'intelligent-frequent:storage'") }},
                {{ observed('storage', gib('o."BucketSizeBytes.IntelligentTieringIAStorage"'), "'intelligent-infrequent:storage'") }},
                {{ observed('storage', gib('o."BucketSizeBytes.StandardIAStorage"'), "'standard-ia:storage'") }},
                {{ observed('storage', gib('o."BucketSizeBytes.OneZoneIAStorage"'), "'onezone-ia:storage'") }},
                {{ observed('storage', gib('o."BucketSizeBytes.GlacierInstantRetrievalStorage"'), "'glacier-instant:storage'") }},
                {{ observed('storage', gib('o."BucketSizeBytes.GlacierStorage"'), "'glacier:storage'") }},
                {{ observed('storage', gib('o."BucketSizeBytes.DeepArchiveStorage"'), "'deep-archive:storage'") }}
            ])[1]
            when 'AWS::Logs::LogGroup' then [
                {{ observed('storage', gib("(observations.observations ->> '$.storedBytes')::double")) }}
            ]
            when 'AWS::DynamoDB::Table' then [
                {{ observed('storage', gib("(observations.observations ->> '$.TableSizeBytes')::double")) }}
            ]
            when 'AWS::Kinesis::Stream' then [
                {{ observed('shards', "(observations.observations ->> '$.OpenShardCount')::double") }}
            ]
            when 'AWS::EC2::CapacityReservation' then [
                {{ observed('unused instances', "(observations.observations ->> '$.AvailableInstanceCount')::double") }}
            ]
            when 'AWS::EFS::FileSystem' then list_transform([json_transform(observations.observations -> 'SizeInBytes', '{
                "ValueInStandard": "DOUBLE", "ValueInIA": "DOUBLE", "ValueInArchive": "DOUBLE"
            }')], lambda o: [
                {{ observed('storage', gib('o.ValueInStandard'), "'standard:storage'") }},
                {{ observed('storage', gib('nullif(o.ValueInIA, 0)'), "'infrequent-access:storage'") }},
                {{ observed('storage', gib('nullif(o.ValueInArchive, 0)'), "'archive:storage'") }}
            ])[1]
        end as parts
    from {{ ref('int_observations__latest') }} as observations
    where observations.resource_type in (
        'AWS::S3::Bucket', 'AWS::Logs::LogGroup', 'AWS::DynamoDB::Table', 'AWS::Kinesis::Stream', 'AWS::EC2::CapacityReservation',
        'AWS::EFS::FileSystem'
    )
    union all
    -- tasks without instances of one's own are paid for by the size of the task
    select
        services.resource_uid,
        null::timestamptz as observed_at,
        list_transform(
            [{'tasks': string_split(services.spec, ' ')[1]::integer, 'size': string_split(tasks.spec, ' ')}],
            lambda t: [
                {{ observed('vCPU', "t.tasks * try_cast(t.size[1] as double) / 1024",
                            "if(t.size[3] = 'arm64', 'fargate-arm64:vcpu', 'fargate:vcpu')") }},
                {{ observed('memory', "t.tasks * try_cast(t.size[2] as double) / 1024",
                            "if(t.size[3] = 'arm64', 'fargate-arm64:memory', 'fargate:memory')") }}
            ]
        )[1] as parts
    from {{ ref('int_costs__usage') }} as services
    inner join {{ ref('int_costs__usage') }} as tasks on split_part(services.spec, ' ', 2) = tasks.resource_uid
    where services.resource_type = 'AWS::ECS::Service' and tasks.resource_type = 'AWS::ECS::TaskDefinition'
)

select resource_uid, unnest(list_filter(parts, lambda p: p.quantity is not null), recursive := true)
from (
    select resource_uid, parts
    from read
    qualify row_number() over (partition by resource_uid order by observed_at desc) = 1
)
