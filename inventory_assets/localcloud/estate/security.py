"""Keys, secrets and web ACLs: KMS, Secrets Manager, WAFv2."""

from __future__ import annotations

import json

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import answers, describes, find, lists, walker
from inventory_assets.localcloud.estate.naming import arn, uuid_of, word_id
from inventory_assets.localcloud.estate.paging import page, sequence
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.tagging import as_list
from inventory_assets.localcloud.estate.world import World

KEY, ALIAS, SECRET, WEB_ACL = "AWS::KMS::Key", "AWS::KMS::Alias", "AWS::SecretsManager::Secret", "AWS::WAFv2::WebACL"
CLOUDFRONT_ACL = WEB_ACL + ":CLOUDFRONT"
NO_KEY = ("NotFoundException", "Key '{name}' does not exist", 400)


def _build_key(r: Resource) -> JsonObject:
    state = r.moving("state", ("Enabled", "Enabled", "Enabled", "Disabled"), 0.06)
    return {
        "AWSAccountId": r.account_id,
        "KeyId": r.id,
        "Arn": r.arn,
        "CreationDate": r.created,
        "Enabled": state == "Enabled",
        "Description": f"Key of {r.pick('for', ('ledger', 'backups', 'logs', 'queues'))}",
        "KeyUsage": "ENCRYPT_DECRYPT",
        "KeyState": state,
        "Origin": "AWS_KMS",
        "KeyManager": "CUSTOMER",
        "CustomerMasterKeySpec": "SYMMETRIC_DEFAULT",
        "KeySpec": "SYMMETRIC_DEFAULT",
        "EncryptionAlgorithms": ["SYMMETRIC_DEFAULT"],
        "MultiRegion": False,
    }


def _alias_id(r: Resource) -> str:
    """The first is that of a key which AWS keeps for a service of its own."""
    return "alias/aws/secretsmanager" if r.number == 0 else f"alias/{word_id('key')(r)}"


def _build_alias(r: Resource) -> JsonObject:
    key = r.other(KEY, r.number + r.moving("key", (0, 0, 1), 0.1))  # an alias can be led to another key
    return {"AliasName": r.id, "AliasArn": r.arn, "TargetKeyId": key.id, "CreationDate": r.created, "LastUpdatedDate": r.modified}


def _build_secret(r: Resource) -> JsonObject:
    rotated = r.moving("rotation", (True, False), 0.05)
    body: JsonObject = {
        "ARN": r.arn,
        "Name": r.id,
        "Description": f"Credentials of {r.id}",
        "CreatedDate": r.created,
        "LastChangedDate": r.modified,
        "LastAccessedDate": r.today.replace(hour=0, minute=0, second=0),
        "RotationEnabled": rotated,
        "Tags": as_list(r.tags),
        "SecretVersionsToStages": {uuid_of(r, "version"): ["AWSCURRENT"]},
        "PrimaryRegion": r.region,
    }
    if rotated:
        body["RotationRules"] = {"AutomaticallyAfterDays": r.pick("rotates after", (30, 60, 90))}
        body["LastRotatedDate"] = r.modified
    if r.maybe("own key", 0.5):
        body["KmsKeyId"] = r.other(KEY, r.chance.below("key", 50)).arn
    return body


def _scope(r: Resource) -> str:
    return "CLOUDFRONT" if r.kind.variant else "REGIONAL"


def _acl_arn(r: Resource) -> str:
    place = "global" if r.kind.variant else "regional"
    region = "us-east-1" if r.kind.variant else r.region
    return f"arn:aws:wafv2:{region}:{r.account_id}:{place}/webacl/{r.id}/{uuid_of(r)}"


