{# The words in which int_costs__usage and int_costs__estimates say what is paid for. What is paid for of each type is said there. #}

{# What is read of a configuration, and what of the resource is paid for: one branch of a CASE over types. The configuration stands under
   the name c, with the fields that `reads` names. #}
{% macro usage_of(resource_type, reads, paid, facts=[], spec='null', excluded='null') -%}
    when '{{ resource_type }}' then list_transform([json_transform(configuration, '{{ reads }}')], lambda c: {
            'components': list_filter([{{ paid | join(', ') }}]::{{ component_type() }}[], lambda p: p is not null),
            'facts': list_filter([{{ facts | join(', ') }}]::{{ fact_type() }}[], lambda f: f.is_true is distinct from false),
            'spec': ({{ spec }})::varchar,
            'excluded': ({{ excluded }})::varchar
        })[1]
{%- endmacro %}

{# Something paid for: so many of a unit, at the price that goes by a key. A quantity that cannot be read is null. What is metered comes on
   top of what the resource costs in any case: without it the estimate is a lower one, not none. Of an upper bound only so much is known;
   the first of a series (the oldest snapshot of a volume) is exact. `when`: whether the resource has it at all. #}
{% macro paid(component, unit, sku, quantity='null', metered=false, upper_bound=false, series='null', priced_as='null', when=none) -%}
    {%- if when -%} if({{ when }}, {% endif -%}
    {
            'component': '{{ component }}', 'unit': '{{ unit }}', 'sku_key': ({{ sku }})::varchar,
            'quantity': if(is_read, ({{ quantity }})::decimal(38, 9), null), 'is_metered': {{ metered | lower }},
            'is_upper_bound': {{ upper_bound | lower }}, 'series': ({{ series }})::varchar, 'priced_as': {{ priced_as }}::varchar
        }
    {%- if when -%} , null) {%- endif -%}
{%- endmacro %}

{# What comes to be known of it with every scan, by the name of the component; null where it was not told. #}
{% macro observed(component, quantity, sku='null') -%}
    {'component': '{{ component }}', 'sku_key': ({{ sku }})::varchar, 'quantity': ({{ quantity }})::decimal(38, 9)}
{%- endmacro %}

{# Something that a rule of savings asks for; null where it could not be read. `since` is when the cloud says that it began. #}
{% macro fact(name, condition, since='null', part=none) -%}
    {
            'fact': '{{ name }}', 'is_true': if({{ part_is_read(part) if part else 'is_read' }}, {{ condition }}, null),
            'since': ({{ since }})::timestamptz
        }
{%- endmacro %}

{% macro part_is_read(part) -%} is_read and not list_contains(unknown_fields, '{{ part }}') {%- endmacro %}

{% macro component_type() -%}
    struct(component varchar, unit varchar, sku_key varchar, quantity decimal(38, 9), is_metered boolean, is_upper_bound boolean,
            series varchar, priced_as varchar)
{%- endmacro %}

{% macro fact_type() -%} struct(fact varchar, is_true boolean, since timestamptz) {%- endmacro %}

{# What is had beyond what comes with it; null where nobody knows how much is had. #}
{% macro beyond(value, included) -%} if({{ value }} is null, null, greatest({{ value }} - {{ included }}, 0)) {%- endmacro %}

{# Bytes in the unit that storage is sold by. #}
{% macro gib(bytes) -%} {{ bytes }} / 1073741824.0 {%- endmacro %}

{# The time in the reason of a stopped instance: "User initiated (2026-01-31 10:00:00 GMT)". #}
{% macro transition_time(reason) -%}
    timezone('UTC', try_strptime(regexp_extract({{ reason }}, '\((.{19}) GMT\)', 1), '%Y-%m-%d %H:%M:%S'))
{%- endmacro %}

{# Whether an earlier version of a resource was out of use already, by its type; null for types whose versions do not tell. #}
{% macro was_unused(resource_type, configuration) -%}
    case {{ resource_type }}
        when 'AWS::EC2::Volume' then {{ configuration }} ->> '$.State' = 'available'
        when 'AWS::EC2::EIP' then ({{ configuration }} ->> '$.AssociationId') is null
        when 'AWS::EC2::Instance' then {{ configuration }} ->> '$.State.Name' = 'stopped'
        when 'AWS::RDS::DBInstance' then {{ configuration }} ->> '$.DBInstanceStatus' = 'stopped'
    end
{%- endmacro %}

{# Why no rule of idleness holds for what carries such tags: the group it is a member of decides, or it is there for the day on which
   another fails. #}
{% macro excluded_by_tags(tags) -%}
    case
        when {{ tags }}['aws:autoscaling:groupName'] is not null then 'member of an Auto Scaling group'
        when list_bool_or(list_transform(
            map_keys({{ tags }}), lambda k: k like 'kubernetes.io/cluster/%' or k in ('eks:cluster-name', 'eks:nodegroup-name')
        )) then 'belongs to a Kubernetes cluster'
        when {{ tags }}['aws:elasticmapreduce:job-flow-id'] is not null then 'member of an EMR cluster'
        when list_bool_or(list_transform(
            map_keys({{ tags }}), lambda k: k like 'aws:backup:%' or k = 'aws:dlm:lifecycle-policy-id'
        )) then 'kept by a backup plan'
        when list_bool_or(list_transform(
            map_entries({{ tags }}),
            lambda t: regexp_full_match(lower(t.value), '{{ standby_words() }}')
            or regexp_full_match(lower(t.key), '{{ standby_words() }}') and lower(t.value) not in ('false', 'no', 'none', '0')
        )) then 'kept as a standby, by its tags'
    end
{%- endmacro %}

{% macro standby_words() -%} (dr|standby|(hot|warm|cold)[-_ ]?standby|disaster[-_ ]?recovery|pilot[-_ ]?light|failover) {%- endmacro %}

{# What an estimate has for the components that a condition holds for; null where there are none or the price of one is not known. #}
{% macro paid_for(components, condition) -%}
    list_transform(
            [list_transform(list_filter({{ components }}, lambda p: {{ condition }}), lambda p: p.monthly_usd)],
            lambda amounts: if(list_bool_or(list_transform(amounts, lambda a: a is null)), null, list_sum(amounts))
        )[1]::decimal(18, 6)
{%- endmacro %}

{# Whole days from a time to the moment of the build. By the epoch: calendars are slow, and there are many rows. #}
{% macro days_since(time) -%}
    if({{ time }} is null, null, greatest((epoch_us({{ as_of() }}) - epoch_us({{ time }})) // 86400000000, 0))
{%- endmacro %}

{# A time as ISO 8601 text. #}
{% macro in_utc(time) -%}
    strftime(make_timestamp(epoch_us({{ time }})), '%Y-%m-%dT%H:%M:%SZ')
{%- endmacro %}
