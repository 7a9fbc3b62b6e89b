-- Tables of compliance by the marts' contracts, with rows for tests; names in braces are those of planted_compliance.py.
CREATE SCHEMA compliance;
UPDATE inventory.accounts SET ou_path = '/Root/Workloads/Dev' WHERE account_id = '{DEV}';
CREATE TABLE compliance.controls (
    control_id VARCHAR, provider VARCHAR, room VARCHAR, title VARCHAR, severity VARCHAR, scope VARCHAR, assessment VARCHAR, parameters JSON,
    remediation VARCHAR, resource_types VARCHAR[], status VARCHAR, passed BIGINT, failed BIGINT, unknown BIGINT, manual BIGINT,
    not_applicable BIGINT, exempt BIGINT, as_of TIMESTAMPTZ
);
INSERT INTO compliance.controls
SELECT name, 'aws', room, title, severity, scope, assessment, parameters, remediation, types, status, passed, failed, unknown, manual,
       not_applicable, exempt, {AS_OF}
FROM (VALUES
    ('aws_s3_bucket_public_access_blocked', 'storage', 'Buckets block public access', 'critical', 'resource', 'automated', '{{}}',
        'Switch on all four flags.', ['AWS::S3::Bucket'], 'fail', 0, 2, 0, 0, 0, 1),
    ('aws_iam_password_policy_long', 'identity', 'Passwords are long', 'medium', 'account', 'automated', '{{"min_length": 14}}',
        'Ask for 14 characters.', ['AWS::IAM::AccountPasswordPolicy'], 'fail', 1, 1, 0, 0, 0, 0),
    ('aws_ebs_encryption_by_default', 'storage', 'New volumes are encrypted', 'high', 'region', 'automated', '{{}}',
        'Switch it on in the region.', ['AWS::EC2::EbsDefaults'], 'unknown', 1, 0, 1, 0, 0, 0),
    ('aws_account_contact_current', 'identity', 'Contact details are current', 'low', 'account', 'manual', '{{}}',
        'Look at them.', ['AWS::Account::Account'], 'pass', 1, 0, 0, 1, 0, 0),
    ('aws_rds_instance_encrypted', 'databases', 'Databases are encrypted', 'high', 'resource', 'automated', '{{}}',
        'Restore into an encrypted one.', ['AWS::RDS::DBInstance'], 'not_applicable', 0, 0, 0, 0, 2, 0),
    ('aws_sqs_queue_encrypted', 'applications', 'Queues are encrypted', 'medium', 'resource', 'automated', '{{}}',
        'Encrypt {MARKUP}.', ['AWS::SQS::Queue'], 'fail', 0, 1, 0, 0, 1, 0),
    ('aws_iam_root_mfa_enabled', 'identity', 'Root has MFA', 'high', 'account', 'automated', '{{}}',
        'Register a device.', ['AWS::Account::Account'], 'pass', 2, 0, 0, 0, 0, 0)
) t(name, room, title, severity, scope, assessment, parameters, remediation, types, status, passed, failed, unknown, manual, not_applicable,
    exempt);

CREATE TABLE compliance.findings (
    finding_id VARCHAR, control_id VARCHAR, title VARCHAR, provider VARCHAR, account_id VARCHAR, account_name VARCHAR, ou_path VARCHAR,
    region VARCHAR, resource_uid VARCHAR, resource_type VARCHAR, resource_name VARCHAR, status VARCHAR, severity VARCHAR, exposure VARCHAR,
    reason VARCHAR, evidence JSON, unknown_cause VARCHAR, owner VARCHAR, environment VARCHAR, monthly_cost_usd DECIMAL(18, 2),
    cost_basis VARCHAR, is_exempt BOOLEAN, exemption_id VARCHAR, answered_by VARCHAR, answered_until DATE, is_stale BOOLEAN,
    first_seen_at TIMESTAMPTZ, last_seen_at TIMESTAMPTZ, status_since TIMESTAMPTZ, failing_since TIMESTAMPTZ, resolved_at TIMESTAMPTZ,
    times_reopened BIGINT, scan_id VARCHAR, as_of TIMESTAMPTZ
);
INSERT INTO compliance.findings BY NAME
SELECT rows.* EXCLUDE (since, ended), controls.title, controls.severity, 'aws' AS provider, accounts.account_name, accounts.ou_path,
       timestamptz '2026-06-01 08:00:00+00' AS first_seen_at, timestamptz '2026-11-24 07:00:00+00' AS last_seen_at,
       coalesce(since, ended, timestamptz '2026-06-01 08:00:00+00') AS status_since, since AS failing_since, ended AS resolved_at,
       0 AS times_reopened, 'scan' AS scan_id, {AS_OF} AS as_of
