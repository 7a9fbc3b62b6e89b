{{ config(materialized='table', pre_hook="{{ begin_units() }}") }}
-- depends_on: {{ ref('accounts') }}
-- Written by `make models` from the controls' files; change those, not this file.
-- The verdicts of the controls of storage.
{{ verdicts_of([
    'aws_backup_recovery_point_encrypted',
    'aws_backup_vault_locked',
    'aws_ebs_encryption_by_default',
    'aws_ebs_snapshot_encrypted',
    'aws_ebs_snapshot_sharing_blocked',
    'aws_ebs_volume_encrypted',
    'aws_ec2_image_not_public',
    'aws_ec2_image_sharing_blocked',
    'aws_efs_access_point_root_directory',
    'aws_efs_access_point_user_enforced',
    'aws_efs_file_system_backed_up',
    'aws_efs_file_system_encrypted',
    'aws_fsx_file_system_backed_up',
    'aws_fsx_file_system_tags_copied_to_backups',
    'aws_s3_access_point_public_access_blocked',
    'aws_s3_account_public_access_blocked',
    'aws_s3_bucket_access_logged',
    'aws_s3_bucket_acl_not_public',
    'aws_s3_bucket_acls_disabled',
    'aws_s3_bucket_encrypted_with_key',
    'aws_s3_bucket_encryption_configured',
    'aws_s3_bucket_lifecycle_configured',
    'aws_s3_bucket_mfa_delete_enabled',
    'aws_s3_bucket_object_lock_enabled',
    'aws_s3_bucket_public_access_blocked',
    'aws_s3_bucket_replicated',
    'aws_s3_bucket_requires_tls',
    'aws_s3_bucket_versioned',
]) }}
