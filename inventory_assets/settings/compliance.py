"""What settings say of compliance: parameters of controls, and exemptions. Which controls there are is told by their own files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from inventory_assets.catalog.controls import Control, controls
from inventory_assets.settings.errors import nearest
from inventory_assets.settings.section import Section
from inventory_assets.settings.values import AccountId

_Said = Annotated[str, Field(min_length=1)]
_SPECIFIC = frozenset({"default", "accounts", "ous"})


class Exemption(Section):
    """What is exempt, why, by whom and until when. It is of a finding that fits every list that is given."""

    exemption_id: _Said
    controls: Annotated[list[_Said], Field(min_length=1)]  # names, or patterns such as aws_s3_*
    accounts: list[AccountId] = Field(default_factory=list)
    regions: list[_Said] = Field(default_factory=list)
    resources: list[_Said] = Field(default_factory=list)  # patterns of resource uids: arn:aws:s3:::website-*
    tags: dict[str, str | None] = Field(default_factory=dict)  # each must be there; without a value any value will do
    owner: _Said
    reason: _Said
    ticket: _Said
    approved_by: str | None = None
    starts_on: dt.date | None = None
    expires_on: dt.date  # its last day

    @model_validator(mode="after")
    def _is_of_something(self) -> Self:
        if self.starts_on is not None and self.starts_on > self.expires_on:
            raise ValueError(f"exemption {self.exemption_id!r} ends on {self.expires_on}, before it begins")
        for pattern in self.controls:
            if not any(fnmatchcase(control.control_id, pattern) for control in controls()):
                raise ValueError(f"exemption {self.exemption_id!r}: there is no control {pattern!r}{_meant(pattern)}")
        return self


class Compliance(Section):
    """Parameters of controls that differ from their own defaults, and what is exempt.

    A parameter is a value, or {default, accounts: {id: value}, ous: {path: value}}; of units within units the inner one decides.
    """

    parameters: dict[str, dict[str, Any]] = Field(default_factory=dict)
    exemptions: list[Exemption] = Field(default_factory=list)

    @model_validator(mode="after")
    def _are_known(self) -> Self:
        known = {control.control_id: control for control in controls()}
        for name, said in self.parameters.items():
            if name not in known:
                raise ValueError(f"parameters: there is no control {name!r}{_meant(name)}")
            for parameter, value in said.items():
                _check_parameter(known[name], parameter, value)
        ids = [exemption.exemption_id for exemption in self.exemptions]
        if twice := sorted({one for one in ids if ids.count(one) > 1}):
            raise ValueError(f"exemptions: {twice[0]!r} is there twice")
        return self


def _check_parameter(control: Control, parameter: str, value: Any) -> None:
    if parameter not in control.parameters:
        there = ", ".join(control.parameters) or "none"
        raise ValueError(f"parameters: {control.control_id} has no parameter {parameter!r}; it has {there}")
    default = control.parameters[parameter]
    values = [value]
    if isinstance(value, Mapping):
        if wrong := sorted(set(value) - _SPECIFIC):
            raise ValueError(f"parameters: {control.control_id}.{parameter} takes default, accounts and ous, not {wrong[0]!r}")
        of_some = [one for name in ("accounts", "ous") for one in (value.get(name) or {}).values()]
        values = [*of_some, *([value["default"]] if "default" in value else [])]
    for one in values:
        if not _is_like(one, default):
            raise ValueError(f"parameters: {control.control_id}.{parameter} is {one!r}; it takes {_kind(default)}, such as {default!r}")


def _is_like(value: Any, default: Any) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, int | float):
        return isinstance(value, int | float)
    if isinstance(default, list):
        return isinstance(value, list) and all(_is_like(one, default[0]) for one in value if default)
    return isinstance(value, type(default))


def _kind(default: Any) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list"}
    return kinds.get(type(default), "another value")


def _meant(name: str) -> str:
    close = nearest(name, [control.control_id for control in controls()])
    return f"; did you mean {close}?" if close else ""