FROM (VALUES
    ('{F_BUCKET}', 'aws_s3_bucket_public_access_blocked', '{PROD}', 'eu-west-1', '{BUCKET}', 'AWS::S3::Bucket', 'prod-logs', 'fail',
        'public', 'block_public_policy is false', '{{"BlockPublicPolicy": false}}', NULL, 'core', 'production', 12.5, 'billed', false, NULL,
        NULL, NULL, true, timestamptz '2026-11-20 08:00:00+00', NULL),
    ('{F_SITE}', 'aws_s3_bucket_public_access_blocked', '{DEV}', 'eu-west-1', '{SITE}', 'AWS::S3::Bucket', 'dev-site', 'fail',
        'public', 'all four flags are off', '{{}}', NULL, NULL, 'test', NULL, NULL, true, 'EX-1', NULL, NULL, false,
        timestamptz '2026-08-01 08:00:00+00', NULL),
    ('{F_LONG}1', 'aws_iam_password_policy_long', '{PROD}', 'global', '{PROD}', 'AWS::Account::Account', NULL, 'pass', NULL,
        'min_length is 14', '{{}}', NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, false, NULL,
        timestamptz '2026-11-22 08:00:00+00'),
    ('{F_LONG}2', 'aws_iam_password_policy_long', '{DEV}', 'global', '{DEV}', 'AWS::Account::Account', NULL, 'fail', NULL,
        'min_length is 8', '{{"MinimumPasswordLength": 8}}', NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, false,
        timestamptz '2026-10-01 08:00:00+00', NULL),
    ('c1', 'aws_ebs_encryption_by_default', '{PROD}', 'eu-west-1', '{PROD}:eu-west-1', 'AWS::Account::Region', NULL, 'unknown', NULL,
        'EbsEncryptionByDefault could not be read', '{{}}', 'ec2:GetEbsEncryptionByDefault: AccessDenied, 2026-11-24', NULL, NULL, NULL, NULL,
        false, NULL, NULL, NULL, true, NULL, NULL),
    ('c2', 'aws_ebs_encryption_by_default', '{DEV}', 'eu-west-1', '{DEV}:eu-west-1', 'AWS::Account::Region', NULL, 'pass', NULL,
        'it is on', '{{}}', NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, false, NULL, NULL),
    ('d1', 'aws_account_contact_current', '{PROD}', 'global', '{PROD}', 'AWS::Account::Account', NULL, 'pass', NULL, 'ann says: looked at it',
        '{{"City": "Bern"}}', NULL, NULL, NULL, NULL, NULL, false, NULL, 'ann', date '2026-12-31', false, NULL, NULL),
    ('d2', 'aws_account_contact_current', '{DEV}', 'global', '{DEV}', 'AWS::Account::Account', NULL, 'manual', NULL, 'a person has to look',
        '{{"City": "Basel"}}', NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, false, NULL, NULL),
    ('e1', 'aws_rds_instance_encrypted', '{PROD}', 'global', '{PROD}', 'AWS::Account::Account', NULL, 'not_applicable', NULL,
        'there is none', '{{}}', NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, false, NULL, NULL),
    ('e2', 'aws_rds_instance_encrypted', '{DEV}', 'global', '{DEV}', 'AWS::Account::Account', NULL, 'not_applicable', NULL,
        'there is none', '{{}}', NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, false, NULL, NULL),
    ('f1', 'aws_sqs_queue_encrypted', '{DEV}', 'eu-west-1', '{QUEUE}', 'AWS::SQS::Queue', '{MARKUP}', 'fail', 'unknown',
        '{MARKUP} is not encrypted', '{{}}', NULL, '{MARKUP}', NULL, 0.4, 'estimated', false, NULL, NULL, NULL, false, {AS_OF}, NULL),
    ('f2', 'aws_sqs_queue_encrypted', '{PROD}', 'global', '{PROD}', 'AWS::Account::Account', NULL, 'not_applicable', NULL,
        'there is none', '{{}}', NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, false, NULL, NULL),
    ('g1', 'aws_iam_root_mfa_enabled', '{PROD}', 'global', '{PROD}', 'AWS::Account::Account', NULL, 'pass', NULL, 'it has', '{{}}', NULL,
        NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, false, NULL, NULL),
    ('g2', 'aws_iam_root_mfa_enabled', '{DEV}', 'global', '{DEV}', 'AWS::Account::Account', NULL, 'pass', NULL, 'it has', '{{}}', NULL,
        NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, false, NULL, NULL)
) rows(finding_id, control_id, account_id, region, resource_uid, resource_type, resource_name, status, exposure, reason, evidence,
    unknown_cause, owner, environment, monthly_cost_usd, cost_basis, is_exempt, exemption_id, answered_by, answered_until, is_stale, since,
    ended)
