"""Code and packages: CodeCommit, CodeDeploy, CodeArtifact."""

from __future__ import annotations

from inventory_assets.localcloud.call import Call, JsonObject
from inventory_assets.localcloud.estate.accounts import Account
from inventory_assets.localcloud.estate.answers import Missing, answers, find, lists
from inventory_assets.localcloud.estate.filling import cut, filled, or_absent
from inventory_assets.localcloud.estate.naming import arn, word_id
from inventory_assets.localcloud.estate.policies import resource_policy
from inventory_assets.localcloud.estate.resources import Kind, Resource
from inventory_assets.localcloud.estate.world import World

REPOSITORY, APPLICATION = "AWS::CodeCommit::Repository", "AWS::CodeDeploy::Application"
DOMAIN, PACKAGES = "AWS::CodeArtifact::Domain", "AWS::CodeArtifact::Repository"


def _repository(r: Resource) -> JsonObject:
    host = f"git-codecommit.{r.region}.amazonaws.com/v1/repos/{r.id}"
    return {
        "repositoryName": r.id,
        "Arn": r.arn,
        "defaultBranch": r.moving("branch", ("main", "master"), 0.06),
        "cloneUrlHttp": f"https://{host}",
        "cloneUrlSsh": f"ssh://{host}",
        "lastModifiedDate": r.today,
    }


def _domain(r: Resource) -> JsonObject:
    return {"name": r.id, "arn": r.arn, "owner": r.account_id, "encryptionKey": r.other("AWS::KMS::Key", r.number).arn}


def _packages(r: Resource) -> JsonObject:
    domain, name = r.id.split("/")
    return {
        "name": name,
        "arn": r.arn,
        "administratorAccount": r.account_id,
        "domainName": domain,
        "domainOwner": r.account_id,
        "description": f"Version {1 + r.moves('description', 0.1)}",
        "upstreams": [],
        "externalConnections": [{"externalConnectionName": "public:pypi", "packageFormat": "pypi"}] if r.maybe("public", 0.5) else [],
    }


KINDS = (
    Kind(
        REPOSITORY,
        1.4,
        word_id("code"),
        arn("codecommit"),
        filled("codecommit", "BatchGetRepositories", "repositories[]", _repository),
        sweep_type="codecommit",
    ),
    Kind(
        APPLICATION,
        1.4,
        word_id("app"),
        arn("codedeploy", "application:"),
        filled(
            "codedeploy",
            "BatchGetApplications",
            "applicationsInfo[]",
            lambda r: {"applicationName": r.id, "linkedToGitHub": False, "gitHubAccountName": None},
        ),
        sweep_type="codedeploy:application",
    ),
    Kind(
        DOMAIN,
        1.2,
        word_id("domain"),
        arn("codeartifact", "domain/"),
        filled("codeartifact", "ListDomains", "domains[]", _domain),
        lasting=True,
        sweep_type="codeartifact:domain",
    ),
    Kind(
        PACKAGES,
        1.6,
        lambda r: f"{r.other(DOMAIN, r.number).id}/{word_id('packages')(r)}",
        arn("codeartifact", "repository/"),
        filled("codeartifact", "DescribeRepository", "repository", _packages),
        sweep_type="codeartifact:repository",
    ),
)

lists("codecommit", "ListRepositories", REPOSITORY, cut("codecommit", "ListRepositories", "repositories[]"))
lists("codedeploy", "ListApplications", APPLICATION, lambda r: r.id)
lists("codeartifact", "ListDomains", DOMAIN)
lists("codeartifact", "ListRepositories", PACKAGES, cut("codeartifact", "ListRepositories", "repositories[]"))


def _gone(what: str) -> Missing:
    return ("ResourceNotFoundException", f"{what} {{name}} does not exist.", 404)


@answers("codecommit", "BatchGetRepositories")
def get_repositories(world: World, account: Account, call: Call) -> JsonObject:
    found = {name: world.find(REPOSITORY, account, call.region, name) for name in call.params.get("repositoryNames") or []}
    return {
        "repositories": [r.body for r in found.values() if r is not None],
        "repositoriesNotFound": [name for name, r in found.items() if r is None],
        "errors": [],
    }


@answers("codedeploy", "BatchGetApplications")
def get_applications(world: World, account: Account, call: Call) -> JsonObject:
    missing = ("ApplicationDoesNotExistException", "No application found for name: {name}", 400)
    return {
        "applicationsInfo": [
            find(world, account, call, APPLICATION, name, missing).body for name in call.params.get("applicationNames") or []
        ]
    }


def _policy(r: Resource) -> JsonObject:
    document = resource_policy(r, "codeartifact:ReadFromRepository", "*")
    return {"policy": {"resourceArn": r.arn, "revision": r.chance.hex("revision", 12), "document": document}}


_policy_or_none = or_absent("policy", 0.6, _policy, "ResourceNotFoundException", "The policy does not exist.")


@answers("codeartifact", "GetDomainPermissionsPolicy")
def domain_policy(world: World, account: Account, call: Call) -> JsonObject:
    return _policy_or_none(find(world, account, call, DOMAIN, str(call.params.get("domain")), _gone("Domain")))


def _packages_of(world: World, account: Account, call: Call) -> Resource:
    return find(world, account, call, PACKAGES, f"{call.params.get('domain')}/{call.params.get('repository')}", _gone("Repository"))


@answers("codeartifact", "DescribeRepository")
def describe_packages(world: World, account: Account, call: Call) -> JsonObject:
    return {"repository": _packages_of(world, account, call).body}


@answers("codeartifact", "GetRepositoryPermissionsPolicy")
def packages_policy(world: World, account: Account, call: Call) -> JsonObject:
    return _policy_or_none(_packages_of(world, account, call))
