{{ config(materialized='ephemeral') }}
-- The trails that watch each account: its own, and those of its organization, which its management account has. What a trail records is
-- read from selectors of both kinds, brought to one form: reads and writes, of management and of all objects of all buckets. Null is not
-- known.
-- A selector that is narrowed by anything else records less than all. Sources of events that are left out stay with the trail: what comes
-- from them it does not record.
with read as (
    select
        resource_uid,
        account_id,
        aws_name,
        is_multi_region_trail,
        -- left out of a reply it is no organization's
        coalesce(is_organization_trail, false) as is_organization_trail,
        cloud_watch_logs_log_group_arn as log_group_arn,
        status.IsLogging as is_logging,
        if(event_selectors.EventSelectors is null and event_selectors.AdvancedEventSelectors is null, null, list_concat(
            list_transform(
                event_selectors.EventSelectors,
                lambda s: {
                    'reads': s.ReadWriteType in ('All', 'ReadOnly'),
                    'writes': s.ReadWriteType in ('All', 'WriteOnly'),
                    'management': s.IncludeManagementEvents,
                    'objects': len(list_filter(
                        s.DataResources,
                        lambda d: d.Type = 'AWS::S3::Object' and len(list_filter(d.Values, lambda v: {{ all_objects('v') }})) > 0
                    )) > 0,
                    'without': coalesce(s.ExcludeManagementEventSources, [])
                }
            ),
            list_transform(
                event_selectors.AdvancedEventSelectors,
                lambda s: {
                    'reads': {{ selects_kind('true') }},
                    'writes': {{ selects_kind('false') }},
                    'management': {{ selects('eventCategory', 'Management') }} and len(list_filter(
                        s.FieldSelectors,
                        lambda f: coalesce(f.Field, '') not in ('eventCategory', 'readOnly')
                        -- leaving sources out is what the service itself offers
                        and (f.Field <> 'eventSource' or f.NotEquals is null or f.Equals is not null)
                    )) = 0,
                    'objects': {{ selects('eventCategory', 'Data') }} and {{ selects('resources.type', 'AWS::S3::Object') }}
                    and len(list_filter(
                        s.FieldSelectors,
                        lambda f: coalesce(f.Field, '') not in ('eventCategory', 'readOnly', 'resources.type')
                        and (
                            f.Field <> 'resources.ARN'
                            or len(list_filter(coalesce(f.StartsWith, []), lambda v: {{ all_objects('v') }})) = 0
                            or coalesce(f.Equals, f.EndsWith, f.NotEquals, f.NotStartsWith, f.NotEndsWith) is not null
                        )
                    )) = 0,
                    'without': list_concat(
                        [], flatten(list_transform(list_filter(s.FieldSelectors, lambda f: f.Field = 'eventSource'), lambda f: f.NotEquals))
                    )
                }
            )
        )) as selectors
    from {{ ref('stg_aws__cloudtrail_trails') }}
),

judged as (
    select
        * exclude (selectors),
        {{ some('selectors', 's.management and s.reads') }} and {{ some('selectors', 's.management and s.writes') }} as records_management,
        {{ some('selectors', 's.objects and s.reads') }} as records_object_reads,
        {{ some('selectors', 's.objects and s.writes') }} as records_object_writes,
        -- of each selector of management that writes: what it leaves out
        list_transform(list_filter(selectors, lambda s: s.management and s.writes), lambda s: s.without) as left_out
    from read
)

select judged.* exclude (account_id), judged.account_id as owner_id, judged.account_id
from judged
inner join {{ ref('int_compliance__accounts') }} as accounts on judged.account_id = accounts.account_id
union all
select judged.* exclude (account_id), judged.account_id as owner_id, accounts.account_id
from judged
inner join {{ ref('int_compliance__accounts') }} as accounts
    on judged.account_id = accounts.management_account_id and judged.account_id <> accounts.account_id
where judged.is_organization_trail