INNER JOIN compliance.controls AS controls USING (control_id)
INNER JOIN inventory.accounts AS accounts USING (account_id);

CREATE TABLE compliance.framework_requirements AS SELECT * FROM (VALUES
    ('cis_aws', '7.0', '2.8', 'Long passwords', '1', 'automated', 'aws_iam_password_policy_long', 'full', NULL),
    ('cis_aws', '7.0', '3.1.4', 'No public buckets', '1', 'automated', 'aws_s3_bucket_public_access_blocked', 'full', NULL),
    ('cis_aws', '7.0', '2.2', 'Contacts', '1', 'manual', 'aws_account_contact_current', 'full', NULL),
    ('cis_aws', '7.0', '2.1.2', 'Guardrail policies', '2', 'manual', NULL, NULL, 'a person has to judge it'),
    ('cis_aws', '7.0', '2.10', 'MFA', '1', 'automated', 'aws_iam_root_mfa_enabled', 'partial', NULL),
    ('cis_aws', '6.0', '1.8', 'Long passwords', '1', 'automated', 'aws_iam_password_policy_long', 'full', NULL),
    ('soc_2', '2017', 'CC6.1', NULL, NULL, NULL, 'aws_ebs_encryption_by_default', 'supports', NULL)
) t(framework, version, requirement_id, title, level, assessment, control_id, relation, gap);

CREATE TABLE compliance.scores (
    kind VARCHAR, framework VARCHAR, version VARCHAR, control_id VARCHAR, account_id VARCHAR, ou_path VARCHAR, day DATE, passed BIGINT,
    failed BIGINT, unknown BIGINT, manual BIGINT, not_applicable BIGINT, exempt BIGINT, score DECIMAL(5, 2), weighted_score DECIMAL(5, 2),
    score_with_exemptions DECIMAL(5, 2), coverage DECIMAL(5, 2), as_of TIMESTAMPTZ
);
INSERT INTO compliance.scores
SELECT kind, framework, version, control_id, account_id, ou_path, day::DATE, passed, failed, unknown, manual, na, exempt, score, weighted,
       with_exemptions, coverage, {AS_OF}
