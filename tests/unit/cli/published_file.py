"""A small published warehouse with the tables of the contract: two accounts, a stale bucket, a deleted one, changes and gaps."""

from __future__ import annotations

from pathlib import Path

import duckdb

PROD, DEV, OLD = "222222222222", "333333333333", "444444444444"
BUCKET = "arn:aws:s3:::prod-logs"
GONE = "arn:aws:s3:::gone"
ROLE = f"arn:aws:iam::{PROD}:role/deploy"

TABLES = f"""
CREATE SCHEMA inventory; CREATE SCHEMA operations;
CREATE TABLE inventory.accounts AS SELECT * FROM (VALUES
    ('aws', '{PROD}', 'prod', 'p@example.com', 'ACTIVE', '/Root/Workloads', MAP {{'Team': 'core'}}, true),
    ('aws', '{DEV}', 'dev', 'd@example.com', 'ACTIVE', '/Root/Workloads', NULL, true),
    ('aws', '{OLD}', 'old', 'o@example.com', 'SUSPENDED', '/Root', NULL, false)
) t(provider, account_id, account_name, email, status, ou_path, tags, is_scanned);
CREATE TABLE inventory.assets AS SELECT * FROM (VALUES
    ('{BUCKET}', 'aws', '{PROD}', 'prod', 'eu-west-1', 'AWS::S3::Bucket', 'prod-logs', 'prod-logs', MAP {{'Team': 'core', 'a/b': 'x'}},
        'core', 'resource tag', timestamptz '2026-01-01 00:00:00+00', timestamptz '2026-11-20 12:00:00+00', true, '{{"Acl":[1]}}'::JSON),
    ('{ROLE}', 'aws', '{PROD}', 'prod', 'global', 'AWS::IAM::Role', 'deploy', 'deploy', MAP {{}}, NULL, 'unowned',
        timestamptz '2026-01-01 00:00:00+00', timestamptz '2026-11-21 12:00:00+00', false, '{{"Path":"/"}}'::JSON),
    ('arn:aws:ec2:eu-west-1:{DEV}:instance/i-1', 'aws', '{DEV}', 'dev', 'eu-west-1', 'AWS::EC2::Instance', 'i-1', 'twin',
        NULL, NULL, 'unknown',
        timestamptz '2026-11-21 12:00:00+00', timestamptz '2026-11-21 12:00:00+00', false, '{{"State":"running"}}'::JSON),
    ('arn:aws:ec2:eu-west-1:{DEV}:instance/i-2', 'aws', '{DEV}', 'dev', 'eu-west-1', 'AWS::EC2::Instance', 'i-2', 'twin',
        MAP {{'Name': 'twin'}}, 'Core',
        'account tag', timestamptz '2026-11-21 12:00:00+00', timestamptz '2026-11-21 12:00:00+00', false, '{{"State":"stopped"}}'::JSON)
) t(resource_uid, provider, account_id, account_name, region, resource_type, resource_id, name, tags, owner, owner_source, first_seen_at,
    last_seen_at, is_stale, configuration);
CREATE TABLE inventory.resource_versions AS SELECT * FROM (VALUES
    ('{BUCKET}', 'aws', '{PROD}', 'eu-west-1', 'AWS::S3::Bucket', 'prod-logs', 'prod-logs', timestamptz '2026-11-01 00:00:00+00',
        timestamptz '2026-11-20 12:00:00+00', 'changed', '{{"Acl":[]}}'::JSON, []::VARCHAR[]),
    ('{BUCKET}', 'aws', '{PROD}', 'eu-west-1', 'AWS::S3::Bucket', 'prod-logs', 'prod-logs', timestamptz '2026-11-20 12:00:00+00',
        NULL, NULL, '{{"Acl":[1]}}'::JSON, ['Policy']),
    ('{GONE}', 'aws', '{PROD}', 'eu-west-1', 'AWS::S3::Bucket', 'gone', 'gone', timestamptz '2026-11-01 00:00:00+00',
        timestamptz '2026-11-21 12:00:00+00', 'deleted', '{{}}'::JSON, []::VARCHAR[])
) t(resource_uid, provider, account_id, region, resource_type, resource_id, name, valid_from, valid_to, ended_by,
        configuration, unknown_fields);
CREATE TABLE inventory.resource_changes AS SELECT * FROM (VALUES
    ('aws', '{PROD}', 'eu-west-1', 'AWS::S3::Bucket', '{BUCKET}', 'prod-logs', timestamptz '2026-11-20 12:00:00+00',
        'changed', 'security', 'Acl',
        '[]'::JSON, '[1]'::JSON, NULL),
    ('aws', '{PROD}', 'eu-west-1', 'AWS::S3::Bucket', '{BUCKET}', 'prod-logs', timestamptz '2026-11-21 12:00:00+00',
        'changed', 'tags', 'Tags.Team',
        '"ops"'::JSON, '"core"'::JSON, NULL),
    ('aws', '{PROD}', 'eu-west-1', 'AWS::S3::Bucket', '{BUCKET}', 'prod-logs', timestamptz '2026-11-21 12:00:00+00',
        'changed', 'collector', 'New',
        NULL, '1'::JSON, NULL),
    ('aws', '{PROD}', 'eu-west-1', 'AWS::S3::Bucket', '{GONE}', 'gone', timestamptz '2026-11-21 12:00:00+00', 'deleted',
        'configuration', NULL, NULL,
        NULL, 'deleted'),
    ('aws', '{DEV}', 'eu-west-1', 'AWS::EC2::Instance', 'arn:aws:ec2:eu-west-1:{DEV}:instance/i-2', 'twin',
        timestamptz '2026-11-21 12:00:01+00',
        'created', 'configuration', NULL, NULL, NULL, NULL),
    ('aws', '{PROD}', 'global', 'AWS::IAM::Role', '{ROLE}', 'deploy', timestamptz '2026-11-21 12:00:02+00', 'changed', 'permissions',
        'Policies[0].Statement', '"[x]"'::JSON, NULL, NULL)
) t(provider, account_id, region, resource_type, resource_uid, name, changed_at, change, category, path, old_value, new_value, reason);
CREATE TABLE operations.scan_coverage AS SELECT * FROM (VALUES
    ('aws', '{PROD}', 'eu-west-1', 'AWS::S3::Bucket', 's3:ListBuckets', 'denied', 1, timestamptz '2026-11-21 12:00:00+00',
        timestamptz '2026-11-20 12:00:00+00', true, 'AccessDenied', 'no',
        NULL::STRUCT(part VARCHAR, error_code VARCHAR, resources BIGINT)[]),
    ('aws', '{PROD}', 'global', 'AWS::IAM::Role', 'iam:ListRoles', 'ok', 1, timestamptz '2026-11-21 12:00:02+00',
        timestamptz '2026-11-21 12:00:02+00', false, NULL, NULL, [{{'part': 'LoginProfile', 'error_code': 'AccessDenied',
        'resources': 3}}]),
    ('aws', '{DEV}', 'eu-west-1', 'AWS::EC2::Instance', 'ec2:DescribeInstances', 'ok', 2, timestamptz '2026-11-21 12:00:01+00',
        timestamptz '2026-11-21 12:00:01+00', false, NULL, NULL, NULL),
    ('aws', '{DEV}', 'af-south-1', 'AWS::EC2::Instance', 'ec2:DescribeInstances', 'disabled', NULL, timestamptz '2026-11-21 12:00:01+00',
        NULL, false, 'RegionNotEnabled', 'off', NULL)
) t(provider, account_id, region, resource_type, source, status, resource_count, last_attempt_at, last_success_at, is_stale, error_code,
    error_message, detail_errors);
CREATE MACRO inventory.assets_as_of(moment) AS TABLE
    SELECT resource_uid, provider, account_id, region, resource_type, resource_id, name, configuration, valid_from
    FROM inventory.resource_versions WHERE valid_from <= moment AND (valid_to IS NULL OR valid_to > moment);
"""


def publish(warehouse: Path, more: str = "") -> Path:
    """Write `warehouse.duckdb` and return the folder."""
    warehouse.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(warehouse / "warehouse.duckdb")) as connection:
        connection.execute(TABLES + more)
    return warehouse
