"""Further resources made in moto's own AWS; entered in `moto_seeds.SEEDS`."""

from __future__ import annotations

#: Types of which an account there has some from the start.
WITH_DEFAULTS: set[str] = set()
#: Type → what its replies there lack, and AWS's have: a part of the error's message.
INCOMPLETE: dict[str, str] = {}
#: (type, part) of details that are not served there.
UNSERVED: set[tuple[str, str]] = set()