FROM (VALUES
    ('estate', NULL, NULL, NULL, NULL, NULL, '2026-11-10', 1, 4, 1, 0, 1, 0, 16.67, 4.00, 16.67, 83.33),
    ('estate', NULL, NULL, NULL, NULL, NULL, '2026-11-17', 1, 3, 2, 0, 1, 1, 16.67, 4.00, 16.67, 66.67),
    ('estate', NULL, NULL, NULL, NULL, NULL, '2026-11-24', 2, 3, 1, 0, 1, 1, 33.33, 24.00, 33.33, 83.33),
    ('estate', NULL, NULL, NULL, '{PROD}', '/Root/Workloads', '2026-11-24', 3, 1, 1, 0, 2, 0, 60.00, 34.78, 60.00, 80.00),
    ('estate', NULL, NULL, NULL, '{DEV}', '/Root/Workloads/Dev', '2026-11-24', 2, 3, 0, 1, 1, 1, 40.00, 41.67, 50.00, 100.00),
    ('estate', NULL, NULL, NULL, NULL, '/Root/Workloads/Dev', '2026-11-24', 2, 3, 0, 1, 1, 1, 40.00, 41.67, 50.00, 100.00),
    ('framework', 'cis_aws', '7.0', NULL, NULL, NULL, '2026-11-24', 2, 2, 0, 0, 0, 1, 50.00, 33.33, 50.00, 100.00),
    ('framework', 'cis_aws', '7.0', NULL, '{DEV}', '/Root/Workloads/Dev', '2026-11-24', 1, 2, 0, 1, 0, 1, 33.33, 29.41, 50.00, 100.00),
    ('framework', 'cis_aws', '6.0', NULL, NULL, NULL, '2026-11-24', 0, 1, 0, 0, 0, 0, 0.00, 0.00, 0.00, 100.00),
    ('framework', 'soc_2', '2017', NULL, NULL, NULL, '2026-11-24', 0, 0, 1, 0, 0, 0, NULL, NULL, NULL, 0.00),
    ('control', NULL, NULL, 'aws_s3_bucket_public_access_blocked', NULL, NULL, '2026-11-24', 0, 2, 0, 0, 0, 1, 0.00, 0.00, 0.00, 100.00)
) t(kind, framework, version, control_id, account_id, ou_path, day, passed, failed, unknown, manual, na, exempt, score, weighted,
    with_exemptions, coverage);

CREATE TABLE compliance.changes AS
SELECT rows.*, controls.title, controls.severity, 'aws' AS provider
FROM (VALUES
    ('{F_BUCKET}', 'aws_s3_bucket_public_access_blocked', '{PROD}', 'eu-west-1', '{BUCKET}', 'AWS::S3::Bucket',
        timestamptz '2026-11-20 08:00:00+00', 'reopened', 'pass', 'fail', 'block_public_policy is false'),
    ('{F_BUCKET}', 'aws_s3_bucket_public_access_blocked', '{PROD}', 'eu-west-1', '{BUCKET}', 'AWS::S3::Bucket',
        timestamptz '2026-09-10 08:00:00+00', 'resolved', 'fail', 'pass', 'all four flags are on'),
    ('{F_BUCKET}', 'aws_s3_bucket_public_access_blocked', '{PROD}', 'eu-west-1', '{BUCKET}', 'AWS::S3::Bucket',
        timestamptz '2026-09-01 08:00:00+00', 'new', NULL, 'fail', 'block_public_policy is false'),
    ('{F_LONG}1', 'aws_iam_password_policy_long', '{PROD}', 'global', '{PROD}', 'AWS::Account::Account',
        timestamptz '2026-11-22 08:00:00+00', 'resolved', 'fail', 'pass', 'min_length is 14'),
    ('f1', 'aws_sqs_queue_encrypted', '{DEV}', 'eu-west-1', '{QUEUE}', 'AWS::SQS::Queue', {AS_OF}, 'new', NULL, 'fail',
        '{MARKUP} is not encrypted')
) rows(finding_id, control_id, account_id, region, resource_uid, resource_type, changed_at, change, from_status, to_status, reason)
LEFT JOIN compliance.controls AS controls USING (control_id);

