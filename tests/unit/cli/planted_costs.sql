-- Tables of costs by the marts' contracts, with rows for tests; names in braces are those of planted_costs.py.
CREATE SCHEMA cost;
CREATE TABLE cost.resource_costs_monthly (
    resource_uid VARCHAR, provider VARCHAR, account_id VARCHAR, region VARCHAR, resource_type VARCHAR, resource_name VARCHAR,
    owner VARCHAR, service VARCHAR, billing_period DATE, billed_cost DECIMAL(38, 15), effective_cost DECIMAL(38, 15),
    list_cost DECIMAL(38, 15), currency VARCHAR, cost_basis VARCHAR, cost_age_days INTEGER, is_in_inventory BOOLEAN, as_of TIMESTAMPTZ
);
CREATE TEMP TABLE planted AS SELECT * FROM (VALUES
    ('{DB}', 'aws', '{PROD}', 'eu-west-1', 'AWS::RDS::DBInstance', 'orders', 'core', 'Amazon RDS', 600.5, 'USD', 'billed', true),
    ('{WEB}', 'aws', '{DEV}', 'eu-west-1', 'AWS::EC2::Instance', NULL, NULL, 'AmazonEC2', 120.25, 'USD', 'billed', true),
    ('{QUEUE}', 'aws', '{DEV}', 'eu-west-1', 'AWS::SQS::Queue', '{MARKUP}', '{MARKUP}', '{MARKUP}', 0.0001, 'USD', 'billed', false),
    (NULL, 'aws', '{PROD}', NULL, NULL, NULL, NULL, 'Tax', 72, 'USD', 'billed', false),
    (NULL, 'aws', '{PROD}', NULL, NULL, NULL, NULL, 'Credits', -30, 'USD', 'billed', false),
    ('{VM}', 'azure', '{SUBSCRIPTION}', 'westeurope', 'Azure::Compute::VirtualMachine', 'vm1', NULL, '{DOLLARS}', 90, 'EUR', 'billed', false)
) t(resource_uid, provider, account_id, region, resource_type, resource_name, owner, service, cost, currency, cost_basis, is_in_inventory);
INSERT INTO cost.resource_costs_monthly
SELECT resource_uid, provider, account_id, region, resource_type, resource_name, owner, service, months.m::DATE,
       cost * share, cost * share, cost * 1.1 * share, currency, cost_basis, CASE WHEN share < 1 THEN 1 ELSE 0 END, is_in_inventory, {AS_OF}
FROM planted
CROSS JOIN (
    SELECT m, CASE WHEN m = date '2026-11-01' THEN 0.75 ELSE 1.0 END AS share
    FROM generate_series(date '2025-11-01', date '2026-11-01', INTERVAL 1 MONTH) AS s(m)
) AS months
WHERE resource_uid IS DISTINCT FROM '{WEB}' OR months.m >= date '2026-08-01';
INSERT INTO cost.resource_costs_monthly VALUES
    ('arn:aws:s3:::prod-logs', 'aws', '{PROD}', 'eu-west-1', 'AWS::S3::Bucket', 'prod-logs', 'core', NULL, '2026-10-01', NULL, 12.5, NULL,
     'USD', 'estimated', 9, true, {AS_OF});

CREATE TABLE cost.service_costs AS
SELECT billing_period, provider, account_id, coalesce(service, 'AmazonS3') AS service, currency, sum(billed_cost)::DECIMAL(38, 15) AS billed_cost,
       sum(effective_cost)::DECIMAL(38, 15) AS effective_cost, sum(list_cost)::DECIMAL(38, 15) AS list_cost, cost_basis,
       max(cost_age_days) AS cost_age_days, as_of
FROM cost.resource_costs_monthly GROUP BY ALL;

CREATE TABLE cost.resource_costs_daily AS
SELECT resource_uid, provider, account_id, region, resource_type, resource_name, service, days.d::DATE AS charge_date,
       (cost / 30)::DECIMAL(38, 15) AS billed_cost, (cost / 30)::DECIMAL(38, 15) AS effective_cost, (cost / 30)::DECIMAL(38, 15) AS list_cost,
       currency, cost_basis, 0 AS cost_age_days, is_in_inventory, {AS_OF} AS as_of
FROM planted CROSS JOIN generate_series(date '2026-08-01', date '2026-11-23', INTERVAL 1 DAY) AS days(d);

