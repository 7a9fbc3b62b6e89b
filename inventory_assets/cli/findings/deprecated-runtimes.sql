-- Lambda functions whose runtime AWS has deprecated, or will within 90 days.
select
    functions.resource_uid,
    if(runtimes.runtime is null, 'unknown', 'found') as status,
    case
        when runtimes.runtime is null then functions.runtime || ' is a runtime that inventory.lambda_runtimes does not know'
        when runtimes.deprecated_on > today() then functions.runtime || ' will be deprecated on ' || runtimes.deprecated_on
        else functions.runtime || ' is deprecated since ' || runtimes.deprecated_on
    end as reason
from staging.stg_aws__lambda_functions as functions
left join inventory.lambda_runtimes as runtimes on functions.runtime = runtimes.runtime
where functions.runtime is not null and (runtimes.runtime is null or runtimes.deprecated_on <= today() + interval 90 day)