CREATE TABLE compliance.exemptions AS SELECT *, {AS_OF} AS as_of FROM (VALUES
    ('EX-1', 'active', 'web', 'a public site', 'SEC-1', 'ann', NULL::DATE, date '2027-01-31', ['aws_s3_*'], ['{DEV}'], []::VARCHAR[],
        ['arn:aws:s3:::dev-*'], MAP {{'Public': 'yes'}}, 1, 1),
    ('EX-0', 'expired', 'core', 'was to be mended', 'SEC-0', NULL, date '2026-01-01', date '2026-10-31', ['aws_iam_password_*'],
        []::VARCHAR[], []::VARCHAR[], []::VARCHAR[], MAP {{}}, 1, 1),
    ('EX-2', 'upcoming', 'core', 'next year', 'SEC-2', NULL, date '2027-01-01', date '2027-06-30', ['aws_rds_*'],
        []::VARCHAR[], ['eu-west-1'], []::VARCHAR[], MAP {{}}, 0, 0)
) t(exemption_id, state, owner, reason, ticket, approved_by, starts_on, expires_on, controls, accounts, regions, resources, tags, findings,
    failing);

CREATE TABLE compliance.public_assets AS SELECT *, 'scan' AS scan_id, {AS_OF} AS as_of FROM (VALUES
    ('{BUCKET}', 'aws', '{PROD}', 'prod', 'eu-west-1', 'AWS::S3::Bucket', 'prod-logs', 'core', 'production', 'public',
        'its policy lets anyone in', 12.5::DECIMAL(18, 2), 'billed'),
    ('{SITE}', 'aws', '{DEV}', 'dev', 'eu-west-1', 'AWS::S3::Bucket', 'dev-site', NULL, 'test', 'public', 'its policy lets anyone in', NULL,
        NULL),
    ('{QUEUE}', 'aws', '{DEV}', 'dev', 'eu-west-1', 'AWS::SQS::Queue', '{MARKUP}', '{MARKUP}', NULL, 'unknown', 'Policy could not be read',
        0.4, 'estimated')
) t(resource_uid, provider, account_id, account_name, region, resource_type, name, owner, environment, status, reason, monthly_cost_usd,
    cost_basis);
CREATE TABLE compliance.unencrypted_assets AS SELECT *, 'scan' AS scan_id, {AS_OF} AS as_of FROM (VALUES
    ('{QUEUE}', 'aws', '{DEV}', 'dev', 'eu-west-1', 'AWS::SQS::Queue', '{MARKUP}', '{MARKUP}', NULL::VARCHAR, 'unencrypted',
        'neither SQS nor KMS encrypts it', 0.4::DECIMAL(18, 2), 'estimated'),
    ('{VOLUME}', 'aws', '{PROD}', 'prod', 'eu-west-1', 'AWS::EC2::Volume', 'data', 'core', 'production', 'unencrypted', 'Encrypted is false',
        80, 'billed')
) t(resource_uid, provider, account_id, account_name, region, resource_type, name, owner, environment, status, reason, monthly_cost_usd,
    cost_basis);

CREATE TABLE compliance.answers AS SELECT * FROM (VALUES
    ('a1', 'aws_account_contact_current', 'aws', '{PROD}', NULL::VARCHAR, 'pass', 'ann', timestamptz '2026-11-01 08:00:00+00',
        date '2026-12-31', 'looked at it', true),
    ('a0', 'aws_account_contact_current', 'aws', '{PROD}', NULL, 'pass', 'bob', timestamptz '2025-11-01 08:00:00+00', date '2025-12-31',
        'looked at it last year', false)
) t(answer_id, control_id, provider, account_id, resource_uid, status, answered_by, answered_at, valid_until, note, is_current);
