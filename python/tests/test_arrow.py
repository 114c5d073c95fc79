"""Columns of letters."""

import pyarrow as pa
import pytest
from conftest import MAIL

from followup_lint import Linter
from followup_lint.arrow import SCHEMA, check_batch

RECORD = '[[interviewer]]\nname = "Rita Izaguirre"\n'


@pytest.mark.parametrize("kind", [pa.string(), pa.binary()])
def test_each_row_gets_its_findings(linter: Linter, kind: pa.DataType) -> None:
    letters = pa.array([MAIL, None, "%PDF-1.7", MAIL], kind)
    rows = pa.table({"id": range(4), "letter": letters, "record": [RECORD, None, None, None]})
    checked = check_batch(rows, linter, record="record")
    assert checked.schema.names == ["id", "letter", "record", *SCHEMA.names]
    assert checked.select(rows.schema.names) == rows
    first, absent, unread, last = checked.select(SCHEMA.names).to_pylist()
    assert first["language"] == last["language"] == "en"
    assert [found["rule"] for found in first["findings"]] == ["interviewer-name", "homophone", "slang", "misspelling"]
    assert first["findings"][0]["suggestion"] == "did you mean `Izaguirre`?"
    assert "interviewer-name" not in [found["rule"] for found in last["findings"]]
    assert set(absent.values()) == {None}
    assert unread["findings"] is None
    assert unread["mistake"].startswith("the mail is a PDF")


def test_a_batch_stays_a_batch(linter: Linter) -> None:
    batch = pa.record_batch({"letter": [MAIL]})
    checked = check_batch(batch, linter, threads=1)
    assert isinstance(checked, pa.RecordBatch)
    assert len(checked.column("findings")[0]) == 3
    with pytest.raises(KeyError):
        check_batch(batch, linter, "mail")
