"""Paths inside policy documents whose lists are sets. AWS writes principals and actions back in any order; rows name these paths."""

from __future__ import annotations

_LISTS = ("Action", "NotAction", "Resource", "NotResource")
_PRINCIPALS = ("Principal", "NotPrincipal")
_KINDS = ("AWS", "Service", "Federated", "CanonicalUser")


def policy_sets(path: str) -> tuple[str, ...]:
    """The set-like lists of a policy document at the path: actions, resources and principals of its statements."""
    statement = f"{path}.Statement[]"
    lists = tuple(f"{statement}.{name}" for name in _LISTS)
    return lists + tuple(f"{statement}.{principal}.{kind}" for principal in _PRINCIPALS for kind in _KINDS)
