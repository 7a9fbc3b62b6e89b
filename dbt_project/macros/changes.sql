{# What differs between two versions, field by field. Expressions and hooks of inventory.resource_changes. #}

{# Pre-hook: changes_cells are the cells whose versions moved since changes were last told, and from when on. #}
{% macro begin_changes() %}
    create or replace temp table changes_cells as
    {% if is_incremental() %}
    select provider, account_id, region, resource_type, source, min(since) as since
    from {{ state('version_changes_pending') }}
    group by provider, account_id, region, resource_type, source;

    delete from {{ this }} as changes
    using changes_cells as cells
    where {{ same_cell('cells', 'changes', right_region='cell_region') }} and changes.changed_at >= cells.since;
    {% else %}
    select distinct provider, account_id, cell_region as region, resource_type, source, '-infinity'::timestamptz as since
    from {{ ref('resource_versions') }};
    {% endif %}
{% endmacro %}

{# Post-hook: told, if the transaction commits. #}
{% macro end_changes() %}
    delete from {{ state('version_changes_pending') }};
    drop table if exists changes_cells;
{% endmacro %}

{# Keys of two JSON objects with what stands under them; a key that one side lacks is null there, a JSON null is not. #}
{% macro object_children(old, new) -%}
    list_transform(
        list_distinct(list_concat(map_keys({{ old }}), map_keys({{ new }}))),
        lambda name: {
            'step': '.' || name,
            'is_one_sided_key': map_contains({{ old }}, name) <> map_contains({{ new }}, name),
            'old_value': case when map_contains({{ old }}, name) then coalesce({{ old }}[name], 'null'::json) end,
            'new_value': case when map_contains({{ new }}, name) then coalesce({{ new }}[name], 'null'::json) end
        }
    )
{%- endmacro %}

{# The key that tells the elements of a list of objects apart: the shortest one that ends like an id or a name, is a scalar in every
   element of both lists, and has no value twice in either. Null where there is none. #}
{% macro identity_key(old, new) -%}
    list_sort(
        list_transform(
            list_filter(
                json_keys(coalesce({{ old }}[1], {{ new }}[1])),
                lambda name:
                    regexp_full_match(name, '[A-Za-z0-9_-]*(Id|ID|Arn|ARN|arn|Key|Name|name|id|key)|Sid')
                    and list_bool_and(
                        list_transform(
                            list_concat({{ old }}, {{ new }}),
                            lambda item: coalesce(json_type(item, name) in ('VARCHAR', 'UBIGINT', 'BIGINT'), false)
                        )
                    )
                    and len(list_distinct(list_transform({{ old }}, lambda item: json_extract_string(item, name)))) = len({{ old }})
                    and len(list_distinct(list_transform({{ new }}, lambda item: json_extract_string(item, name)))) = len({{ new }})
            ),
            lambda name: {'length': length(name), 'name': name}
        )
    )[1].name
{%- endmacro %}

{# Elements of two lists matched by their identity key. #}
{% macro keyed_children(old, new, key) -%}
    list_transform(
        list_distinct(
            list_transform(list_concat({{ old }}, {{ new }}), lambda item: json_extract_string(item, {{ key }}))
        ),
        lambda identity: {
            'step': '[' || identity || ']',
            'is_one_sided_key': false,
            'old_value': list_filter({{ old }}, lambda item: json_extract_string(item, {{ key }}) = identity)[1],
            'new_value': list_filter({{ new }}, lambda item: json_extract_string(item, {{ key }}) = identity)[1]
        }
    )
{%- endmacro %}

{# Elements that only one of two lists has; their order says nothing. #}
{% macro set_children(old, new) -%}
    list_concat(
        list_transform(
            list_filter(list_distinct({{ old }}), lambda item: not list_contains({{ new }}, item)),
            lambda item: {'step': '[]', 'is_one_sided_key': false, 'old_value': item, 'new_value': null::json}
        ),
        list_transform(
            list_filter(list_distinct({{ new }}), lambda item: not list_contains({{ old }}, item)),
            lambda item: {'step': '[]', 'is_one_sided_key': false, 'old_value': null::json, 'new_value': item}
        )
    )
{%- endmacro %}

{# What kind of field a path of a configuration names. What stands in brackets is data and says nothing of the kind. #}
{% macro path_category(path, resource_type) -%}
    case
        when {{ resource_type }} like 'AWS::IAM::%' then 'permissions'
        when regexp_matches({{ bare_path(path) }}, 'PublicAccess|PublicPolicy|PublicBuckets|PublicAcls|IpPermission|SslPolicy|SSLPolicy') then 'security'
        -- policies that say when and how, not who may: retries, redrives, lifecycles, rotations
        when regexp_matches({{ bare_path(path) }}, '(Delivery|Retry|Redrive|Lifecycle|Scaling|Rotation|Retention|Throughput|Update|Health|Backoff)Polic')
            then 'configuration'
        when regexp_matches({{ bare_path(path) }}, 'policy|policies|statement|permission|assumerole|principal', 'i') then 'permissions'
        when
            regexp_matches({{ bare_path(path) }}, 'public|encrypt|kms|sse|securitygroup|httptokens|metadataoptions', 'i')
            or regexp_matches({{ bare_path(path) }}, '(^|\.)acl|Acl|ACL|Grants|Cipher|Tls|TLS')
            then 'security'
        else 'configuration'
    end
{%- endmacro %}

{% macro bare_path(path) -%} regexp_replace({{ path }}, '\[[^\]]*\]', '', 'g') {%- endmacro %}
