"""Whom to be before any account is entered: the operations, management and billing identities, and roles assumed from them.

Roles are renewed before they expire. The way into an account is `credentials.py`'s.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import botocore.session
from botocore.config import Config
from botocore.credentials import ReadOnlyCredentials, RefreshableCredentials
from botocore.exceptions import BotoCoreError, ClientError, CredentialRetrievalError, ProfileNotFound

from inventory_assets.collect.errors import CellError, classify
from inventory_assets.collect.regions import HOME_REGIONS
from inventory_assets.settings import Settings

Purpose = Literal["operations", "management", "billing"]
SESSION_NAME = "inventory"
JUST_RENEWED_SECONDS = 5.0
_REGION_PREFIXES = {"cn-": "aws-cn", "us-gov-": "aws-us-gov"}


def partition_of_region(region: str) -> str:
    """`aws`, `aws-cn` or `aws-us-gov`; a region that nobody has heard of yet is one of `aws`."""
    return next((partition for prefix, partition in _REGION_PREFIXES.items() if region.startswith(prefix)), "aws")


def partition_of_arn(arn: str) -> str:
    """The partition that an ARN names."""
    return arn.split(":", 2)[1]


def home_region(partition: str) -> str:
    """The region in which a partition's global services (IAM, Organizations, Route 53) are called."""
    return HOME_REGIONS[partition]


# botocore logs a failed renewal with a traceback while the old credentials last; the one that matters is raised.
logging.getLogger("botocore.credentials").setLevel(logging.ERROR)


class CredentialsError(CellError):
    """Credentials that cannot be had. `code` is AWS's or botocore's name of the error; `remedy` is what to do about it."""

    def __init__(self, who: str, code: str, message: str, remedy: str) -> None:
        self.who, self.code, self.message, self.remedy = who, code, message, remedy
        super().__init__(f"{who}: {code}: {message} {remedy}")


@dataclass(frozen=True)
class Identity:
    """Who a session is."""

    account_id: str
    arn: str

    @property
    def partition(self) -> str:
        return partition_of_arn(self.arn)


class BaseSession:
    """The credentials that all work of one purpose starts from: a profile, a role, or whoever calls. Thread-safe."""

    def __init__(self, settings: Settings, purpose: Purpose = "operations") -> None:
        """Reads no network. Raises CredentialsError for a profile that is not there."""
        self.purpose: Purpose = purpose
        self._settings = settings
        chosen: str | None = getattr(settings.profiles, purpose)
        self._role_arn = chosen if chosen and chosen.startswith("arn:") else None
        self._who = f"profiles.{purpose} ({chosen})" if chosen else "the caller's credentials"
        self._lock = threading.Lock()
        self._identity: Identity | None = None
        self._client_lock = threading.Lock()
        self._sts: tuple[ReadOnlyCredentials, Any] | None = None
        try:
            self._session = botocore.session.Session(profile=None if self._role_arn else chosen)
            source = self._session.get_credentials()
            configured = self._session.get_config_variable("region")
        except (BotoCoreError, ClientError) as error:
            raise self._error(error) from error
        if source is None:
            remedy = "Log in (aws sso login), or name a profile in profiles.operations."
            raise CredentialsError(self._who, "NoCredentials", "there are no AWS credentials.", remedy)
        self._source = source
        self.region = configured or (settings.regions[0] if settings.regions else self._home_of_role())  # where STS is called
        self._role = RoleCredentials(self._assume_own_role, self._error) if self._role_arn else None

    def _home_of_role(self) -> str:
        return home_region(partition_of_arn(self._role_arn) if self._role_arn else "aws")

    def get_frozen_credentials(self) -> ReadOnlyCredentials:
        """Credentials that are valid now."""
        if self._role is not None:
            return self._role.get_frozen_credentials()
        try:
            return self._source.get_frozen_credentials()
        except (BotoCoreError, ClientError) as error:
            raise self._error(error) from error

    def refresh(self) -> None:
        """Have the role's credentials made anew; the caller's own are renewed by whatever provides them."""
        if self._role is not None:
            self._role.refresh()

    @property
    def identity(self) -> Identity:
        """Who this is; asked of STS once. Raises CredentialsError."""
        with self._lock:
            if self._identity is None:
                try:
                    reply = self.sts(self.get_frozen_credentials()).get_caller_identity()
                    if not reply.keys() >= {"Account", "Arn"}:
                        raise CredentialRetrievalError(provider="sts", error_msg="the reply of GetCallerIdentity lacks the account")
                except (BotoCoreError, ClientError) as error:
                    raise self._error(error) from error
                self._identity = Identity(str(reply["Account"]), str(reply["Arn"]))
            return self._identity

    def assume(self, role_arn: str, external_id: str | None) -> dict[str, str]:
        """AssumeRole by this identity, as botocore's metadata of refreshable credentials. Raises botocore's errors."""
        return self._assume(self.get_frozen_credentials(), role_arn, external_id)

    def sts(self, credentials: ReadOnlyCredentials) -> Any:
        """The client of STS for these credentials; kept while they stay the same, which is for all accounts entered from here."""
        with self._client_lock:  # sessions may not make clients in two threads at once
            if self._sts is None or self._sts[0] != credentials:
                self._sts = (credentials, self._make_sts(credentials))
            return self._sts[1]

    def _make_sts(self, credentials: ReadOnlyCredentials) -> Any:
        endpoints, collection = self._settings.endpoints, self._settings.collection_settings
        return self._session.create_client(
            "sts",
            region_name=self.region,
            aws_access_key_id=credentials.access_key,
            aws_secret_access_key=credentials.secret_key,
            aws_session_token=credentials.token,
            endpoint_url=endpoints.get("sts") or endpoints.get("aws"),
            config=Config(
                retries={"mode": "standard", "max_attempts": collection.retry_attempts},
                max_pool_connections=collection.parallel_regions,
                connect_timeout=10,
                read_timeout=30,
            ),
        )

    def _assume_own_role(self) -> dict[str, str]:
        assert self._role_arn is not None
        return self._assume(self._source.get_frozen_credentials(), self._role_arn, self._settings.external_id)

    def _assume(self, source: ReadOnlyCredentials, role_arn: str, external_id: str | None) -> dict[str, str]:
        request = {"RoleArn": role_arn, "RoleSessionName": SESSION_NAME}
        if external_id:
            request["ExternalId"] = external_id
        made = self.sts(source).assume_role(**request).get("Credentials", {})
        if not made.keys() >= {"AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"}:
            raise CredentialRetrievalError(provider="sts", error_msg="the reply of AssumeRole lacks credentials")
        return {
            "access_key": made["AccessKeyId"],
            "secret_key": made["SecretAccessKey"],
            "token": made["SessionToken"],
            "expiry_time": made["Expiration"].isoformat(),
        }

    def _error(self, error: BotoCoreError | ClientError) -> CredentialsError:
        failure = classify(error)
        code, message = failure.code, sentence(failure.message)
        if isinstance(error, ProfileNotFound):
            remedy = f"Check profiles.{self.purpose} in the settings against `aws configure list-profiles`."
        elif self._role_arn and code.startswith("AccessDenied"):
            remedy = f"The role must exist and trust the caller; see profiles.{self.purpose} in the settings."
        else:
            remedy = REMEDIES.get(code, "Check the credentials with `aws sts get-caller-identity`.")
        return CredentialsError(self._who, code, message, remedy)


