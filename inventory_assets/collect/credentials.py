"""The way into an account: the role to assume there, with its external id, renewed before it expires.

What is called with these credentials does not belong here.
"""

from __future__ import annotations

from botocore.credentials import ReadOnlyCredentials
from botocore.exceptions import BotoCoreError, ClientError

from inventory_assets.collect.errors import classify
from inventory_assets.collect.sessions import REMEDIES, BaseSession, CredentialsError, RoleCredentials, sentence
from inventory_assets.settings import Settings

__all__ = ["AccountCredentials", "AccountEntryError", "BaseSession", "CredentialsError", "enter_account"]


class AccountEntryError(CredentialsError):
    """An account that cannot be entered. Others may be."""

    def __init__(self, account_id: str, code: str, message: str, remedy: str) -> None:
        super().__init__(f"account {account_id}", code, message, remedy)
        self.account_id = account_id

    def __reduce__(self) -> tuple[type[AccountEntryError], tuple[str, str, str, str]]:
        return type(self), (self.account_id, self.code, self.message, self.remedy)


class AccountCredentials:
    """The way into one account: its role's credentials, or in the caller's own account the caller's."""

    def __init__(self, account_id: str, base: BaseSession, role_arn: str | None, external_id: str | None) -> None:
        self.account_id, self.role_arn = account_id, role_arn
        self._base, self._external_id = base, external_id
        self._source = RoleCredentials(lambda: base.assume(role_arn, external_id), self._error) if role_arn else base

    @property
    def partition(self) -> str:
        return self._base.identity.partition

    def get_frozen_credentials(self) -> ReadOnlyCredentials:
        """Credentials that are valid now. Raises AccountEntryError."""
        try:
            return self._source.get_frozen_credentials()
        except AccountEntryError:
            raise
        except CredentialsError as error:  # the identity that assumes the role has lost its own credentials
            raise AccountEntryError(self.account_id, error.code, f"{error.who}: {error.message}", error.remedy) from error

    def refresh(self) -> None:
        """Renew now, ahead of time. Raises AccountEntryError."""
        self._source.refresh()

    def _error(self, error: BotoCoreError | ClientError) -> AccountEntryError:
        failure = classify(error)
        code, message = failure.code, sentence(failure.message)
        if code.startswith("AccessDenied"):
            with_id = f" with external id {self._external_id}" if self._external_id else " (no external id is set)"
            remedy = (
                f"The role {self.role_arn} must exist and trust {self._base.identity.arn}{with_id}: "
                "`inventory member-role` prints its CloudFormation template."
            )
        else:
            remedy = REMEDIES.get(code, "Check the account's role and the caller's credentials with `inventory check`.")
        return AccountEntryError(self.account_id, code, message, remedy)


def enter_account(settings: Settings, account_id: str, base: BaseSession | None = None) -> AccountCredentials:
    """Enter an account: assume its role now, so that a refusal shows here. Raises AccountEntryError.

    The caller's own account needs no role, and takes the one set for it by name. Give `base` where several accounts are
    entered: it is asked once who it is.
    """
    try:
        base = base or BaseSession(settings)
        identity = base.identity
    except CredentialsError as error:
        raise AccountEntryError(account_id, error.code, f"{error.who}: {error.message}", error.remedy) from error
    chosen = settings.account(account_id)
    role_name = (chosen.role_name if chosen else None) or (settings.role_name if account_id != identity.account_id else None)
    role_arn = f"arn:{identity.partition}:iam::{account_id}:role/{role_name}" if role_name else None
    external_id = (chosen.external_id if chosen else None) or settings.external_id
    entry = AccountCredentials(account_id, base, role_arn, external_id)
    entry.get_frozen_credentials()
    return entry
