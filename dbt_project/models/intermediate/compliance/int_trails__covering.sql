{{ config(materialized='ephemeral') }}
-- The trails that watch each account: its own, and those of its organization, which its management account has. What a trail records is read
-- from selectors of both kinds; null is not known. A selector of readOnly events records half of them, one of some ARNs less.
with read as (
    select
        resource_uid,
        account_id,
        region,
        aws_name,
        is_multi_region_trail,
        coalesce(is_organization_trail, false) as is_organization_trail,
        cloud_watch_logs_log_group_arn as log_group_arn,
        if({{ is_unread(['Status']) }}, null, status.IsLogging) as is_logging,
        if({{ is_unread(['EventSelectors']) }}, null, event_selectors.EventSelectors) as classic,
        if(
            {{ is_unread(['EventSelectors']) }}, null,
            list_transform(
                event_selectors.AdvancedEventSelectors,
                lambda s: {
                    'category': list_filter(s.FieldSelectors, lambda f: f.Field = 'eventCategory')[1].Equals[1],
                    'type': list_filter(s.FieldSelectors, lambda f: f.Field = 'resources.type')[1].Equals,
                    'read_only': list_filter(s.FieldSelectors, lambda f: f.Field = 'readOnly')[1].Equals,
                    -- leaving the noise of KMS and of the data API out is what the service itself offers
                    'narrowed': len(list_filter(
                        s.FieldSelectors, lambda f: f.Field not in ('eventCategory', 'resources.type', 'readOnly', 'eventSource')
                        or (f.Field = 'eventSource' and f.NotEquals is null)
                    )) > 0
                }
            )
        ) as advanced
    from {{ ref('stg_aws__cloudtrail_trails') }}
),

judged as (
    select
        *,
        case
            when classic is null and advanced is null then null
            else
                len(list_filter(coalesce(classic, []), lambda s: s.IncludeManagementEvents and s.ReadWriteType = 'All')) > 0
                or len(list_filter(
                    coalesce(advanced, []), lambda s: s.category = 'Management' and s.read_only is null and not s.narrowed
                )) > 0
        end as records_management,
        {%- for kind, other, flag in [('write', 'WriteOnly', 'false'), ('read', 'ReadOnly', 'true')] %}
        case
            when classic is null and advanced is null then null
            else
                len(list_filter(
                    coalesce(classic, []),
                    lambda s: s.ReadWriteType in ('All', '{{ other }}') and len(list_filter(
                        s.DataResources,
                        lambda d: d.Type = 'AWS::S3::Object' and len(list_filter(d.Values, lambda v: regexp_matches(v, '^arn:[a-z-]+:s3(:::)?$'))) > 0
                    )) > 0
                )) > 0
                or len(list_filter(
                    coalesce(advanced, []),
                    lambda s: s.category = 'Data' and list_contains(s.type, 'AWS::S3::Object') and not s.narrowed
                    and (s.read_only is null or list_contains(s.read_only, '{{ flag }}'))
                )) > 0
        end as records_object_{{ kind }}s{{ ',' if not loop.last }}
        {%- endfor %}
    from read
)

select judged.* exclude (account_id, classic, advanced), judged.account_id as owner_id, accounts.account_id
from judged
inner join {{ ref('int_compliance__accounts') }} as accounts
    on judged.account_id = accounts.account_id or (judged.is_organization_trail and judged.account_id = accounts.management_account_id)
