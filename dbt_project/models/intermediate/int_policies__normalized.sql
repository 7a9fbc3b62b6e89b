{{ config(
    materialized='incremental', incremental_strategy='append', pre_hook="{{ forget_touched('resource_uid') }}"
) }}
-- depends_on: {{ ref('int_assets__attributed') }}
-- Every statement of every policy document that a present resource carries, one row each: what may be one value or a list is a list. A
-- document that cannot be read is a row without statement that says why. An empty object is what some services answer where there is no
-- policy.
with documents as (
    select
        current.resource_uid,
        current.provider,
        current.account_id,
        current.region,
        current.resource_type,
        current.scan_id,
        unnest({{ policies_of('current.resource_type', 'current.configuration') }}) as policy
    from {{ touched_assets() }}
),

told as (
    select
        * exclude (policy),
        policy.path as policy_path,
        policy.name as policy_name,
        policy.is_default as is_default_version,
        policy.document as document,
        row_number() over (partition by resource_uid, policy.path, policy.name order by policy.document::varchar) as document_number,
        case json_type(policy.document, '$.Statement')
            when 'ARRAY' then (policy.document->'Statement')::json[]
            when 'OBJECT' then [policy.document->'Statement']
        end as statements
    from documents
    where json_type(policy.document) <> 'NULL' and policy.document::varchar <> '{}'
),

numbered as (
    select
        * exclude (statements),
        unnest(
            coalesce(
                list_transform(range(1, len(statements) + 1), lambda number: {'number': number, 'statement': statements[number]}),
                [{'number': 0, 'statement': null::json}]
            )
        ) as numbered
    from told
)

select
    resource_uid,
    provider,
    account_id,
    region,
    resource_type,
    policy_path,
    policy_name,
    is_default_version,
    document_number,
    numbered.number as statement_number,
    numbered.statement->>'Sid' as sid,
    numbered.statement->>'Effect' as effect,
    {{ principals("(numbered.statement->'Principal')") }} as principals,
    {{ principals("(numbered.statement->'NotPrincipal')") }} as not_principals,
    {{ as_texts("(numbered.statement->'Action')") }} as actions,
    {{ as_texts("(numbered.statement->'NotAction')") }} as not_actions,
    {{ as_texts("(numbered.statement->'Resource')") }} as resources,
    {{ as_texts("(numbered.statement->'NotResource')") }} as not_resources,
    {{ conditions("(numbered.statement->'Condition')") }} as conditions,
    case
        when numbered.number > 0 and json_type(numbered.statement) <> 'OBJECT' then 'the statement is no object'
        when numbered.number > 0 and coalesce(numbered.statement->>'Effect', '') not in ('Allow', 'Deny')
            then 'the effect is neither Allow nor Deny'
        when
            json_type(numbered.statement, '$.Principal') not in ('VARCHAR', 'OBJECT', 'NULL')
            or json_type(numbered.statement, '$.NotPrincipal') not in ('VARCHAR', 'OBJECT', 'NULL')
            then 'the principal is neither a text nor an object'
        when json_type(numbered.statement, '$.Condition') not in ('OBJECT', 'NULL')
            then 'the condition is no object'
        when numbered.number = 0 and json_type(document) <> 'OBJECT' then 'the document is no JSON object'
        when numbered.number = 0 then 'the document has no statements'
    end as problem,
    scan_id
from numbered
