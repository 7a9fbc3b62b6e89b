"""Which billing months an export has, and which files make up each: told by paths and manifests. Reading charges does not belong here.

- AWS Data Exports: `…/data/BILLING_PERIOD=YYYY-MM/…`, with `…/metadata/BILLING_PERIOD=YYYY-MM/…-Manifest.json` written last. Where an
  export keeps its earlier executions, each has a folder below the month, in both; the newest manifest's files are the month.
- Azure Cost Management: `<export>/<yyyyMMdd-yyyyMMdd>/<yyyyMMddHHmm>/[<guid>/]part_….csv`, each run whole; manifest.json is written
  last. The newest complete run of a period is the month.
- Anything else, such as a table that BigQuery's EXPORT DATA wrote and adds to: what month a row is of stands in the row alone.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from inventory_assets.collect.billing.errors import LayoutError
from inventory_assets.lake.costs import SourceFile

DATA = (".csv", ".csv.gz", ".parquet")
#: A delivery writes over the files of the one before, hours older, and over their manifest last. Files not so new have been copied.
AT_ONCE, UNDER_DELIVERY = dt.timedelta(minutes=5), dt.timedelta(hours=1)
DAYS_OF_A_MONTH = range(28, 32)
_MONTH = r"\d{4}-(?:0[1-9]|1[0-2])"
_AWS = re.compile(rf"(?:(?P<root>.*?)/)??(?:(?P<part>data|metadata)/)?billing_period=(?P<month>{_MONTH})/(?P<rest>.+)", re.IGNORECASE)
_DAY = r"\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_AZURE = re.compile(rf"(?:(?P<root>.*)/)?(?P<period>{_DAY}-{_DAY})/(?P<run>\d{{12}}(?:/[^/]+)?)/(?P<rest>[^/]+)")
_EXECUTION = re.compile(r"\d{4}-?\d\d-?\d\dT")
Read = Callable[[SourceFile], bytes]


@dataclass(frozen=True)
class MonthFiles:
    """The files that are a month, or what is wrong with them."""

    files: tuple[SourceFile, ...] = ()
    problem: LayoutError | None = None
    least_rows: int = 0  # that the manifest speaks of

    def fingerprint(self, form: str) -> str:
        """Equal where the files are. Executions and runs have folders of their own: the same part in another one is the same."""
        if self.problem is not None:
            return hashlib.sha256(f"{form}\n{self.problem}".encode()).hexdigest()[:32]
        parts = sorted(f"{file.path.rsplit('/', 1)[-1]}\n{file.size}\n{file.etag}" for file in self.files)
        return hashlib.sha256("\n".join([form, *parts]).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Arrangement:
    """An export's files by month. `unsorted` are those whose months only their rows tell."""

    months: dict[dt.date, MonthFiles] = field(default_factory=dict)
    unsorted: tuple[SourceFile, ...] = ()


def arrange(name: str, listed: Sequence[SourceFile], read: Read, now: dt.datetime | None = None) -> Arrangement:
    """Tell the months of what lies in a place. `name` is the place's, `read` gives a manifest's content. Raises LayoutError."""
    aws = [(found, file) for file in listed if (found := _AWS.fullmatch(file.path))]
    azure = [(found, file) for file in listed if (found := _AZURE.fullmatch(file.path))]
    if not aws and not azure:
        data = tuple(file for file in listed if is_data(file))
        if not data:
            raise LayoutError("NothingThere", f"{name}: there is no file whose name ends in {', '.join(DATA)}: check the export's location")
        return Arrangement(unsorted=data)
    _one_export(name, [match["root"] or "" for match, _ in aws or azure])
    months = _aws_months(aws, read, now or dt.datetime.now(dt.UTC)) if aws else _azure_months(azure, read)
    if not months:
        raise LayoutError("Incomplete", f"{name}: no month has been delivered completely: there is no manifest with its files yet")
    return Arrangement(months)


def is_data(file: SourceFile) -> bool:
    """Whether the file may hold charges."""
    return file.path.lower().endswith(DATA)


def _one_export(name: str, roots: Iterable[str]) -> None:
    several = sorted(set(roots))
    if len(several) > 1:
        shown = ", ".join(root or "." for root in several[:5])
        raise LayoutError("SeveralExports", f"{name} holds several exports ({shown}): name each under costs.exports, with its own location")


def _aws_months(found: Sequence[tuple[re.Match[str], SourceFile]], read: Read, now: dt.datetime) -> dict[dt.date, MonthFiles]:
    data: dict[dt.date, dict[str, SourceFile]] = defaultdict(dict)
    manifests: dict[dt.date, list[tuple[str, SourceFile]]] = defaultdict(list)
    for match, file in found:
        month = dt.date.fromisoformat(f"{match['month']}-01")
        if file.path.lower().endswith("manifest.json"):
            manifests[month].append((match["rest"], file))
        elif is_data(file) and (match["part"] or "data").lower() == "data":
            data[month][match["rest"]] = file
    if not manifests:  # somebody has copied the data alone
        return {month: _without_manifest(files) for month, files in data.items()}
    told = {month: _aws_month(data[month], manifests[month], read, now) for month in sorted(manifests)}
    return {month: files for month, files in told.items() if files is not None}


