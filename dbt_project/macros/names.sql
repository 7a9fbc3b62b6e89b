{# What a thing is called once all that machines add to names is taken off, so that the same thing is found in other accounts. Expressions
   only; int_assets__attributed puts them together. #}

{# Whether a machine drew the name: AWS's own ids (vpc-0a1b…, eipalloc-…), UUIDs, ten or more letters and digits mixed at random. #}
{% macro is_drawn_name(name) -%}
    regexp_full_match(
        {{ name }},
        '(i|vpc|subnet|sg|vol|igw|eigw|rtb|acl|eni|nat|eipalloc|snap|ami|lt|tgw|tgw-attach|tgw-rtb|vpce|vpce-svc|pcx|fs|fsmt|fsap|dopt|pl|vgw|vpn|cgw'
        || '|fl|key|d|ws|cvpn-endpoint|pg|cr|h|dxcon|dxvif|rslvr-in|rslvr-out|mw|pb|r|eipassoc)-[0-9a-f]{8,17}'
        || '|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-f]{12,}|[a-z0-9]{10}|[a-z0-9]{20,}|[A-Z0-9]{10,}'
    )
    and regexp_matches({{ name }}, '[0-9]')
{%- endmacro %}

{# A name without what is drawn anew in every account: CloudFormation's suffix, a short one after an underscore, the account's id, the
   region, hexadecimal and numeric suffixes. A suffix without a digit is a word and stays. #}
{% macro stripped_name(name, account_id, region) -%}
    regexp_replace(
        regexp_replace(
            replace(
                replace(
                    regexp_replace(
                        regexp_replace({{ name }}, '-(?:[A-Z]+[0-9]|[0-9]+[A-Z])[A-Z0-9]{6,11}$', ''),
                        '_(?:[a-z]+[0-9]|[0-9]+[a-z])[a-z0-9]{0,4}$', ''
                    ),
                    {{ account_id }}, ''
                ),
                {{ region }}, ''
            ),
            '-(?:[a-f]*[0-9][0-9a-f]{7,})$', ''
        ),
        '-[0-9]{8,14}$', ''
    )
{%- endmacro %}

{# Lower case, one hyphen between words, none at the ends. #}
{% macro plain_name(name) -%}
    trim(regexp_replace(lower({{ name }}), '[-_\s.:/]+', '-', 'g'), '-')
{%- endmacro %}
