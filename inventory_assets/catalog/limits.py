"""How many requests a second each service is asked, per account and region. No waiting is done here.

A number is what AWS documents for the reading calls of the catalog, or the lowest of them where calls differ, and is named
with its page; where AWS documents none, it is experience, and says so. Retries take care of what is still too fast.
"""

from __future__ import annotations

#: No documented quota: a fifth of what EC2 allows in a burst, and what most describe calls refill at.
DEFAULT_RATE = 20.0

_RATES: dict[str, float] = {
    # ACM quotas: ListCertificates 8 requests a second, DescribeCertificate 10.
    "acm": 8.0,
    # Private CA quotas: GetPolicy 5 requests a second; ListCertificateAuthorities 20.
    "acm-pca": 5.0,
    # API Gateway quotas: 10 requests a second over all control-plane operations of an account, burst 40.
    "apigateway": 10.0,
    "apigatewayv2": 10.0,
    # Athena quotas: its lists 5 calls a second; those of work groups are not told, and taken for the same.
    "athena": 5.0,
    # Undocumented; tight loops of some dozen calls are throttled, and every call is paid for (experience).
    "ce": 2.0,
    # Undocumented; DescribeStacks throttles in accounts with many stacks at rates above this (experience).
    "cloudformation": 2.0,
    # CloudTrail quotas: 10 transactions a second for all get, describe and list calls.
    "cloudtrail": 10.0,
    # CloudWatch service quotas: DescribeAlarms 9 transactions a second.
    "cloudwatch": 9.0,
    # DMS quotas: a bucket of 200 requests that refills at 8 a second.
    "dms": 8.0,
    # EC2 API throttling: non-mutating calls refill at 20 a second per call, bucket of 100 (unfiltered and unpaged: 50, 10 a second).
    "ec2": 20.0,
    # ECS request throttling: reading calls of clusters and services refill at 20 a second.
    "ecs": 20.0,
    # Undocumented; its describe calls throttle early, and one is made for every environment (experience).
    "elasticbeanstalk": 5.0,
    # ELB API throttling: Describe calls refill at 10 a second, bucket of 40; both API versions have buckets of their own.
    "elb": 10.0,
    "elbv2": 10.0,
    # EMR tells each call's burst and refill in Service Quotas only; monitoring scripts are throttled above this (experience).
    "emr": 5.0,
    # EventBridge quotas: ListRules 50 transactions a second.
    "events": 50.0,
    # Firehose quotas: ListDeliveryStreams and DescribeDeliveryStream 5 requests a second.
    "firehose": 5.0,
    # Undocumented; GetAccountAuthorizationDetails and the lists per user throttle above this (experience).
    "iam": 10.0,
    # Kinesis quotas: ListStreams 5 transactions a second; DescribeStreamSummary 20.
    "kinesis": 5.0,
    # KMS request quotas: ListKeys 500 a second; DescribeKey, GetKeyPolicy and GetKeyRotationStatus 1,000 and more.
    "kms": 500.0,
    # Lambda quotas: GetPolicy 15 a second; all other control-plane calls together 15.
    "lambda": 15.0,
    # CloudWatch Logs quotas: DescribeLogGroups 10 transactions a second.
    "logs": 10.0,
    # Amazon MQ quotas: 15 requests a second over all calls of the account, bucket of 100.
    "mq": 15.0,
    # Organizations quotas: the reading calls differ, 5 a second holds for all of them (experience).
    "organizations": 5.0,
    # Undocumented in the reference; GetResources throttles at about 15 a second (experience).
    "resourcegroupstaggingapi": 15.0,
    # Undocumented; ListResources throttles above this, and all accounts' calls are made by one (experience).
    "resource-explorer-2": 3.0,
    # Route 53 quotas: 5 requests a second per account, over all calls.
    "route53": 5.0,
    # Route 53 quotas: VPC Resolver takes 5 requests a second per account and region, over all calls.
    "route53resolver": 5.0,
    # S3 has no quota on bucket settings; slow-downs were not seen at this rate (experience).
    "s3": 100.0,
    # Secrets Manager quotas: GetResourcePolicy 50 requests a second, with the other calls of policies; ListSecrets 100.
    "secretsmanager": 50.0,
    # Security Hub API reference: 10 requests a second for any call that has no limit of its own, burst 30.
    "securityhub": 10.0,
    # SES quotas: 1 request a second for all calls but those that send.
    "sesv2": 1.0,
    # SNS quotas: ListTopics and GetTopicAttributes 30 transactions a second.
    "sns": 30.0,
    # SSM quotas: DescribeParameters and the documents' lists share the default of reading calls (experience: 20 holds).
    "ssm": 20.0,
    # Step Functions quotas: DescribeStateMachine refills at 20 a second; ListStateMachines at 5, with a bucket of 100 pages.
    "stepfunctions": 20.0,
    # STS quotas: 600 requests a second are shared by all callers of the account; this takes a small part.
    "sts": 50.0,
    # WAF quotas: 5 requests a second for any Get or List call that has none of its own.
    "wafv2": 5.0,
}


#: Calls with a bucket of their own.
_CALL_RATES: dict[tuple[str, str], float] = {
    # CloudTrail quotas: LookupEvents 2 transactions a second per account and region.
    ("cloudtrail", "LookupEvents"): 2.0,
}


def bucket_of(service: str, operation: str) -> tuple[str, float]:
    """The bucket that a call is paced by (services by botocore's names), and how many requests a second it lets through for one account
    and region.
    """
    rate = _CALL_RATES.get((service, operation))
    return (service, _RATES.get(service, DEFAULT_RATE)) if rate is None else (f"{service}:{operation}", rate)
