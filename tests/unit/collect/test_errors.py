"""What an error means for the ledger."""

from __future__ import annotations

import pytest
from botocore.exceptions import (
    BotoCoreError,
    ConnectionClosedError,
    EndpointConnectionError,
    NoCredentialsError,
    PaginationError,
    ReadTimeoutError,
    UnknownServiceError,
)
from fake_calls import refusal

from inventory_assets.collect.errors import MESSAGE_LENGTH, Failure, ListingError, classify, error_code, retries_of

URL = "https://ec2.xx-1.amazonaws.com"


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("AccessDenied", "denied"),
        ("AccessDeniedException", "denied"),
        ("UnauthorizedOperation", "denied"),
        ("AuthorizationError", "denied"),
        ("AuthorizationErrorException", "denied"),
        ("KMSAccessDeniedException", "denied"),
        ("ForbiddenException", "denied"),
        ("403", "denied"),
        ("Throttling", "throttled"),
        ("ThrottlingException", "throttled"),
        ("RequestLimitExceeded", "throttled"),
        ("TooManyRequestsException", "throttled"),
        ("SlowDown", "throttled"),
        ("OptInRequired", "disabled"),
        ("SubscriptionRequiredException", "disabled"),
        ("UnknownOperationException", "unsupported"),
        ("UnsupportedOperation", "unsupported"),
        ("ExpiredToken", "error"),
        ("InternalError", "error"),
        ("ServiceUnavailable", "error"),
        ("SomethingNew", "error"),
    ],
)
def test_codes_of_services(code: str, status: str) -> None:
    assert classify(refusal(code, "why")) == Failure(status, code, "why", "r-1")


@pytest.mark.parametrize("code", ["AuthFailure", "UnrecognizedClientException", "InvalidClientTokenId", "RegionDisabledException"])
def test_a_refused_token_is_a_disabled_region_only_where_the_region_may_be_disabled(code: str) -> None:
    assert classify(refusal(code)).status == "error"
    assert classify(refusal(code), region_answers=False).status == "disabled"


def test_a_rows_own_codes_come_first() -> None:
    assert classify(refusal("AccessDeniedException"), disabled_codes=("AccessDeniedException",)).status == "disabled"
    assert classify(refusal("InternalError"), unsupported_codes=("InternalError",)).status == "unsupported"


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (ConnectionClosedError(endpoint_url=URL), "error", "ConnectionClosedError"),
        (ReadTimeoutError(endpoint_url=URL), "error", "ReadTimeoutError"),
        (NoCredentialsError(), "error", "NoCredentialsError"),
        (PaginationError(message="twice"), "error", "PaginationError"),
        (UnknownServiceError(service_name="x", known_service_names=[]), "unsupported", "UnknownServiceError"),
        (ListingError("MissingKey", "lacks it"), "error", "MissingKey"),
        (BotoCoreError(), "error", "BotoCoreError"),
    ],
)
def test_errors_on_the_way(error: Exception, status: str, code: str) -> None:
    failure = classify(error)
    assert (failure.status, failure.code, failure.request_id) == (status, code, None)
    assert failure.message
    assert retries_of(error) == 0


def test_a_missing_endpoint_is_unsupported_only_where_the_service_is_not() -> None:
    error = EndpointConnectionError(endpoint_url=URL)
    assert classify(error).status == "error"
    assert classify(error, service_is_there=False).status == "unsupported"


def test_messages_are_one_line_of_bounded_length_and_keep_their_beginning() -> None:
    failure = classify(
        refusal("AccessDenied", "User: me is not authorized\n  with an explicit deny in a service control policy " + "x" * 1_000)
    )
    assert failure.message.startswith("User: me is not authorized with an explicit deny in a service control policy x")
    assert len(failure.message) == MESSAGE_LENGTH


def test_an_error_without_a_code_has_one_all_the_same() -> None:
    error = refusal("")
    del error.response["Error"]["Code"]
    assert error_code(error) == "Unknown"
    assert retries_of(refusal("Throttling", retries=4)) == 4
