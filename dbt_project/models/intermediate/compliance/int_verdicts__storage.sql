{{ config(materialized='table') }}
-- Written by `make models` from the controls' files; change those, not this file.
-- The verdicts of the controls of storage.
{{ verdicts_of([
    'aws_ebs_encryption_by_default',
    'aws_s3_bucket_public_access_blocked',
]) }}