def _without_manifest(data: dict[str, SourceFile]) -> MonthFiles:
    if any("/" in rest for rest in data):
        return MonthFiles(problem=LayoutError("Incomplete", "which of its executions is the newest cannot be told: copy metadata/ along"))
    return MonthFiles(tuple(data.values()))


def _aws_month(data: dict[str, SourceFile], manifests: Sequence[tuple[str, SourceFile]], read: Read, now: dt.datetime) -> MonthFiles | None:
    """The month that its newest manifest names; None while it is being delivered."""
    executions = all(_EXECUTION.match(rest) for rest, _ in manifests)
    _, newest = max(manifests, key=lambda one: (one[0] if executions else "", one[1].modified_at, one[0]))
    named = _content(newest, read).get("dataFiles")
    if not isinstance(named, list):
        return MonthFiles(problem=LayoutError("BadManifest", f"{newest.path} has no list dataFiles"))
    found = {text: _named(text, data) for text in map(str, named)}
    missing = [text for text, file in found.items() if file is None]
    if missing:
        return MonthFiles(problem=_missing(newest, missing))
    files = tuple(file for file in found.values() if file is not None)
    youngest = max((file.modified_at for file in files), default=newest.modified_at)
    if youngest - newest.modified_at > AT_ONCE and now - youngest < UNDER_DELIVERY:
        return None
    return MonthFiles(files)


def _named(text: str, data: dict[str, SourceFile]) -> SourceFile | None:
    """The file that a manifest names by its URI, its key, or its name alone."""
    match = _AWS.fullmatch(re.sub(r"^s3://[^/]+/", "", text))
    return data.get(match["rest"] if match else text.rsplit("/", 1)[-1])


def _azure_months(found: Sequence[tuple[re.Match[str], SourceFile]], read: Read) -> dict[dt.date, MonthFiles]:
    periods: dict[str, dict[str, dict[str, SourceFile]]] = defaultdict(lambda: defaultdict(dict))
    for match, file in found:
        periods[match["period"]][match["run"]][match["rest"]] = file
    months: dict[dt.date, MonthFiles] = {}
    for period, runs in sorted(periods.items()):
        if (told := _newest_run(runs, read)) is None:
            continue
        month, days = _period(period)
        if days not in DAYS_OF_A_MONTH:
            told = MonthFiles(problem=LayoutError("NotAMonth", f"{period} is no billing month: export month by month, or month to date"))
        elif month in months:
            told = MonthFiles(problem=LayoutError("NotAMonth", f"{period} is not the only period that begins in {month:%Y-%m}"))
        months[month] = told
    return months


def _period(text: str) -> tuple[dt.date, int]:
    """The month in which a period begins, and its days."""
    month = dt.date(int(text[:4]), int(text[4:6]), 1)
    try:
        first, last = (dt.date(int(day[:4]), int(day[4:6]), int(day[6:])) for day in text.split("-"))
    except ValueError:  # the 30th of February
        return month, 0
    return month, (last - first).days + 1


def _newest_run(runs: dict[str, dict[str, SourceFile]], read: Read) -> MonthFiles | None:
    """The newest run that is complete; without one what is wrong with the newest; None while nothing has been delivered."""
    wrong: MonthFiles | None = None
    for _, files in sorted(runs.items(), reverse=True):
        if (manifest := files.get("manifest.json")) is not None:
            told = _azure_run(files, manifest, read)
            if told.problem is None:
                return told
            wrong = wrong or told
    return wrong


def _azure_run(files: dict[str, SourceFile], manifest: SourceFile, read: Read) -> MonthFiles:
    blobs = _content(manifest, read).get("blobs")
    if not isinstance(blobs, list) or not all(isinstance(blob, dict) and blob.get("blobName") for blob in blobs):
        return MonthFiles(problem=LayoutError("BadManifest", f"{manifest.path} has no list blobs with names"))
    named = {str(blob["blobName"]).rsplit("/", 1)[-1]: blob for blob in blobs}
    # of a compressed part it is not documented whether its bytes are counted before or after
    missing = [
        name
        for name, blob in named.items()
        if name not in files or (not name.endswith(".gz") and blob.get("byteCount") not in (None, files[name].size))
    ]
    if missing:
        return MonthFiles(problem=_missing(manifest, missing))
    rows = sum(blob["dataRowCount"] for blob in blobs if isinstance(blob.get("dataRowCount"), int))
    return MonthFiles(tuple(files[name] for name in named), least_rows=rows)


def _missing(manifest: SourceFile, names: Sequence[str]) -> LayoutError:
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return LayoutError("Incomplete", f"{manifest.path} names files that are not there in their size: {shown}. The month stays as it was.")


def _content(manifest: SourceFile, read: Read) -> dict[str, Any]:
    try:
        content = json.loads(read(manifest).decode("utf-8-sig"))
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
