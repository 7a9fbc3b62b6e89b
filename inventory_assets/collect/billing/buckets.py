"""A place in a bucket of S3, or of a store that speaks its language: listed and read as the billing identity. Folders are `files.py`'s."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import botocore.session
from botocore.config import Config
from botocore.credentials import CredentialProvider, Credentials
from botocore.exceptions import BotoCoreError, ClientError, IncompleteReadError, ReadTimeoutError, ResponseStreamingError

from inventory_assets.collect.billing.errors import LocationError
from inventory_assets.collect.errors import classify
from inventory_assets.collect.sessions import REMEDIES, BaseSession, CredentialsError, sentence
from inventory_assets.lake.costs import SourceFile
from inventory_assets.settings import Settings

CHUNK = 2**20
TRIES = 3  # of a download that breaks off: botocore repeats requests, not the reading of their answers
BROKEN_OFF = (IncompleteReadError, ReadTimeoutError, ResponseStreamingError)
GONE = {"NoSuchKey", "PreconditionFailed", "412", "404"}
Answer = TypeVar("Answer")


class Bucket:
    """Everything below a prefix of a bucket."""

    def __init__(self, settings: Settings, location: str, region: str | None, session: BaseSession) -> None:
        """Reads no network."""
        self.name, self.calls = location, 0
        self._bucket, _, prefix = location.removeprefix("s3://").partition("/")
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self._settings, self._session, self._region = settings, session, region
        self._made: Any = None

    def files(self) -> list[SourceFile]:
        found: list[SourceFile] = []
        for page in self._ask(self._pages):
            for entry in page.get("Contents", ()):
                path = entry["Key"].removeprefix(self._prefix)
                if not path.endswith("/") and not path.rsplit("/", 1)[-1].startswith((".", "_")):
                    found.append(SourceFile(path, entry["Size"], entry["ETag"].strip('"'), entry["LastModified"]))
        return sorted(found, key=lambda file: file.path)

    def _pages(self, client: Any) -> list[dict[str, Any]]:
        pages = list(client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix))
        self.calls += len(pages)
        return pages

    def read(self, file: SourceFile) -> bytes:
        content: bytes = self._ask(lambda client: self._open(client, file).read())
        return content

    def fetch(self, file: SourceFile, into: Path) -> None:
        for tries_left in reversed(range(TRIES)):
            try:
                self._ask(lambda client: self._copy(client, file, into))
            except LocationError as error:
                if not tries_left or not isinstance(error.__cause__, BROKEN_OFF):
                    raise
            else:
                return

    def _copy(self, client: Any, file: SourceFile, into: Path) -> None:
        with into.open("wb") as target:
            into.chmod(0o600)
            for chunk in self._open(client, file).iter_chunks(CHUNK):
                target.write(chunk)

    def _open(self, client: Any, file: SourceFile) -> Any:
        self.calls += 1
        return client.get_object(Bucket=self._bucket, Key=f"{self._prefix}{file.path}", IfMatch=file.etag)["Body"]

    def check(self, file: SourceFile) -> None:
        """Nothing to do: S3 gave what was listed, or refused."""

    def _ask(self, question: Callable[[Any], Answer]) -> Answer:
        try:
            if self._made is None:
                self._made = self._client(self._region or self._own_region())
            return question(self._made)
        except CredentialsError as error:
            raise LocationError(error.code, f"{self.name}: {error}", "denied") from error
        except (ClientError, BotoCoreError) as error:
            raise self._explained(error) from error

    def _own_region(self) -> str:
        """The region that the bucket says it is in, which it does even to those who may not list it."""
        self.calls += 1
        try:
            headers = self._client(self._session.region).head_bucket(Bucket=self._bucket)["ResponseMetadata"]["HTTPHeaders"]
        except ClientError as error:
            headers = error.response.get("ResponseMetadata", {}).get("HTTPHeaders", {})
        return str(headers.get("x-amz-bucket-region") or self._session.region)

    def _client(self, region: str) -> Any:
        made = botocore.session.Session()
        made.get_component("credential_provider").insert_before("env", _Provider(self._session))
        endpoint = self._settings.endpoints.get("s3") or self._settings.endpoints.get("aws")
        config = Config(
            retries={"mode": "standard", "max_attempts": self._settings.collection_settings.retry_attempts},
            connect_timeout=10,
            read_timeout=60,
            user_agent_extra="inventory-assets",
            s3={"addressing_style": "path" if endpoint else "auto"},  # an endpoint of one's own has no hosts below it
        )
        return made.create_client("s3", region_name=region, endpoint_url=endpoint, config=config)

    def _explained(self, error: ClientError | BotoCoreError) -> LocationError:
        failure = classify(error)
        if failure.code in GONE:
            return LocationError("Changed", f"{self.name}: a file was replaced while it was read; the next look reads it again")
        if failure.code == "NoSuchBucket":
            remedy = "Check the export's location in the settings."
        elif failure.status == "denied":
            remedy = (
                f"The identity for bills (profiles.billing, else the caller) needs s3:ListBucket on the bucket {self._bucket} and "
                f"s3:GetObject on {self._bucket}/{self._prefix}*, and kms:Decrypt where its objects are encrypted with a key of one's own."
            )
        else:
            remedy = REMEDIES.get(failure.code, "Check the export's location and region, and endpoints, in the settings.")
        return LocationError(failure.code, f"{self.name}: {failure.code}: {sentence(failure.message)} {remedy}", failure.status)


class _Credentials(Credentials):
    """Those that the billing identity has now: it renews them."""

    def __init__(self, session: BaseSession) -> None:
        super().__init__("renewed-by-the-session", "renewed-by-the-session")
        self._session = session

    def get_frozen_credentials(self) -> Any:
        return self._session.get_frozen_credentials()


class _Provider(CredentialProvider):
    METHOD = CANONICAL_NAME = "billing"

    def __init__(self, session: BaseSession) -> None:
        super().__init__()
        self._session = session

    def load(self) -> _Credentials:
        return _Credentials(self._session)
