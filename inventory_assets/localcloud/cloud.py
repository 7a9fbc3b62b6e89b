"""The local cloud without its sockets: who calls, whether the call is let in, what the estate answers, what faults make of it."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from inventory_assets.localcloud.billing import explorer, objects  # noqa: F401 - enter their answers
from inventory_assets.localcloud.call import AwsError, Call, JsonObject, unknown_operation
from inventory_assets.localcloud.estate.accounts import Account, management_account
from inventory_assets.localcloud.estate.answers import ANSWERS
from inventory_assets.localcloud.estate.families import make_world
from inventory_assets.localcloud.estate.options import EstateOptions
from inventory_assets.localcloud.estate.organizations import account_of_key, has_expired
from inventory_assets.localcloud.faults import Fault, FaultPlan, denial, distort
from inventory_assets.localcloud.situations.serving import served_laboratories

#: Services with one endpoint for the whole partition: they know no enabled regions.
GLOBAL_SERVICES = frozenset(
    ["iam", "organizations", "route53", "cloudfront", "sts", "s3", "s3control", "account", "ce", "budgets", "globalaccelerator", "shield"]
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer or an error, how long to hold it back, and whether it may be kept for the same call."""

    answer: JsonObject | AwsError
    delay_s: float = 0.0
    keep: bool = False
    drop: bool = False


class Cloud:
    """The estate on its day with its faults. Not thread-safe: one event loop owns it."""

    def __init__(self, options: EstateOptions, faults: tuple[Fault, ...] = (), latency_ms: float = 0.0) -> None:
        self.latency_ms = latency_ms
        self.calls: Counter[tuple[str, str]] = Counter()
        self.world, self.laboratories = make_world(options), served_laboratories(options)
        self.set_faults(faults)

    @property
    def options(self) -> EstateOptions:
        return self.world.options

    def set_day(self, day: int) -> None:
        self.world = self.world.on_day(day, datetime.now(UTC).isoformat())
        self.laboratories = served_laboratories(self.options)

    def set_options(self, options: EstateOptions) -> None:
        """Another estate in the place of this one."""
        self.world, self.laboratories = make_world(options), served_laboratories(options)
        self.set_faults(self.asked_faults)

    def set_faults(self, faults: tuple[Fault, ...]) -> None:
        """Replaces the faults that were asked for; the estate's own denials stay."""
        self.asked_faults = faults
        self.plan = FaultPlan((*standing_denials(self.options), *faults))

    def account_of(self, access_key: str) -> str:
        """The account that signs with this key: base credentials belong to the management account."""
        return account_of_key(access_key) or management_account(self.options).account_id

    def check_session(self, session_token: str | None, service: str, protocol: str) -> None:
        """Raises the error of expired credentials in the service's words."""
        if has_expired(session_token, time.time()):
            raise expired(service, protocol)

    def due_faults(self, call: Call) -> list[Fault]:
        """Counts the call and gives the faults that befall it."""
        self.calls[call.service, call.operation] += 1
        return self.plan.due(call)

    def outcome(self, call: Call, due: list[Fault], protocol: str) -> Outcome:
        """What the call brings."""
        delay_s = (self.latency_ms + sum(fault.latency_ms for fault in due)) / 1000
        if any(fault.kind == "drop" for fault in due):
            return Outcome({}, delay_s, drop=True)
        failing = next((fault for fault in due if fault.kind == "error"), None)
        if failing is not None:
            return Outcome(failing.error(call), delay_s)
        try:
            answer = self.answer(call, protocol)
        except AwsError as error:
            return Outcome(error, delay_s, keep=True)
        spoiling = [fault for fault in due if fault.kind != "latency"]
        for fault in spoiling:
            answer = distort(fault, call, answer)
        return Outcome(answer, delay_s, keep=not spoiling and call.service != "sts")

    def answer(self, call: Call, protocol: str = "json") -> JsonObject:
        """The estate's answer by botocore's output shape; raises AwsError."""
        account = self.world.accounts.get(call.account)
        if account is None or account.status != "ACTIVE":
            raise not_let_in(call.service, protocol)
        laboratory = self.laboratories.get(call.account)
        if laboratory is not None and call.service != "sts":
            return laboratory.answer(self.world, call)
        if call.service not in GLOBAL_SERVICES and call.region not in self.options.regions:
            raise not_let_in(call.service, protocol)
        return self._answer(call, account)

    def _answer(self, call: Call, account: Account) -> JsonObject:
        function = ANSWERS.get((call.service, call.operation))
        if function is None:
            raise unknown_operation(call.service, call.operation)
        return function(self.world, account, call)


def not_let_in(service: str, protocol: str) -> AwsError:
    """What a region that is not enabled says to valid credentials, which it does not know."""
    if service == "ec2":
        return AwsError("AuthFailure", "AWS was not able to validate the provided access credentials", 401)
    if protocol in ("query", "rest-xml"):
        return AwsError("InvalidClientTokenId", "The security token included in the request is invalid", 403)
    status = 403 if protocol == "rest-json" else 400
    return AwsError("UnrecognizedClientException", "The security token included in the request is invalid.", status)


def expired(service: str, protocol: str) -> AwsError:
    if service == "ec2":
        return AwsError("RequestExpired", "Request has expired.", 400)
    if protocol in ("query", "rest-xml"):
        return AwsError("ExpiredToken", "The security token included in the request is expired", 400 if service == "s3" else 403)
    return AwsError(
        "ExpiredTokenException", "The security token included in the request is expired", 403 if protocol == "rest-json" else 400
    )


def standing_denials(options: EstateOptions) -> tuple[Fault, ...]:
    """What the default estate forbids, so that a ledger has something to tell: a type in one account, a detail in another."""
    if not options.denials:
        return ()
    by_name = {account.name: account for account in make_world(options).accounts.values()}
    faults: list[Fault] = []
    if sandbox := by_name.get("sandbox"):
        call = Call(sandbox.account_id, "*", "secretsmanager", "ListSecrets")
        faults.append(
            Fault(
                account=sandbox.account_id,
                service=call.service,
                operation=call.operation,
                code="AccessDeniedException",
                message=denial(call, scp=True),
            )
        )
    if analytics := by_name.get("analytics-data"):
        faults.append(
            Fault(account=analytics.account_id, service="s3", operation="GetBucketPolicy", code="AccessDenied", message="Access Denied")
        )
    return tuple(faults)
