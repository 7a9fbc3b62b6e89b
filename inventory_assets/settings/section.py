"""What every group of settings is: read once, and strict about its keys. The groups themselves stand beside."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A group of keys that cannot be changed once read and takes no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)
