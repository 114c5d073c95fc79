"""Checks columns of letters in Apache Arrow, for programs that process many. Needs `pyarrow`."""

from __future__ import annotations

from datetime import datetime

import pyarrow as pa

from . import Linter, Mistake

SCHEMA = pa.schema(
    [
        pa.field("language", pa.string()),
        pa.field("kind", pa.string()),
        pa.field(
            "findings",
            pa.list_(
                pa.struct(
                    [
                        pa.field("rule", pa.string()),
                        pa.field("level", pa.string()),
                        pa.field("message", pa.string()),
                        pa.field("text", pa.string()),
                        pa.field("line", pa.int32()),
                        pa.field("column", pa.int32()),
                        pa.field("suggestion", pa.string()),
                    ]
                )
            ),
        ),
        pa.field("mistake", pa.string()),
    ]
)
"""The columns that are added. A letter that cannot be checked has no findings (null) and a `mistake`, which says why."""


def check_batch(
    batch: pa.RecordBatch,
    linter: Linter,
    letter: str = "letter",
    record: str | None = None,
    now: datetime | str | None = None,
    threads: int | None = None,
) -> pa.RecordBatch:
    """Adds to a batch, or a table, what is found in the letters of a column.

    Letters are text or bytes; `record` names a column of records in TOML. Null is a letter that is not there: nothing
    is said of it. `now` and `threads` are those of `Linter.check_many`.

    Raises `KeyError` if a column is not there, and `Mistake` if something is wrong with `now`.
    """
    letters = batch.column(letter).to_pylist()
    records = batch.column(record).to_pylist() if record else [None] * len(letters)
    there = [at for at, mail in enumerate(letters) if mail is not None]
    reports = linter.check_many(
        [letters[at] for at in there], [records[at] for at in there], now, threads=threads, return_exceptions=True
    )
    rows: list[dict[str, object]] = [dict.fromkeys(SCHEMA.names) for _ in letters]
    for at, report in zip(there, reports, strict=True):
        if isinstance(report, Mistake):
            rows[at]["mistake"] = str(report)
            continue
        both = [report, report.alternative] if report.alternative else [report]
        rows[at] |= {
            "language": report.language,
            "kind": report.kind,
            "findings": [
                {
                    **{key: getattr(found, key) for key in ["rule", "level", "message", "text", "line", "column"]},
                    "suggestion": found.labels[0].text if found.labels else None,
                }
                for one in both
                for found in one.diagnostics
            ],
        }
    for field in SCHEMA:
        batch = batch.append_column(field, pa.array([row[field.name] for row in rows], field.type))
    return batch
