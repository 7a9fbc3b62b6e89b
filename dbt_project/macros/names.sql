{# What a thing is called once all that machines add to names is taken off, so that the same thing is found in other accounts. Expressions
   only; int_assets__attributed puts them together. #}

{# Whether a machine drew the name: AWS's own ids (vpc-0a1b…, eipalloc-…), UUIDs, hexadecimal and plain numbers; and ten or more letters
   and digits mixed at random, which have digits in more than one place: a word with one number in it (database01) was thought of. #}
{% macro is_drawn_name(name) -%}
    (
        regexp_full_match(
            {{ name }},
            '(i|vpc|subnet|sg|vol|igw|eigw|rtb|acl|eni|nat|eipalloc|snap|ami|lt|tgw|tgw-attach|tgw-rtb|vpce|vpce-svc|pcx|fs|fsmt|fsap|dopt'
            || '|pl|vgw|vpn|cgw|fl|key|d|ws|cvpn-endpoint|pg|cr|h|dxcon|dxvif|rslvr-in|rslvr-out|mw|pb|r|eipassoc)-[0-9a-f]{8,17}'
            || '|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-f]{12,}|[0-9]{8,}'
        )
        and regexp_matches({{ name }}, '[0-9]')
        or regexp_full_match({{ name }}, '[a-z0-9]{10}|[a-z0-9]{20,}|[A-Z0-9]{10,}')
        and regexp_matches({{ name }}, '[0-9][^0-9]+[0-9]')
    )
{%- endmacro %}

{# A name without what is drawn anew in every account: CloudFormation's suffix, a short one after an underscore, the account's id, the
   region, hexadecimal and numeric suffixes. A suffix without a digit is a word and stays; so does a number after an underscore. Global is
   where a thing has no region. #}
{% macro stripped_name(name, account_id, region) -%}
    regexp_replace(
        regexp_replace(
            replace(
                replace(
                    regexp_replace(
                        regexp_replace({{ name }}, '-{{ mixed("A-Z", 8, 13) }}$', ''),
                        '_{{ mixed("a-z", 4, 6) }}$', ''
                    ),
                    {{ account_id }}, ''
                ),
                if({{ region }} = 'global', '', {{ region }}), ''
            ),
            '-(?:{{ mixed("a-f", 8) }}|[0-9]{8,})$', ''
        ),
        '-[0-9]{8,14}$', ''
    )
{%- endmacro %}

{# A regular expression for so many of these letters and digits, of each at least one; without `most` there may be any number more. RE2
   cannot look ahead: the first place where one kind gives way to the other is spelt out for each. #}
{% macro mixed(letters, least, most=none) -%}
    {%- set any = '[' ~ letters ~ '0-9]' -%}
    {%- set ways = [] -%}
    {%- for before in range(1, most or least) -%}
        {%- set first = '{' ~ before ~ '}' -%}
        {%- set rest = any ~ '{' ~ [least - before - 1, 0] | max ~ ',' ~ (most - before - 1 if most else '') ~ '}' -%}
        {%- do ways.extend(['[' ~ letters ~ ']' ~ first ~ '[0-9]' ~ rest, '[0-9]' ~ first ~ '[' ~ letters ~ ']' ~ rest]) -%}
    {%- endfor -%}
    {%- if not most -%}
        {%- set first = '{' ~ least ~ ',}' -%}
        {%- do ways.extend(['[' ~ letters ~ ']' ~ first ~ '[0-9]' ~ any ~ '*', '[0-9]' ~ first ~ '[' ~ letters ~ ']' ~ any ~ '*']) -%}
    {%- endif -%}
    (?:{{ ways | join('|') }})
{%- endmacro %}

{# Lower case, one hyphen between words, none at the ends. #}
{% macro plain_name(name) -%}
    trim(regexp_replace(lower({{ name }}), '[-_\s.:/]+', '-', 'g'), '-')
{%- endmacro %}
