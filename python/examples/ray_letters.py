"""Checks the letters in Parquet files with Ray.

    python ray_letters.py LETTERS OUTPUT

LETTERS has a column `letter`, of text or bytes; OUTPUT has the same rows, with what is found in each letter.
"""

import sys

import pyarrow as pa
import ray

from followup_lint import Linter
from followup_lint.arrow import check_batch


class Check:
    def __init__(self) -> None:
        self.linter = Linter()

    def __call__(self, batch: pa.Table) -> pa.Table:
        # Ray runs a worker on each core.
        return check_batch(batch, self.linter, threads=1)


def main(letters: str, output: str) -> None:
    cores = int(ray.cluster_resources()["CPU"]) if ray.is_initialized() else 2
    rows = ray.data.read_parquet(letters)
    checked = rows.map_batches(Check, batch_format="pyarrow", batch_size=1024, concurrency=(1, cores))
    checked.write_parquet(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