CREATE TABLE cost.resource_cost_history AS
WITH wide AS (
    SELECT resource_uid, provider, account_id, any_value(region) AS region, any_value(resource_type) AS resource_type,
           any_value(resource_name) AS resource_name, any_value(owner) AS owner, any_value(service) AS service,
           bool_or(is_in_inventory) AS is_in_inventory, currency,
           {MONTH_SUMS},
           sum(effective_cost)::DECIMAL(38, 15) AS cost_total, count(DISTINCT billing_period)::INTEGER AS cost_active_months,
           max(cost_basis) AS cost_basis, histogram(cost_basis) AS basis_months
    FROM cost.resource_costs_monthly WHERE billing_period < date '2026-11-01'
    GROUP BY resource_uid, provider, account_id, currency, CASE WHEN resource_uid IS NULL THEN service END
)
SELECT resource_uid, provider, account_id, region, resource_type, resource_name, owner, service, is_in_inventory,
       {MONTHS}, cost_total, (cost_total / 12)::DECIMAL(38, 15) AS cost_monthly_avg, cost_active_months,
       CASE WHEN m07 + m08 + m09 > 0 THEN ((m10 + m11 + m12) / (m07 + m08 + m09) - 1)::DECIMAL(18, 4) END AS cost_trend_3mo,
       currency, cost_basis, basis_months, {AS_OF} AS as_of
FROM wide;

CREATE TABLE cost.top_resources AS
SELECT row_number() OVER (PARTITION BY currency ORDER BY effective_cost DESC)::INTEGER AS rank, billing_period, resource_uid, provider,
       account_id, region, resource_type, resource_name, owner, service, effective_cost, currency, cost_basis, cost_age_days,
       (effective_cost / sum(effective_cost) OVER (PARTITION BY currency))::DECIMAL(18, 6) AS share,
       currency = 'USD' AND effective_cost >= 100 AS is_expensive, is_in_inventory, as_of
FROM cost.resource_costs_monthly WHERE billing_period = date '2026-10-01' AND resource_uid IS NOT NULL;

CREATE TABLE cost.cost_allocation AS
SELECT months.m::DATE AS billing_period, dimension, value, currency, direct::DECIMAL(38, 15) AS direct_cost, shared::DECIMAL(38, 15) AS shared_cost,
       (direct + shared)::DECIMAL(38, 15) AS effective_cost, share::DECIMAL(18, 6) AS share, versions::DECIMAL(38, 15) AS from_versions,
       bill::DECIMAL(38, 15) AS from_bill, account::DECIMAL(38, 15) AS from_account, 'billed' AS cost_basis, {AS_OF} AS as_of
FROM (VALUES
    ('team', 'core', 'USD', 600.5, 42, 0.83, 540.45, 60.05, 0),
    ('team', '{MARKUP}', 'USD', 0.0001, 0, 0, 0, 0, 0.0001),
    ('team', 'unallocated', 'USD', 120.25, 0, 0.17, 0, 0, 0),
    ('team', 'unallocated', 'EUR', 90, 0, 1, 0, 0, 0),
    ('account', '{PROD}', 'USD', 642.5, 0, 0.84, 0, 0, 642.5),
    ('account', 'unallocated', 'USD', 0, 0, 0, 0, 0, 0)
) AS t(dimension, value, currency, direct, shared, share, versions, bill, account)
CROSS JOIN (VALUES (date '2026-10-01'), (date '2026-11-01')) AS months(m);

CREATE TABLE cost.budgets AS SELECT budget, scope, provider, account_id, region, resource_type, resource_uid, owner, currency,
    threshold::DECIMAL(18, 2) AS threshold, actual::DECIMAL(38, 6) AS actual_to_date, forecast::DECIMAL(38, 6) AS forecast, state,
    'billed' AS cost_basis, {AS_OF} AS as_of
FROM (VALUES
    ('total_monthly_alert', 'total', NULL, NULL, NULL, NULL, NULL, NULL, 'USD', 700, 572.06, 762.75, 'forecast_over'),
    ('total_monthly_alert', 'total', NULL, NULL, NULL, NULL, NULL, NULL, 'EUR', NULL, 67.5, 90, 'unknown'),
    ('resource_monthly_alert', 'resource', 'aws', '{PROD}', 'eu-west-1', 'AWS::RDS::DBInstance', '{DB}', 'core', 'USD', 500, 450.4, 600.5,
     'forecast_over')
) AS t(budget, scope, provider, account_id, region, resource_type, resource_uid, owner, currency, threshold, actual, forecast, state);