class RoleCredentials:
    """Credentials of an assumed role, renewed 15 minutes before they expire (10 at the latest). Thread-safe."""

    def __init__(self, assume: Callable[[], dict[str, str]], explain: Callable[[BotoCoreError | ClientError], CredentialsError]) -> None:
        """`assume()` gives botocore's metadata; `explain(error)` gives the exception to raise instead of botocore's."""
        self._assume, self._explain = assume, explain
        self._made: RefreshableCredentials | None = None
        self._made_at = -math.inf
        self._lock = threading.Lock()

    def get_frozen_credentials(self) -> ReadOnlyCredentials:
        """Credentials that are valid now. One thread renews, the others go on with the old ones while these last."""
        try:
            if self._made is None:
                with self._lock:
                    if self._made is None:
                        self._made = self._make()
            return self._made.get_frozen_credentials()
        except (BotoCoreError, ClientError) as error:
            raise self._explain(error) from error

    def refresh(self) -> None:
        """Renew now, because a service refused them as expired.

        Threads whose calls were refused at the same time find it done by the first of them.
        """
        with self._lock:
            try:
                if time.monotonic() - self._made_at > JUST_RENEWED_SECONDS:
                    self._made = self._make()
            except (BotoCoreError, ClientError) as error:
                raise self._explain(error) from error

    def _make(self) -> RefreshableCredentials:
        made = RefreshableCredentials.create_from_metadata(self._assume(), refresh_using=self._assume, method="assume-role")
        self._made_at = time.monotonic()
        return made


REMEDIES = {
    "ExpiredToken": "The caller's session has ended: log in again.",
    "ExpiredTokenException": "The caller's session has ended: log in again.",
    "UnauthorizedSSOTokenError": "Log in again: aws sso login.",
    "SSOTokenLoadError": "Log in: aws sso login.",
    "TokenRetrievalError": "Log in again: aws sso login.",
    "InvalidClientTokenId": "The access key does not exist, or belongs to another partition: set regions, or the profile's region.",
    "SignatureDoesNotMatch": "The secret key does not fit the access key.",
    "RegionDisabledException": "Enable STS in that region, or set another region in the profile.",
    "EndpointConnectionError": "The endpoint cannot be reached: check the network, AWS_ENDPOINT_URL and endpoints in the settings.",
    "ConnectTimeoutError": "The endpoint cannot be reached: check the network, AWS_ENDPOINT_URL and endpoints in the settings.",
    "ProfileNotFound": "Check AWS_PROFILE against `aws configure list-profiles`.",
}


def sentence(text: str) -> str:
    """The text with a full stop."""
    return text if text.endswith(".") else f"{text}."
