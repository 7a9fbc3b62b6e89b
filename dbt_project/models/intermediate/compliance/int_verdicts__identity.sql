{{ config(materialized='table') }}
-- Written by `make models` from the controls' files; change those, not this file.
-- The verdicts of the controls of identity.
{{ verdicts_of([
    'aws_iam_password_policy_long',
]) }}