CREATE TABLE cost.commitments AS SELECT billing_period, provider, account_id, scope, commitment_id, commitment_type, service, currency,
    used::DECIMAL(38, 15) AS used_cost, unused::DECIMAL(38, 15) AS unused_cost, utilization::DECIMAL(18, 6) AS utilization,
    covered::DECIMAL(38, 15) AS covered_cost, on_demand::DECIMAL(38, 15) AS on_demand_cost, coverage::DECIMAL(18, 6) AS coverage,
    'billed' AS cost_basis, {AS_OF} AS as_of
FROM (VALUES
    (date '2026-10-01', 'aws', '{PROD}', 'commitment', 'arn:aws:savingsplans::{PROD}:savingsplan/1', 'Savings Plan', NULL, 'USD', 80, 20, 0.8,
     NULL, NULL, NULL),
    (date '2026-10-01', 'aws', '{DEV}', 'service', NULL, NULL, 'AmazonEC2', 'USD', NULL, NULL, NULL, 60, 60, 0.5)
) AS t(billing_period, provider, account_id, scope, commitment_id, commitment_type, service, currency, used, unused, utilization, covered,
       on_demand, coverage);

CREATE TABLE cost.data_quality AS SELECT metric, provider, source, currency, billing_period, value::DECIMAL(38, 6) AS value, basis, {AS_OF} AS as_of
FROM (VALUES
    ('matched_share', 'aws', NULL, 'USD', date '2026-10-01', 0.88, 'share of money whose resource the inventory knows'),
    ('money_unmatched', 'aws', NULL, 'USD', date '2026-10-01', 0.0001, 'charges whose resource the inventory never knew'),
    ('money_without_resource', 'aws', NULL, 'USD', date '2026-10-01', 102, 'charges that name no resource'),
    ('matched_share', 'azure', NULL, 'EUR', date '2026-10-01', 0, 'share of money whose resource the inventory knows'),
    ('newest_charge_age_days', 'aws', 'main', NULL, NULL, 1, 'newest day charged: 2026-11-23'),
    ('load_failed', 'azure', 'azure', NULL, date '2026-11-01', 1, 'error: InvalidFile: part_1.csv row 3 column BilledCost')
) AS t(metric, provider, source, currency, billing_period, value, basis);

CREATE TABLE cost.forecast AS SELECT 'total' AS entity_type, concat('total | ', provider, ' | ', currency) AS entity_key, provider,
    NULL::VARCHAR AS account_id, NULL::VARCHAR AS service, NULL::VARCHAR AS team, currency, horizon, first AS period_start, last AS period_end,
    actual::DECIMAL(18, 6) AS actual_to_date, expected::DECIMAL(18, 6) AS forecast_cost, low::DECIMAL(18, 6) AS low_cost,
    high::DECIMAL(18, 6) AS high_cost,
    CASE WHEN horizon = 'month_end' AND expected IS NOT NULL THEN list_transform(range(30), lambda n: (expected / 30)::DECIMAL(18, 6)) END
        AS daily_costs,
    method, 115::BIGINT AS history_days, date '2026-11-21' AS last_day, CASE WHEN expected IS NULL THEN 'none' ELSE 'own and pool' END AS interval_basis,
    {AS_OF} AS as_of
FROM (VALUES
    ('aws', 'USD', 'month_end', date '2026-11-01', date '2026-11-30', 500, 720.5, 690, 751, 'weekday_index'),
    ('aws', 'USD', 'month_1', date '2026-12-01', date '2026-12-31', 0, 745, 700, 800, 'weekday_index'),
    ('aws', 'USD', 'month_12', date '2026-12-01', date '2027-11-30', 0, 8900, 7000, 11000, 'weekday_index'),
    ('azure', 'EUR', 'month_end', date '2026-11-01', date '2026-11-30', 67.5, NULL, NULL, NULL, 'too_short')
) AS t(provider, currency, horizon, first, last, actual, expected, low, high, method);
INSERT INTO cost.forecast BY NAME SELECT * REPLACE ('team' AS entity_type, 'core' AS team, NULL AS provider, 'team | core | USD' AS entity_key,
    700::DECIMAL(18, 6) AS forecast_cost) FROM cost.forecast WHERE provider = 'aws' AND horizon = 'month_end';

