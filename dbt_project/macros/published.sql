{# Table macros for readers, as the text of their CREATE statements. A macro remembers the catalog it was made in, so it is made in the
   build database and made again in the published file: both execute these texts, which name no catalog. #}

{% macro published_macros() %}
    {{ return({
        'inventory.assets_as_of': assets_as_of(),
        'inventory.changes_between': changes_between(),
        'inventory.depends_on': follow_needs('depends_on', 'needed_uid', 'needing_uid'),
        'inventory.blast_radius': follow_needs('blast_radius', 'needing_uid', 'needed_uid')
    }) }}
{% endmacro %}

{# What a resource cannot do without, and what cannot do without it: the edges of which one end needs the other, followed as far as they
   lead; each resource once, by a shortest way. #}
{% macro follow_needs(name, forward, back) -%}
create or replace macro inventory.{{ name }}(uid) as table
with recursive needs as (
    select from_uid as needing_uid, to_uid as needed_uid, relationship
    from inventory.relationships
    where needs = 'to' and to_uid is not null
    union all
    select to_uid, from_uid, relationship
    from inventory.relationships
    where needs = 'from' and to_uid is not null
),

reached (reached_uid, depth, via_uid, relationship) using key (reached_uid) as (
    select uid::varchar, 0, null::varchar, null::varchar
    union
    select needs.{{ forward }}, min(reached.depth) + 1, min(reached.reached_uid), min(needs.relationship)
    from reached
    inner join needs on reached.reached_uid = needs.{{ back }}
    where not exists (select 1 from recurring.reached as before where before.reached_uid = needs.{{ forward }})
    group by needs.{{ forward }}
)

select
    reached.reached_uid as resource_uid,
    reached.depth,
    reached.relationship,
    reached.via_uid,
    assets.provider,
    assets.account_id,
    assets.region,
    assets.resource_type,
    assets.name,
    assets.owner,
    assets.resource_uid is not null as is_known
from reached
left join inventory.assets as assets on reached.reached_uid = assets.resource_uid
where reached.depth > 0
{%- endmacro %}

{# What existed at a moment, as it was known then. Owners by the account's tags are those of today. #}
{% macro assets_as_of() -%}
create or replace macro inventory.assets_as_of(t) as table
with listed_twice as (
    select resource_uid
    from inventory.resource_versions
    where valid_from <= t::timestamptz and (valid_to is null or valid_to > t::timestamptz)
    group by resource_uid
    having count(*) > 1
),

superseded as (
    select
        open_versions.resource_uid, open_versions.provider, open_versions.account_id, open_versions.cell_region,
        open_versions.resource_type, open_versions.source, open_versions.valid_from
    from inventory.resource_versions as open_versions
    semi join listed_twice on open_versions.resource_uid = listed_twice.resource_uid
    left join operations.scan_coverage as cells
        on {{ same_cell('open_versions', 'cells', left_region='cell_region') }}
    where
        open_versions.valid_from <= t::timestamptz
        and (open_versions.valid_to is null or open_versions.valid_to > t::timestamptz)
    qualify row_number() over (
        partition by open_versions.resource_uid
        order by
            cells.last_success_at desc nulls last, cells.last_success_scan_id desc,
            open_versions.account_id, open_versions.cell_region, open_versions.resource_type, open_versions.source
    ) > 1
),

owning as (
    select
        provider, account_id, account_name,
        {{ tag_value('tags', var('ownership_tags')) }} as owner,
        {{ tag_value('tags', var('environment_tags')) }} as environment
    from inventory.accounts
)

select
    versions.resource_uid,
    versions.provider,
    versions.account_id,
    owning.account_name,
    versions.region,
    versions.resource_type,
    versions.resource_id,
    versions.name,
    versions.tags,
    case
        when versions.tags is null and list_contains(versions.unknown_fields, 'tags') then null
        else coalesce({{ tag_value('versions.tags', var('ownership_tags')) }}, owning.owner)
    end as owner,
    coalesce({{ tag_value('versions.tags', var('environment_tags')) }}, owning.environment) as environment,
    versions.created_at,
    versions.existence_started_at as first_seen_at,
    versions.valid_from as last_changed_at,
    versions.configuration,
    versions.unknown_fields,
    versions.cell_region,
    versions.source,
    versions.scan_id,
    t::timestamptz as as_of
from inventory.resource_versions as versions
left join owning on versions.provider = owning.provider and versions.account_id = owning.account_id
anti join superseded
    on
        versions.resource_uid = superseded.resource_uid
        and {{ same_cell('versions', 'superseded', left_region='cell_region', right_region='cell_region') }}
        and versions.valid_from = superseded.valid_from
where versions.valid_from <= t::timestamptz and (versions.valid_to is null or versions.valid_to > t::timestamptz)
{%- endmacro %}

{# What changed after t1 and until t2. Changes in our own reading (category collector) only where they are asked for. #}
{% macro changes_between() -%}
create or replace macro inventory.changes_between(t1, t2, with_collector := false) as table
select *
from inventory.resource_changes
where
    changed_at > t1::timestamptz
    and changed_at <= t2::timestamptz
    and (with_collector or category <> 'collector')
{%- endmacro %}
