"""Files of charges as relations of duckdb: CSV, gzipped or not, and Parquet. What their columns mean stands in `columns.py`."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from inventory_assets.collect.billing.columns import literal, name
from inventory_assets.collect.billing.errors import BrokenExportError

FILE = "__file"  # the column that names a row's file
BLOCK = 2**20
SPILL = "20GB"
UNREADABLE_GZIP = "is cut off or damaged (gzip): have it delivered again"


@dataclass(frozen=True)
class Source:
    """A file to be read, and what the export calls it. The path is one of our own: in others duckdb would look for patterns."""

    path: Path
    name: str

    @property
    def form(self) -> str:
        """csv, csv.gz or parquet."""
        lower = self.name.lower()
        return next((form for form in ("csv.gz", "csv") if lower.endswith(form)), "parquet")

    def open_text(self) -> io.TextIOWrapper:
        """The text of a CSV file. Bytes that are not UTF-8 become surrogates, to be told with their row."""
        binary = gzip.GzipFile(self.path) if self.form == "csv.gz" else self.path.open("rb")
        return io.TextIOWrapper(binary, encoding="utf-8-sig", errors="surrogateescape", newline="")


@dataclass(frozen=True)
class Group:
    """Files of one form with the same columns: they are read as one."""

    sources: tuple[Source, ...]
    types: Mapping[str, Any]

    def relation(self, *, in_order: bool = False) -> str:
        """The files' rows as duckdb reads them; `in_order` for numbering them."""
        paths = f"[{', '.join(literal(str(source.path)) for source in self.sources)}]"
        if self.sources[0].form == "parquet":
            numbered = "file_row_number = true, " if in_order else ""
            return f"read_parquet({paths}, {numbered}filename = {literal(FILE)}, binary_as_string = true, hive_partitioning = false)"
        columns = ", ".join(f"{literal(column)}: 'VARCHAR'" for column in self.types)
        compression = "gzip" if self.sources[0].form == "csv.gz" else "none"
        return (
            f"read_csv({paths}, columns = {{{columns}}}, filename = {literal(FILE)}, compression = '{compression}', header = true, "
            "auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = ['', 'NULL'], strict_mode = true, "
            f"hive_partitioning = false, parallel = {'false' if in_order else 'true'})"
        )

    def source_name(self) -> str:
        """SQL for what the export calls a row's file."""
        if len(self.sources) == 1:
            return literal(self.sources[0].name)
        pairs = ", ".join(f"{literal(str(source.path))}: {literal(source.name)}" for source in self.sources)
        return f"map {{{pairs}}}[{name(FILE)}]"


@contextmanager
def engine(scratch: Path, *, threads: int, memory: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that opens no database, and keeps what does not fit into memory in `scratch`."""
    config = {
        "threads": threads,
        "memory_limit": memory,
        "temp_directory": str(scratch / "duckdb"),
        "max_temp_directory_size": SPILL,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": False,
    }
    with duckdb.connect(":memory:", config=config) as connection:
        connection.execute("set timezone = 'UTC'")  # a time without a zone is UTC's
        yield connection


def groups(connection: duckdb.DuckDBPyConnection, sources: Iterable[Source]) -> list[Group]:
    """The files by form and columns. Raises BrokenExportError for one that cannot be opened."""
    found: dict[str, tuple[Mapping[str, Any], list[Source]]] = {}
    for source in sources:
        types = _parquet_types(connection, source) if source.form == "parquet" else _csv_types(source)
        key = repr((source.form, [(column, str(type_)) for column, type_ in types.items()]))
        found.setdefault(key, (types, []))[1].append(source)
    return [Group(tuple(members), types) for types, members in found.values()]


def _parquet_types(connection: duckdb.DuckDBPyConnection, source: Source) -> dict[str, Any]:
    read = f"select * from read_parquet({literal(str(source.path))}, binary_as_string = true, hive_partitioning = false)"  # noqa: S608 - quoted
    try:
        relation = connection.sql(read)
    except duckdb.Error as error:
        raise unreadable_parquet(source) from error
    return dict(zip(relation.columns, relation.types, strict=True))


def _csv_types(source: Source) -> dict[str, Any]:
    text = duckdb.type("VARCHAR")
    try:
        with source.open_text() as stream:
            header = next(csv.reader(stream), [])
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BrokenExportError(source.name, UNREADABLE_GZIP) from error
    except csv.Error as error:
        raise BrokenExportError(source.name, f"does not begin with a line of column names ({error})", line=1) from error
    plain = [column.strip().lower() for column in header]
    if not any(plain):
        raise BrokenExportError(source.name, "does not begin with a line of column names", line=1)
    if twice := sorted({column for column in plain if plain.count(column) > 1}):
        raise BrokenExportError(source.name, f"names columns twice: {', '.join(twice)}", line=1)
    return dict.fromkeys(header, text)


def unreadable_parquet(source: Source) -> BrokenExportError:
    return BrokenExportError(source.name, "is no Parquet file, or one that is cut off or damaged: have it delivered again")


def check_gzip(sources: Sequence[Source]) -> None:
    """Read compressed files to their ends, where their checksums stand: duckdb takes what it can get of a file that is cut off. Raises
    BrokenExportError.
    """
    for source in sources:
        if source.form == "csv.gz" and not _is_whole(source.path):
            raise BrokenExportError(source.name, UNREADABLE_GZIP)


def _is_whole(path: Path) -> bool:
    """Whether every member of the file ends as it should."""
    member = None
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            while block:
                member = member or zlib.decompressobj(wbits=31)
                try:
                    member.decompress(block)
                except zlib.error:
                    return False
                block = member.unused_data
                member = None if member.eof else member
    return member is None
