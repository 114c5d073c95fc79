"""The examples give what the module gives: run it with `python/examples/run`."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from followup_lint import Linter
from followup_lint.arrow import SCHEMA, check_batch

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, pa.Table]]:
    folder = tmp_path_factory.mktemp("letters")
    mails = [path.read_bytes() for path in sorted(ROOT.glob("tests/drafts/*/*.txt"))] + [b"%PDF-1.7", None]
    table = pa.table({"id": range(len(mails)), "letter": pa.array(mails, pa.binary())})
    for part, start in enumerate(range(0, len(mails), 40)):
        pq.write_table(table.slice(start, 40), folder / f"{part}.parquet")
    yield folder, check_batch(table, Linter())


@pytest.mark.parametrize("example", ["spark_letters.py", "ray_letters.py"])
def test_an_example_gives_what_the_module_gives(example: str, letters: tuple[Path, pa.Table], tmp_path: Path) -> None:
    folder, expected = letters
    output = tmp_path / "checked"
    environment = os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    subprocess.run([sys.executable, FOLDER / example, folder, output], check=True, env=environment, timeout=600)
    checked = pq.read_table(output).sort_by("id")
    assert checked.column_names == expected.column_names == ["id", "letter", *SCHEMA.names]
    assert checked.to_pylist() == expected.to_pylist()
    findings = checked.column("findings").to_pylist()
    assert findings[-2:] == [None, None]
    assert sum(map(len, findings[:-2])) > 200
    assert [mistake is None for mistake in checked.column("mistake").to_pylist()][-2:] == [False, True]
