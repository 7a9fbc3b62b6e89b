"""The kinds of single values that settings are made of, each with a message that names what is valid.

Sections of keys do not belong here.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from inventory_assets.settings.document import is_account_id
from inventory_assets.settings.errors import nearest

ROLE_ARN = re.compile(r"arn:(aws|aws-cn|aws-us-gov|aws-iso[a-z-]*|aws-eusc):iam::(\d{12}):role/([\w+=,.@/-]+)")
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
CRON_FIELDS: tuple[tuple[str, int, int, frozenset[str]], ...] = (
    ("minute", 0, 59, frozenset()),
    ("hour", 0, 23, frozenset()),
    ("day of month", 1, 31, frozenset()),
    ("month", 1, 12, _MONTHS),
    ("day of week", 0, 7, _WEEKDAYS),
)


def _account_id(text: str) -> str:
    plain = text.replace("-", "") if re.fullmatch(r"\d{4}-\d{4}-\d{4}", text) else text
    if not is_account_id(plain):
        raise ValueError(f"{text!r} is not an account id: those have 12 digits, in quotes")
    return plain


def _role_name(text: str) -> str:
    arn = ROLE_ARN.fullmatch(text)
    if arn:
        raise ValueError(f"takes a role's name, not its ARN: write {arn[3]}")
    if not re.fullmatch(r"[\w+=,.@/-]{1,576}", text):
        raise ValueError(f"{text!r} is not the name of an IAM role")
    return text.strip("/")


def _external_id(text: str) -> str:
    if not re.fullmatch(r"[\w+=,.@:/-]{2,1224}", text):
        raise ValueError("an external id has 2 to 1224 letters, digits and + = , . @ : / -")
    return text


def _profile(text: str) -> str:
    if text.startswith("arn:") and not ROLE_ARN.fullmatch(text):
        raise ValueError(f"{text!r} is neither the name of an AWS profile nor the ARN of a role (arn:aws:iam::123456789012:role/Name)")
    return text


@cache
def known_regions() -> frozenset[str]:
    """Every region that the installed botocore knows, in all partitions."""
    import botocore.session

    session = botocore.session.Session()
    partitions = session.get_available_partitions()
    return frozenset(region for name in partitions for region in session.get_available_regions("ec2", partition_name=name))


@cache
def _known_services() -> frozenset[str]:
    import botocore.session

    return frozenset(botocore.session.Session().get_available_services())


def _region(text: str) -> str:
    if text in known_regions():
        return text
    meant = nearest(text, known_regions())
    hint = f"; did you mean {meant}?" if meant else ""
    raise ValueError(f"{text!r} is not an AWS region{hint}")


def _endpoint_name(text: str) -> str:
    if text == "aws" or text in _known_services():
        return text
    meant = nearest(text, {"aws", *_known_services()})
    hint = f"; did you mean {meant}?" if meant else ""
    raise ValueError(f"{text!r} is neither an AWS service nor aws (all of them){hint}")


def _view_arn(text: str) -> str:
    if not re.fullmatch(r"arn:[a-z-]+:resource-explorer-2:[a-z0-9-]+:\d{12}:view/.+", text):
        raise ValueError(f"{text!r} is not the ARN of a Resource Explorer view (arn:aws:resource-explorer-2:region:account:view/name/id)")
    return text


def _location(text: str) -> str:
    scheme, found, _ = text.partition("://")
    if found and scheme != "s3":
        raise ValueError(f"{text!r} is neither a folder nor s3://bucket/prefix; copy or mount what lies elsewhere")
    if found and not re.fullmatch(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/\S*)?", text):
        raise ValueError(f"{text!r} is not a bucket and a prefix (s3://bucket/prefix)")
    return text.rstrip("/")


def _url(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", text):
        raise ValueError(f"{text!r} is not a URL (https://host:port)")
    return text.rstrip("/")


def _resource_type(text: str) -> str:
    # Imported late: the catalog loads every row, and most commands need no types.
    from inventory_assets.catalog import UnknownTypeError, resolve_type

    try:
        return resolve_type(text)
    except UnknownTypeError as error:
        raise ValueError(str(error)) from error


def _several_types(given: Any) -> Any:
    """Source system 002 means instances and clusters by `rds`. What is added goes to the end, so that positions stay the file's."""
    if not isinstance(given, list):
        return given
    return [*given, "AWS::RDS::DBCluster"] if "rds" in given else given


def _cron(text: str) -> str:
    fields = text.split()
    if len(fields) != len(CRON_FIELDS):
        raise ValueError(f"{text!r} is not a schedule: five fields (minute hour day month weekday, UTC), such as '0 8 * * *', or off")
    for given, (what, low, high, names) in zip(fields, CRON_FIELDS, strict=True):
        if not all(_is_cron_part(part, low, high, names) for part in given.lower().split(",")):
            raise ValueError(f"{given!r} is not a valid {what} ({low} to {high}) in the schedule {text!r}")
    return " ".join(fields)


def _is_cron_part(part: str, low: int, high: int, names: frozenset[str]) -> bool:
    """`*`, `5`, `1-5`, `mon-fri`, each with an optional `/step`."""
    found = re.fullmatch(r"(\*|(\w+)(?:-(\w+))?)(?:/(\d+))?", part)
    if not found or (found[4] and int(found[4]) == 0):
        return False
    ends = [end for end in (found[2], found[3]) if end]
    numbers = [int(end) for end in ends if end.isdecimal()]
    in_range = all(low <= number <= high for number in numbers) and numbers == sorted(numbers)
    return in_range and all(end.isdecimal() or end in names for end in ends)


def _off(value: Any) -> Any:
    return None if value is False or value == "off" else value  # YAML reads an unquoted off as false


def _blank(value: Any) -> Any:
    return None if value == "" else value


def _folder(path: Path) -> Path:
    return path.expanduser().absolute()


AccountId = Annotated[str, AfterValidator(_account_id)]
RoleName = Annotated[str, AfterValidator(_role_name)]
ExternalId = Annotated[str, AfterValidator(_external_id)]
Profile = Annotated[str, StringConstraints(min_length=1), AfterValidator(_profile)]
Region = Annotated[str, AfterValidator(_region)]
TypeName = Annotated[str, AfterValidator(_resource_type)]
TypeNames = Annotated[list[TypeName], BeforeValidator(_several_types), AfterValidator(lambda names: list(dict.fromkeys(names)))]
EndpointName = Annotated[str, AfterValidator(_endpoint_name)]
Url = Annotated[str, AfterValidator(_url)]
ViewArn = Annotated[str, AfterValidator(_view_arn)]
IndexUse = Annotated[Literal["auto", "off"], BeforeValidator(lambda given: "off" if given is False else given)]  # YAML reads off as false
CloudProvider = Literal["aws", "azure", "gcp"]
Location = Annotated[str, StringConstraints(min_length=1), AfterValidator(_location)]
Cron = Annotated[Annotated[str, AfterValidator(_cron)] | None, BeforeValidator(_off)]
Folder = Annotated[Path, AfterValidator(_folder)]
Flag = Annotated[bool, Field(strict=True)]
Count = Annotated[int, Field(strict=True, ge=1)]
Hours = Annotated[float, Field(strict=True, gt=0, le=87_600)]  # ten years; YAML has a word for infinity, and times have not
Share = Annotated[float, Field(strict=True, ge=0, le=1)]
Amount = Annotated[float, Field(strict=True, ge=0)]
#: Templates of the source systems leave what is not used as "".
BLANK_IS_NONE = BeforeValidator(_blank)
