"""What an error means for the ledger. Retrying is botocore's affair and has happened before an error arrives here."""

from __future__ import annotations

from dataclasses import dataclass

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    PaginationError,
    ReadTimeoutError,
    UnknownServiceError,
)
from botocore.parsers import ResponseParserError

MESSAGE_LENGTH = 500

DENIED = frozenset(
    [
        "AccessDenied",
        "AccessDeniedException",
        "UnauthorizedOperation",
        "UnauthorizedException",
        "AuthorizationError",
        "AuthorizationErrorException",
        "NotAuthorized",
        "NotAuthorizedException",
        "Forbidden",
        "ForbiddenException",
        "AllAccessDisabled",
        "KMSAccessDeniedException",
        "403",
    ]
)
THROTTLED = frozenset(
    [
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "RequestThrottled",
        "RequestThrottledException",
        "RequestLimitExceeded",
        "TooManyRequests",
        "TooManyRequestsException",
        "SlowDown",
        "BandwidthLimitExceeded",
        "LimitExceededException",
        "PriorRequestNotComplete",
        "EC2ThrottledException",
        "429",
    ]
)
#: A region that is not enabled answers as if the credentials were unknown to it.
REGION_DISABLED = frozenset(
    ["AuthFailure", "UnrecognizedClientException", "InvalidClientTokenId", "OptInRequired", "RegionDisabledException"]
)
SERVICE_DISABLED = frozenset(["OptInRequired", "SubscriptionRequiredException"])
UNSUPPORTED = frozenset(
    ["UnknownOperationException", "UnsupportedOperation", "UnsupportedOperationException", "InvalidAction", "UnknownOperation"]
)
EXPIRED = frozenset(["ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"])


class CellError(Exception):
    """An error of our own that concerns what was asked for and nothing else. `code` is the ledger's."""

    code: str


class ListingError(CellError):
    """A listing that cannot be believed: a missing key, an item without an id, a deadline."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


#: Everything a call or the reading of its reply may raise that concerns one cell alone (credentials that end in between, too).
CELL_ERRORS = (ClientError, BotoCoreError, ResponseParserError, CellError)


#: What a reply of an unforeseen shape raises while it is read: it concerns what was asked for alone.
READING_ERRORS = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)


@dataclass(frozen=True)
class Failure:
    """An error in the ledger's words."""

    status: str
    code: str
    message: str
    request_id: str | None = None


def unreadable(operation: str, error: Exception) -> Failure:
    """A reply whose shape nobody foresaw."""
    return Failure("error", "UnreadableReply", f"{operation}: {type(error).__name__}: {error}"[:MESSAGE_LENGTH])


def error_code(error: Exception) -> str:
    """The service's own code, or the name of what went wrong on the way."""
    if isinstance(error, ClientError):
        return str(error.response.get("Error", {}).get("Code") or "Unknown")
    if isinstance(error, CellError):
        return error.code
    return type(error).__name__


def retries_of(error: Exception) -> int:
    """How often botocore had retried before it gave up."""
    if isinstance(error, ClientError):
        return int(error.response.get("ResponseMetadata", {}).get("RetryAttempts", 0))
    return 0


def classify(
    error: Exception,
    *,
    disabled_codes: tuple[str, ...] = (),
    disabled_messages: tuple[str, ...] = (),
    unsupported_codes: tuple[str, ...] = (),
    service_is_there: bool = True,
    region_answers: bool = True,
) -> Failure:
    """The ledger status of an error.

    `service_is_there`: whether botocore knows the service in the region; without it a missing endpoint is `unsupported`.
    `region_answers`: whether the account is known to have the region enabled; then a refused token is an error of ours and
    not a disabled region.
    """
    code, message = error_code(error), _message(error)
    request_id = error.response.get("ResponseMetadata", {}).get("RequestId") if isinstance(error, ClientError) else None
    if any(part in message for part in disabled_messages):
        return Failure("disabled", code, message, request_id)
    return Failure(_status(error, code, disabled_codes, unsupported_codes, service_is_there, region_answers), code, message, request_id)


def _status(
    error: Exception, code: str, disabled: tuple[str, ...], unsupported: tuple[str, ...], service_is_there: bool, region_answers: bool
) -> str:  # fmt: skip
    if code in disabled or code in SERVICE_DISABLED:
        return "disabled"
    if code in REGION_DISABLED and not region_answers:
        return "disabled"
    if code in unsupported or code in UNSUPPORTED or isinstance(error, UnknownServiceError):
        return "unsupported"
    if code in DENIED:
        return "denied"
    if code in THROTTLED:
        return "throttled"
    if isinstance(error, EndpointConnectionError) and not service_is_there:
        return "unsupported"
    return "error"


def _message(error: Exception) -> str:
    if isinstance(error, ClientError):
        text = str(error.response.get("Error", {}).get("Message") or error)
    elif isinstance(error, ResponseParserError):
        text = f"the reply is not in the service's form: {error}"
    elif isinstance(error, PaginationError):
        text = "the service gave the same page token twice; the listing is incomplete"
    elif isinstance(error, ConnectTimeoutError | ReadTimeoutError):
        text = f"no answer in time: {error}"
    elif isinstance(error, NoCredentialsError):
        text = "no credentials; configure a profile or run where the SDK finds some"
    else:
        text = str(error)
    return " ".join(text.split())[:MESSAGE_LENGTH]