CREATE TABLE cost.anomalies AS SELECT anomaly_id, entity_type, concat_ws(' | ', entity_type, account_id, service, team) AS entity_key, provider,
    account_id, service, team, resource_uid, currency, started::DATE AS started_on, ended::DATE AS ended_on, [started::DATE] AS days, kind,
    expected::DECIMAL(18, 6) AS expected_cost, actual::DECIMAL(18, 6) AS actual_cost, (actual - expected)::DECIMAL(18, 6) AS impact,
    (actual - expected)::DECIMAL(18, 6) AS impact_per_day, 312.5::DECIMAL(18, 1) AS impact_pct, abs(actual - expected)::DECIMAL(18, 6) AS severity,
    6.5::DECIMAL(18, 1) AS deviation, is_open, is_provisional, cause, CASE WHEN cause IS NULL THEN NULL ELSE ['{WEB}'] END AS cause_resources,
    NULL::VARCHAR AS caused_by, CASE WHEN cause IS NULL THEN 'no resource moved' ELSE 'inventory changes' END AS cause_basis, {AS_OF} AS as_of
FROM (VALUES
    ('a1', 'service', 'aws', '{DEV}', 'AmazonEC2', NULL, NULL, 'USD', '2026-11-20', '2026-11-23', 'rise', 100, 412.5, true, false,
     '3 m5.4xlarge created on 19 November by role/deploy'),
    ('a2', 'account', 'aws', '{DEV}', NULL, NULL, NULL, 'USD', '2026-11-20', '2026-11-23', 'rise', 150, 460, true, false, 'the same'),
    ('a3', 'total', 'aws', NULL, NULL, NULL, NULL, 'USD', '2026-11-21', '2026-11-23', 'spike', 700, 1010, true, false, 'the same'),
    ('b1', 'resource', 'aws', '{DEV}', '{MARKUP}', NULL, '{QUEUE}', 'USD', '2026-11-02', '2026-11-03', 'spike', 10, 31, false, false, NULL),
    ('c1', 'team', NULL, NULL, NULL, '{MARKUP}', NULL, 'EUR', '2026-11-22', '2026-11-22', 'spike', 3, 90, true, true, '{MARKUP} was resized'),
    ('d1', 'service', 'aws', '{PROD}', 'Amazon RDS', NULL, NULL, 'USD', '2026-08-20', '2026-08-23', 'drop', 60, 20, false, false, NULL)
) AS t(anomaly_id, entity_type, provider, account_id, service, team, resource_uid, currency, started, ended, kind, expected, actual, is_open,
       is_provisional, cause);

CREATE TABLE cost.savings_opportunities AS SELECT resource_uid, 'aws' AS provider, account_id, 'eu-west-1' AS region, resource_type, name, owner,
    rule, 'compute-optimizer' AS profile, kind, state, saving::DECIMAL(18, 6) AS saving_usd_monthly, confidence,
    cost::DECIMAL(18, 6) AS current_cost_usd, 'billed' AS current_cost_basis, target, headroom::DECIMAL(5, 1) AS headroom_pct,
    '{}'::JSON AS evidence, reason, is_counted, 'USD' AS currency, {AS_OF} AS as_of
FROM (VALUES
    ('{DB}', '{PROD}', 'AWS::RDS::DBInstance', 'orders', 'core', 'rds-rightsize', 'rightsize', 'fired', 210.5, 'M', 600.5, 'db.m5.large', 20,
     'P99.5 of the CPU 12 %', true),
    ('{DB}', '{PROD}', 'AWS::RDS::DBInstance', 'orders', 'core', 'rds-schedule', 'schedule', 'fired', 90, 'L', 600.5, NULL, NULL, 'nights', false),
    ('{WEB}', '{DEV}', 'AWS::EC2::Instance', NULL, NULL, 'ec2-stopped', 'idle', 'fired', 40.25, 'H', 40.25, NULL, NULL,
     'stopped for 41 days', true),
    ('{QUEUE}', '{DEV}', 'AWS::EC2::Volume', '{MARKUP}', '{MARKUP}', 'ebs-gp2', 'configuration', 'fired', 3, 'L', 10, 'gp3', NULL,
     'gp2', true),
    ('{WEB}', '{DEV}', 'AWS::EC2::Instance', NULL, NULL, 'ec2-idle', 'idle', 'unknown', NULL, 'M', 120.25, NULL, NULL,
     'CPUUtilization was not measured', false)
) AS t(resource_uid, account_id, resource_type, name, owner, rule, kind, state, saving, confidence, cost, target, headroom, reason, is_counted);
CREATE TABLE cost.savings_totals AS SELECT 'all' AS scope, 'all' AS scope_key, 'USD' AS currency, 40.25::DECIMAL(18, 2) AS saving_high,
    250.75::DECIMAL(18, 2) AS saving_high_medium, 253.75::DECIMAL(18, 2) AS saving_all, 3::BIGINT AS opportunities, 1::BIGINT AS unknown_resources,
    {AS_OF} AS as_of;
