"""The references that many types have in common, each said once: networks, keys, roles, buckets, logs, topics. Those of one type alone
stand in its row.
"""

from __future__ import annotations

from inventory_assets.catalog.types import Edge


def in_vpc(path: str = "VpcId") -> Edge:
    """Stands in a VPC."""
    return Edge("in_vpc", path, ("AWS::EC2::VPC",))


def in_subnet(path: str = "SubnetIds[]") -> Edge:
    """Stands in subnets."""
    return Edge("in_subnet", path, ("AWS::EC2::Subnet",))


def uses_security_group(path: str = "SecurityGroupIds[]") -> Edge:
    """Its traffic passes security groups."""
    return Edge("uses_security_group", path, ("AWS::EC2::SecurityGroup",))


def encrypted_with(path: str = "KmsKeyId") -> Edge:
    """Its data are encrypted with a KMS key, named by ARN, id or alias."""
    return Edge("encrypted_with", path, ("AWS::KMS::Key", "AWS::KMS::Alias"))


def uses_role(path: str = "RoleArn") -> Edge:
    """Acts by an IAM role, named by ARN or name."""
    return Edge("uses_role", path, ("AWS::IAM::Role",))


def writes_to_bucket(path: str) -> Edge:
    """Delivers logs, results or backups to an S3 bucket, named by name or ARN."""
    return Edge("writes_to_bucket", path, ("AWS::S3::Bucket",))


def reads_from_bucket(path: str) -> Edge:
    """Works on what lies in an S3 bucket, named by name or ARN."""
    return Edge("reads_from_bucket", path, ("AWS::S3::Bucket",))


def logs_to(path: str) -> Edge:
    """Delivers its logs to a CloudWatch log group, named by name or ARN."""
    return Edge("logs_to", path, ("AWS::Logs::LogGroup",))


def notifies(path: str) -> Edge:
    """Tells an SNS topic; works without it."""
    return Edge("notifies", path, ("AWS::SNS::Topic",), needs="neither")


def targets(path: str, *types: str) -> Edge:
    """Hands its work to other resources, named by ARN where no types are given."""
    return Edge("targets", path, types)


def uses_ecr_image(path: str) -> Edge:
    """Runs an image of an ECR repository, named by its address; images of other registries lead nowhere."""
    repository = r"^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/([^:@]+)"
    return Edge("uses_image", path, ("AWS::ECR::Repository",), pattern=repository, becomes=r"arn:aws:ecr:\2:\1:repository/\3")
