"""Which AWS service a signed request is meant for: signing names that differ from botocore's service names, or that several services share.

The list is that of botocore's own metadata (`signingName`, else `endpointPrefix`), kept here because reading every model takes seconds.
"""

from __future__ import annotations

#: Signing name → the one service that signs with it, where the two names differ.
RENAMED: dict[str, str] = {
    "access-analyzer": "accessanalyzer",
    "airflow": "mwaa",
    "aoss": "opensearchserverless",
    "aps": "amp",
    "cloudcontrolapi": "cloudcontrol",
    "elasticfilesystem": "efs",
    "elasticmapreduce": "emr",
    "geo": "location",
    "mobiletargeting": "pinpoint",
    "monitoring": "cloudwatch",
    "profile": "customer-profiles",
    "servicequotas": "service-quotas",
    "sso": "sso-admin",
    "states": "stepfunctions",
    "supportapp": "support-app",
    "tagging": "resourcegroupstaggingapi",
    "voiceid": "voice-id",
}

#: Signing name → all services that share it, the likeliest first. Told apart by target prefix, API version or path.
SHARED: dict[str, tuple[str, ...]] = {
    "apigateway": ("apigateway", "apigatewayv2"),
    "bedrock": ("bedrock", "bedrock-agent", "bedrock-data-automation"),
    "bedrock-agentcore": ("bedrock-agentcore-control", "bedrock-agentcore"),
    "cassandra": ("keyspaces", "keyspacesstreams"),
    "cloudhsm": ("cloudhsmv2", "cloudhsm"),
    "dynamodb": ("dynamodb", "dynamodbstreams"),
    "elasticloadbalancing": ("elbv2", "elb"),
    "es": ("opensearch", "es"),
    "events": ("events", "eventbridgev2"),
    "forecast": ("forecast", "forecastquery"),
    "greengrass": ("greengrassv2", "greengrass"),
    "ivs": ("ivs", "ivs-realtime"),
    "kinesisanalytics": ("kinesisanalyticsv2", "kinesisanalytics"),
    "lex": ("lexv2-models", "lex-models"),
    "mediastore": ("mediastore", "mediastore-data"),
    "mgh": ("mgh", "migrationhub-config"),
    "payment-cryptography": ("payment-cryptography", "payment-cryptography-data"),
    "rds": ("rds", "docdb", "neptune"),
    "s3": ("s3", "s3control"),
    "servicecatalog": ("servicecatalog", "servicecatalog-appregistry"),
    "ses": ("sesv2", "ses", "mailmanager"),
    "timestream": ("timestream-write", "timestream-query"),
    "wisdom": ("qconnect", "wisdom"),
}


def candidates(signing_name: str) -> tuple[str, ...]:
    """The services that may have signed with this name, the likeliest first."""
    return SHARED.get(signing_name) or (RENAMED.get(signing_name, signing_name),)
