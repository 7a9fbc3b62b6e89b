{# What networks let in, as controls ask for it. How rules are read is the affair of int_security_groups__opened and
   int_network_acls__ordered. #}

{# The share of all addresses of its family that a range has: a bit for each /6, or for as much of IPv6. Null of a range that is smaller, or
   odd. #}
{% macro addresses_of(cidr) -%}
    case
        when {{ cidr }} in ('0.0.0.0/0', '::/0') then {{ everybody() }}
        when regexp_matches({{ cidr }}, '/[0-6]$') then {{ bits_of(first_byte(cidr), 'right(' ~ cidr ~ ', 1)::utinyint') }}
    end
{%- endmacro %}

{# All addresses of a family. #}
{% macro everybody() -%} 18446744073709551615::ubigint {%- endmacro %}

{# The bits of a range that starts with a byte and is of a length. #}
{% macro bits_of(byte, length) -%}
    case
        when {{ length }} = 0 then {{ everybody() }}
        else ((1::ubigint << (64 >> {{ length }})) - 1) << (({{ byte }} >> (8 - {{ length }})) << (6 - {{ length }}))
    end
{%- endmacro %}

{% macro first_byte(cidr) -%}
    if(
        contains({{ cidr }}, ':'),
        try_cast('0x' || left(lpad(split_part({{ cidr }}, ':', 1), 4, '0'), 2) as utinyint),
        try_cast(split_part({{ cidr }}, '.', 1) as utinyint)
    )::ubigint
{%- endmacro %}

{# Whether ranges have all addresses between them, over the rows of an aggregate that fit: the world, its halves, its quarters. #}
{% macro is_everybody(fits) -%}
    (
        coalesce(bit_or(addresses) filter (({{ fits }}) and family = 4) = {{ everybody() }}, false)
        or coalesce(bit_or(addresses) filter (({{ fits }}) and family = 6) = {{ everybody() }}, false)
    )
{%- endmacro %}

{# The control that security groups let nobody in from everywhere on some ports, a list, over IPv4 (4), IPv6 (6) or either. `udp_ports` are
   those that answer UDP as well. #}
{% macro ports_closed(ports, families, udp_ports='[3389]') -%}
with fitting as (
    select
        *,
        list_filter(
            {{ ports }},
            lambda port: protocol = 'all'
            or (port between from_port and to_port and (protocol = 'tcp' or (protocol = 'udp' and list_contains({{ udp_ports }}, port))))
        ) as ports
    from {{ ref('int_security_groups__opened') }}
    where
        (addresses is not null or not is_known)
        and protocol in ('all', 'tcp', 'udp')
        and coalesce(family in ({{ families | join(', ') }}), true)
),

-- a range that is all addresses opens its ports by itself
whole as (
    select resource_uid, flatten(list(ports)) as ports from fitting where is_known and addresses = {{ everybody() }} group by resource_uid
),

pieces as (
    select resource_uid, list(port) filter (is_open) as ports, list(port) filter (is_unknown) as unknown
    from (
        select resource_uid, port, {{ is_everybody('is_known') }} as is_open, bool_or(not is_known) as is_unknown
        from (
            select resource_uid, addresses, family, is_known, unnest(ports) as port
            from fitting
            where not is_known or addresses <> {{ everybody() }}
        )
        group by resource_uid, port
    )
    group by resource_uid
),

judged as (
    select
        coalesce(whole.resource_uid, pieces.resource_uid) as resource_uid,
        list_distinct(list_concat(whole.ports, pieces.ports)) as opened,
        not coalesce(list_has_all(coalesce(opened, []), pieces.unknown), true) as is_unknown
    from whole
    full join pieces on whole.resource_uid = pieces.resource_uid
),

rules as (
    select resource_uid, {{ some_rules() }} as rules from fitting where len(ports) > 0 group by resource_uid
)

{{ groups_judged(
    "'open to everybody: port ' || array_to_string(list_sort(judged.opened), ', ')", "'these ports are not open to everybody'"
) }}
{%- endmacro %}

{# A few rules of a group, as evidence; the same however often it is asked. #}
{% macro some_rules() -%}
    list_slice(
        list_sort(list({'IpProtocol': protocol, 'FromPort': from_port, 'ToPort': to_port, 'Cidr': cidr, 'PrefixListId': list_id})), 1, 5
    )
{%- endmacro %}

{# The end of controls of security groups: of every group its verdict, by `judged` (opened: what is open, null for nothing; is_unknown) and
   `rules`, with what it is attached to. #}
{% macro groups_judged(fails, passes) -%}
select
    groups.resource_uid,
    case
        when len(judged.opened) > 0 then 'fail'
        when groups.ip_permissions is null or coalesce(judged.is_unknown, false) then 'unknown'
        else 'pass'
    end as status,
    case
        when status = 'fail' then {{ fails }}
        when groups.ip_permissions is null then 'its rules could not be read'
        when status = 'unknown' then
            coalesce(
                'it names prefix lists whose entries could not be read: '
                || nullif(array_to_string(list_distinct(list_transform(rules.rules, lambda r: r.PrefixListId)), ', '), ''),
                'a rule of it could not be read'
            )
        else {{ passes }}
    end as reason,
    to_json({
        'open': list_sort(judged.opened), 'IpPermissions': rules.rules, 'VpcId': groups.vpc_id,
        'NetworkInterfaces': attached.interfaces, 'PublicIps': attached.public_addresses
    }) as evidence
from {{ ref('stg_aws__ec2_security_groups') }} as groups
left join judged on groups.resource_uid = judged.resource_uid
left join rules on groups.resource_uid = rules.resource_uid
left join {{ ref('int_security_groups__attached') }} as attached
    on groups.account_id = attached.account_id and groups.region = attached.region and groups.group_id = attached.group_id
{%- endmacro %}

{# The network part of a range, as text of as many zeros and ones as its prefix is long; null where it is odd. #}
{% macro network_bits(cidr) -%}
    left(
        case
            when contains({{ cidr }}, ':') then
                array_to_string(list_transform({{ words_of(cidr) }}, lambda w: lpad(bin(try_cast('0x' || w as int)), 16, '0')), '')
            else
                array_to_string(
                    list_transform(string_split(split_part({{ cidr }}, '/', 1), '.'), lambda p: lpad(bin(try_cast(p as int)), 8, '0')), ''
                )
        end,
        try_cast(split_part({{ cidr }}, '/', 2) as bigint)
    )
{%- endmacro %}

{# The eight words of an IPv6 range; `::` stands for as many zeros as are missing. #}
{% macro words_of(cidr) -%}
    {%- set head = "list_filter(string_split(split_part(split_part(" ~ cidr ~ ", '/', 1), '::', 1), ':'), lambda w: w <> '')" -%}
    {%- set tail = "list_filter(string_split(split_part(split_part(" ~ cidr ~ ", '/', 1), '::', 2), ':'), lambda w: w <> '')" -%}
    list_concat(list_resize({{ head }}, greatest(8 - len({{ tail }}), 0), '0'), {{ tail }})
{%- endmacro %}

{# Whether a range has another within it. #}
{% macro range_covers(outer, inner) -%}
    (contains({{ outer }}, ':') = contains({{ inner }}, ':') and starts_with({{ network_bits(inner) }}, {{ network_bits(outer) }}))
{%- endmacro %}

{# The control that networks have an interface endpoint for a service of AWS, which is told by the end of its name. #}
{% macro endpoint_present(service) -%}
with endpoints as (
    select
        account_id,
        region,
        vpc_id,
        list(vpc_endpoint_id order by vpc_endpoint_id) as ids,
        bool_or(lower(state) = 'available') as is_ready,
        bool_or(state is null) as is_odd
    from {{ ref('stg_aws__ec2_vpc_endpoints') }}
    where service_name like '%.{{ service }}' and coalesce(vpc_endpoint_type = 'Interface', true)
    group by account_id, region, vpc_id
)

select
    vpcs.resource_uid,
    case
        when endpoints.is_ready then 'pass'
        when unread.cause is not null or endpoints.is_odd then 'unknown'
        else 'fail'
    end as status,
    case status
        when 'pass' then 'it has an endpoint for {{ service }}'
        when 'unknown' then coalesce(unread.cause, 'whether its endpoint works could not be read')
        else if(endpoints.ids is null, 'it has no endpoint for {{ service }}', 'its endpoint for {{ service }} does not work')
    end as reason,
    to_json({'VpcId': vpcs.vpc_id, 'VpcEndpointIds': endpoints.ids}) as evidence
from {{ ref('stg_aws__ec2_vpcs') }} as vpcs
left join endpoints on vpcs.account_id = endpoints.account_id and vpcs.region = endpoints.region and vpcs.vpc_id = endpoints.vpc_id
left join {{ ref('int_compliance__unread') }} as unread
    on
        vpcs.account_id = unread.account_id
        and vpcs.region = unread.region
        and unread.resource_type = 'AWS::EC2::VPCEndpoint'
{%- endmacro %}

{# The value of an attribute of a load balancer, by its key. #}
{% macro attribute_of_load_balancer(key) -%}
    list_filter(attributes, lambda a: a.Key = '{{ key }}')[1].Value
{%- endmacro %}
