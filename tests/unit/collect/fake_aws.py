"""AWS as a table of functions: answers botocore's calls below the client, so that errors and expiry can be had at will."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import botocore.client
import pytest
from botocore.exceptions import ClientError

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def refusal(code: str, message: str = "no") -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": message}, "ResponseMetadata": {"RequestId": "req-1"}}, "Any")


class FakeAws:
    """`answers[operation]` is called with the parameters; `calls` has every (operation, parameters, access key)."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.calls: list[tuple[str, dict[str, Any], str]] = []
        self.expires_in = dt.timedelta(hours=1)
        self.answers["GetCallerIdentity"] = lambda _: {"Account": "111111111111", "Arn": "arn:aws:iam::111111111111:user/me"}
        self.answers["AssumeRole"] = self.assume_role

    def assume_role(self, params: dict[str, Any]) -> dict[str, Any]:
        account = params["RoleArn"].split(":")[4]
        number = sum(call[0] == "AssumeRole" for call in self.calls)
        expires = dt.datetime.now(dt.UTC) + self.expires_in
        made = {"AccessKeyId": f"{account}-{number}", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": expires}
        return {"Credentials": made}

    def refuse(self, operation: str, code: str, message: str = "no") -> None:
        def answer(_: dict[str, Any]) -> dict[str, Any]:
            raise refusal(code, message)

        self.answers[operation] = answer

    def count(self, operation: str) -> int:
        return sum(call[0] == operation for call in self.calls)

    def install(self, monkeypatch: pytest.MonkeyPatch) -> FakeAws:
        fake = self

        def make_api_call(client: Any, operation: str, params: dict[str, Any]) -> dict[str, Any]:
            key = client._request_signer._credentials.get_frozen_credentials().access_key
            fake.calls.append((operation, params, key))
            return dict(fake.answers[operation](params))

        monkeypatch.setattr(botocore.client.BaseClient, "_make_api_call", make_api_call)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "caller")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
        for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL"):
            monkeypatch.delenv(name, raising=False)
        return fake
