"""Rows of code and packages: CodeCommit, CodeDeploy, CodeArtifact. Images of containers are in `batch.py`."""

from __future__ import annotations

from inventory_assets.catalog.edges import encrypted_with
from inventory_assets.catalog.types import SWEEP, Describe, Detail, Edge, JsonObject, ResourceType

_GONE = ("ResourceNotFoundException",)

CODECOMMIT_REPOSITORY = ResourceType(
    type="AWS::CodeCommit::Repository",
    plural="codecommit_repositories",
    service="codecommit",
    operation="ListRepositories",
    items="repositories[].repositoryName",
    describe=Describe(
        "BatchGetRepositories",
        {"repositoryNames": "{[]}"},
        result="repositories",
        batch=100,
        match="repositoryName",
        keep_listed="repositoryName",
    ),
    id="repositoryName",
    arn="arn:{partition}:codecommit:{region}:{account}:{repositoryName}",
    name="repositoryName",
    tags=SWEEP,
    created_at="creationDate",
    volatile=("lastModifiedDate",),  # moves with every push
    edges=(encrypted_with("kmsKeyId"),),
    aliases=("codecommit", "aws_codecommit_repository"),
)

CODEDEPLOY_APPLICATION = ResourceType(
    type="AWS::CodeDeploy::Application",
    plural="codedeploy_applications",
    service="codedeploy",
    operation="ListApplications",
    items="applications[]",
    describe=Describe(
        "BatchGetApplications",
        {"applicationNames": "{[]}"},
        result="applicationsInfo",
        batch=100,
        match="applicationName",
        keep_listed="applicationName",
    ),
    id="applicationName",
    arn="arn:{partition}:codedeploy:{region}:{account}:application:{applicationName}",
    name="applicationName",
    tags=SWEEP,
    created_at="createTime",
    aliases=("codedeploy", "aws_codedeploy_app"),
)


def _is_not_deleted(domain: JsonObject) -> bool:
    return domain.get("status") != "Deleted"


_IN_DOMAIN = {"domain": "{domainName}", "domainOwner": "{domainOwner}", "repository": "{name}"}

CODEARTIFACT_DOMAIN = ResourceType(
    type="AWS::CodeArtifact::Domain",
    plural="codeartifact_domains",
    service="codeartifact",
    operation="ListDomains",
    items="domains[]",
    details=(
        Detail(
            "Policy",
            "GetDomainPermissionsPolicy",
            {"domain": "{name}", "domainOwner": "{owner}"},
            "policy.document",
            absent=_GONE,
        ),
    ),
    id="name",
    arn="arn",
    name="name",
    tags=SWEEP,
    created_at="createdTime",
    owner="owner",
    where=_is_not_deleted,
    policies=("Policy",),
    edges=(encrypted_with("encryptionKey"),),
    aliases=("codeartifact", "aws_codeartifact_domain"),
)

CODEARTIFACT_REPOSITORY = ResourceType(
    type="AWS::CodeArtifact::Repository",
    plural="codeartifact_repositories",
    service="codeartifact",
    operation="ListRepositories",
    items="repositories[]",
    describe=Describe("DescribeRepository", _IN_DOMAIN, result="repository", absent=_GONE),
    details=(Detail("Policy", "GetRepositoryPermissionsPolicy", _IN_DOMAIN, "policy.document", absent=_GONE),),
    id="{domainName}/{name}",
    arn="arn",
    name="name",
    tags=SWEEP,
    created_at="createdTime",
    owner="administratorAccount",
    policies=("Policy",),
    sets=("externalConnections",),  # upstreams are searched in their order
    edges=(
        Edge("in_domain", "domainName", ("AWS::CodeArtifact::Domain",)),
        Edge("takes_from", "upstreams[].repositoryName", ("AWS::CodeArtifact::Repository",), by_name=True),
    ),
    aliases=("aws_codeartifact_repository",),
)

TYPES = (CODECOMMIT_REPOSITORY, CODEDEPLOY_APPLICATION, CODEARTIFACT_DOMAIN, CODEARTIFACT_REPOSITORY)
