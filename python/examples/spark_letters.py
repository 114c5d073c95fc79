"""Checks the letters in Parquet files with Apache Spark.

    spark-submit spark_letters.py LETTERS OUTPUT

LETTERS has a column `letter`, of text or bytes; OUTPUT has the same rows, with what is found in each letter.
"""

import sys
from collections.abc import Iterator

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from followup_lint import Linter
from followup_lint.arrow import SCHEMA, check_batch


def check(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    linter = Linter()
    for batch in batches:
        # Spark runs a task on each core.
        yield check_batch(batch, linter, threads=1)


def main(letters: str, output: str) -> None:
    spark = SparkSession.builder.appName("letters").getOrCreate()
    rows = spark.read.parquet(letters)
    columns = pa.schema([*to_arrow_schema(rows.schema), *SCHEMA])
    rows.mapInArrow(check, from_arrow_schema(columns)).write.mode("overwrite").parquet(output)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
