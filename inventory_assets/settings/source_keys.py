"""Keys that settings of the source systems carry and that have no meaning here: each is named in a warning and left out. No other keys."""

from __future__ import annotations

from inventory_assets.settings.document import Document
from inventory_assets.settings.errors import Problem, written

#: Path (`*` for any name) → why it has no meaning here.
WITHOUT_MEANING: dict[tuple[str, ...], str] = {
    ("collection_settings", "batch_size"): "a scan is written as one file, not in batches",
    ("collection_settings", "memory_mb"): "memory is bounded whatever is scanned",
    ("dynamodb_table_name",): "the inventory is kept in the warehouse",
    ("report_bucket",): "reports are kept in the warehouse",
    ("accounts", "*", "description"): "the account's name comes from Organizations or from its key",
    ("description",): "nothing reads it",
    ("_comment",): "nothing reads it",
    ("$schema",): "nothing reads it",
}


def leave_out(document: Document) -> None:
    """Take the keys without a meaning out of the document's data, with one warning each."""
    for pattern, reason in WITHOUT_MEANING.items():
        for path in _present(document.data, pattern, ()):
            section = document.data
            for step in path[:-1]:
                section = section[step]
            del section[path[-1]]
            says = f"{written((path[-1],))} has no meaning here and is left out: {reason}"
            document.warnings.append(Problem(path, says, document.line_of(path)).describe(document.file))


def _present(data: object, pattern: tuple[str, ...], path: tuple[str, ...]) -> list[tuple[str, ...]]:
    if not pattern:
        return [path]
    if not isinstance(data, dict):
        return []
    steps = list(data) if pattern[0] == "*" else [pattern[0]]
    return [found for step in steps if step in data for found in _present(data[step], pattern[1:], (*path, step))]