def _build_acl(r: Resource) -> JsonObject:
    limit = r.moving("limit", (1000, 2000, 5000), 0.12)

    def visible(name: str) -> JsonObject:
        return {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": name}

    managed = {"ManagedRuleGroupStatement": {"VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet"}}
    return {
        "Name": r.id,
        "Id": uuid_of(r),
        "ARN": _acl_arn(r),
        "DefaultAction": {"Allow": {}} if r.maybe("allows", 0.8) else {"Block": {}},
        "Description": f"Guards {r.id}",
        "Rules": [
            {"Name": "common", "Priority": 0, "Statement": managed, "OverrideAction": {"None": {}}, "VisibilityConfig": visible("common")},
            {
                "Name": "rate",
                "Priority": 1,
                "Statement": {"RateBasedStatement": {"Limit": limit, "AggregateKeyType": "IP"}},
                "Action": {"Block": {}},
                "VisibilityConfig": visible("rate"),
            },
        ],
        "VisibilityConfig": visible(r.id),
        "Capacity": 702,
        "ManagedByFirewallManager": False,
        "LabelNamespace": f"awswaf:{r.account_id}:webacl:{r.id}:",
    }


KINDS = (
    Kind(KEY, 4, uuid_of, arn("kms", "key/"), _build_key, lasting=True, everywhere=True, sweep_type="kms:key"),
    Kind(ALIAS, 4, _alias_id, arn("kms"), _build_alias, lasting=True, everywhere=True, tagged=0),
    Kind(
        SECRET,
        4,
        word_id("credentials", "/"),
        lambda r: f"arn:aws:secretsmanager:{r.region}:{r.account_id}:secret:{r.id}-{r.chance.letters('suffix', 6)}",
        _build_secret,
        sweep_type="secretsmanager:secret",
    ),
    Kind(WEB_ACL, 2, word_id("acl"), _acl_arn, _build_acl, sweep_type="wafv2:webacl"),
    Kind(WEB_ACL, 2, word_id("edge"), _acl_arn, _build_acl, is_global=True, variant=":CLOUDFRONT", sweep_type="wafv2:webacl"),
)

lists("kms", "ListKeys", KEY, lambda r: {"KeyId": r.id, "KeyArn": r.arn})
describes("kms", "DescribeKey", KEY, "KeyId", "KeyMetadata", NO_KEY)
describes(
    "kms",
    "GetKeyRotationStatus",
    KEY,
    "KeyId",
    None,
    NO_KEY,
    lambda r: {"KeyId": r.arn, "KeyRotationEnabled": r.moving("rotation", (True, False), 0.08)},
)


@answers("kms", "GetKeyPolicy")
def key_policy(world: World, account: Account, call: Call) -> JsonObject:
    r = find(world, account, call, KEY, call.params.get("KeyId", ""), NO_KEY)
    statements = [
        {"Sid": "Root", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{r.account_id}:root"}, "Action": "kms:*", "Resource": "*"}
    ]
    if r.moving("shared", (False, True), 0.06):
        statements.append({"Sid": "Partner", "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "kms:Decrypt", "Resource": "*"})
    return {"Policy": json.dumps({"Version": "2012-10-17", "Statement": statements}), "PolicyName": "default"}


@answers("kms", "ListResourceTags")
def key_tags(world: World, account: Account, call: Call) -> JsonObject:
    r = find(world, account, call, KEY, call.params.get("KeyId", ""), NO_KEY)
    return page(call, sequence(as_list(r.tags, "TagKey", "TagValue")), lambda tag: tag, 50)


@answers("kms", "ListAliases")
def list_aliases(world: World, account: Account, call: Call) -> JsonObject:
    """The account's, and on the last page those of AWS that have no key yet."""
    answer = page(call, walker(world, account, call, ALIAS), lambda r: r.body, 50)
    if not answer["Truncated"]:
        names = [f"alias/aws/{service}" for service in ("dynamodb", "sqs")]
        answer["Aliases"] += [{"AliasName": name, "AliasArn": f"arn:aws:kms:{call.region}:{account.account_id}:{name}"} for name in names]
    return answer


lists("secretsmanager", "ListSecrets", SECRET)


def _secret_policy(r: Resource) -> JsonObject:
    reply: JsonObject = {"ARN": r.arn, "Name": r.id}
    if not r.maybe("policy", 0.4):
        return reply
    principal = r.moving("opened", ({"AWS": f"arn:aws:iam::{r.account_id}:root"}, {"AWS": "arn:aws:iam::111122223333:root"}, "*"), 0.08)
    statement = {"Effect": "Allow", "Principal": principal, "Action": "secretsmanager:GetSecretValue", "Resource": "*"}
    return reply | {"ResourcePolicy": json.dumps({"Version": "2012-10-17", "Statement": [statement]})}


describes(
    "secretsmanager",
    "GetResourcePolicy",
    SECRET,
    "SecretId",
    None,
    ("ResourceNotFoundException", "Secrets Manager can't find the specified secret.", 400),
    _secret_policy,
)


def _acl_kind(call: Call) -> str:
    return CLOUDFRONT_ACL if call.params.get("Scope") == "CLOUDFRONT" else WEB_ACL


@answers("wafv2", "ListWebACLs")
def list_acls(world: World, account: Account, call: Call) -> JsonObject:
    def show(r: Resource) -> JsonObject:
        return {name: r.body[name] for name in ("Name", "Id", "ARN", "Description")} | {"LockToken": uuid_of(r, "lock")}

    return page(call, walker(world, account, call, _acl_kind(call)), show, 100)


@answers("wafv2", "GetWebACL")
def get_acl(world: World, account: Account, call: Call) -> JsonObject:
    missing = ("WAFNonexistentItemException", "AWS WAF couldn't perform the operation because your resource doesn't exist.", 400)
    r = find(world, account, call, _acl_kind(call), call.params.get("Name", ""), missing)
    return {"WebACL": r.body, "LockToken": uuid_of(r, "lock")}


@answers("wafv2", "ListLoggingConfigurations")
def list_logging(world: World, account: Account, call: Call) -> JsonObject:
    """Some web ACLs log to CloudWatch; those of CloudFront do so in the first region."""

    def show(r: Resource) -> JsonObject:
        group = r.other("AWS::Logs::LogGroup", r.number, world.options.regions[0] if r.kind.variant else None)
        redacted = [{"SingleHeader": {"Name": "authorization"}}] if r.maybe("redacts", 0.5) else []
        told = {"ResourceArn": r.body["ARN"], "LogDestinationConfigs": [group.arn], "RedactedFields": redacted}
        return told | {"ManagedByFirewallManager": False, "LogType": "WAF_LOGS", "LogScope": "CUSTOMER"}

    walk = walker(world, account, call, _acl_kind(call))
    return page(call, lambda start: ((number, r) for number, r in walk(start) if r.moving("logs", (True, False), 0.1)), show, 100)
