{# What networks let in, as controls ask for it. How rules are read is int_security_groups__opened's affair. #}

{# The control that security groups let nobody in from everywhere on some ports, a list, over IPv4 (4), IPv6 (6) or either. Two halves of all
   addresses are all of them. `udp_ports` are those that answer UDP as well. #}
{% macro ports_closed(ports, families, udp_ports='[3389]') -%}
with opened as (
    select
        resource_uid,
        port,
        coalesce(
            bool_or(cidr in ('0.0.0.0/0', '::/0'))
            or bool_or(cidr = '0.0.0.0/1') and bool_or(cidr = '128.0.0.0/1')
            or bool_or(cidr in ('::/1', '0::/1')) and bool_or(cidr = '8000::/1'),
            false
        ) as is_open,
        bool_or(not is_resolved) as is_unresolved
    from (
        select *, unnest({{ ports }}) as port
        from {{ ref('int_security_groups__opened') }}
        where (family in ({{ families | join(', ') }}) or not is_resolved)
    )
    where
        protocol = 'all'
        or (
            port between from_port and to_port
            and (protocol = 'tcp' or (protocol = 'udp' and list_contains({{ udp_ports }}, port)))
        )
    group by resource_uid, port
),

judged as (
    select
        resource_uid,
        list(port order by port) filter (is_open) as open_ports,
        bool_or(is_unresolved and not is_open) as is_unresolved
    from opened
    group by resource_uid
)

select
    groups.resource_uid,
    case
        when len(judged.open_ports) > 0 then 'fail'
        when groups.ip_permissions is null or judged.is_unresolved then 'unknown'
        else 'pass'
    end as status,
    case
        when len(judged.open_ports) > 0 then 'open to everybody: port ' || array_to_string(judged.open_ports, ', ')
        when groups.ip_permissions is null then 'its rules could not be read'
        when judged.is_unresolved then 'a rule names a prefix list that could not be read'
        else 'these ports are not open to everybody'
    end as reason,
    to_json({'open_ports': judged.open_ports, 'VpcId': groups.vpc_id}) as evidence
from {{ ref('stg_aws__ec2_security_groups') }} as groups
left join judged on groups.resource_uid = judged.resource_uid
{%- endmacro %}

{# An IPv4 range as its first address, a number, and the length of its prefix. #}
{% macro range_start(cidr) -%}
    list_reduce(
        list_transform(string_split(split_part({{ cidr }}, '/', 1), '.'), lambda part: try_cast(part as bigint)), lambda sum, part: sum * 256 + part
    )
{%- endmacro %}
{% macro range_length(cidr) -%}
    try_cast(split_part({{ cidr }}, '/', 2) as bigint)
{%- endmacro %}

{# Whether an IPv4 range lies within another. #}
{% macro range_covers(outer, inner) -%}
    {{ range_length(outer) }} <= {{ range_length(inner) }}
    and ({{ range_start(outer) }} >> (32 - {{ range_length(outer) }})) = ({{ range_start(inner) }} >> (32 - {{ range_length(outer) }}))
{%- endmacro %}
