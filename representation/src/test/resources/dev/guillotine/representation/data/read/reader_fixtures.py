"""Files of other writers for the tests of dev.guillotine.representation.data.read.

Run in this folder, with numpy 2.4.6, pandas 3.1.1, pyarrow 26.0.1, webdataset 1.0.2 and
pillow 13.0.0:

    python reader_fixtures.py

Every image is 8 x 8 pixels of one grey: that of number i has the level 10 * i.
"""

import decimal
import datetime
import io
import os
import pickle

import numpy
import pandas
import pyarrow
import pyarrow.parquet
import webdataset
from PIL import Image


def png(level):
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), (level, level, level)).save(buffer, "png")
    return buffer.getvalue()


def types(n=6):
    row = range(n)
    column = pyarrow.array
    return pyarrow.table({
        "file": column(["images/%d.png" % (i % 3) for i in row]),
        "split": column(["train"] * (n - 2) + ["test"] * 2),
        "group": column([i // 2 for i in row], pyarrow.int64()),
        "text": column(["cat" if i % 2 else "dog" for i in row]),
        "coded": column(["red" if i % 2 else "blue" for i in row]).dictionary_encode(),
        "i8": column([i % 2 - 1 for i in row], pyarrow.int8()),
        "i16": column([300 * (i % 2) for i in row], pyarrow.int16()),
        "i32": column([70_000 * (i % 2) for i in row], pyarrow.int32()),
        "i64": column([5_000_000_000 * (i % 2) for i in row], pyarrow.int64()),
        "u8": column([255 * (i % 2) for i in row], pyarrow.uint8()),
        "u32": column([4_000_000_000 * (i % 2) for i in row], pyarrow.uint32()),
        "u64": column([2**64 - 1 if i % 2 else 0 for i in row], pyarrow.uint64()),
        "f32": column([float(i) for i in row], pyarrow.float32()),
        "f64": column([i / 10 for i in row], pyarrow.float64()),
        "yes": column([i % 2 == 0 for i in row]),
    })


def parquet():
    table = types()
    for codec in ("none", "snappy", "gzip", "zstd", "lz4", "brotli"):
        pyarrow.parquet.write_table(table, codec + ".parquet", compression=codec)
    pyarrow.parquet.write_table(
        table, "groups.parquet", row_group_size=2, data_page_version="2.0", use_dictionary=False)
    frame = table.select(["file", "text", "f64"]).to_pandas()
    frame[frame.f64 > 0.05].to_parquet("pandas.parquet")

    def refused(name, values):
        files = pyarrow.array(["images/0.png"] * len(values))
        pyarrow.parquet.write_table(
            pyarrow.table({"file": files, "value": values}), name + ".parquet")

    refused("nulls", pyarrow.array(["cat", "dog", None]))
    refused("null-first", pyarrow.array([None, "dog", "cat"]))
    refused("nan", pyarrow.array([float("nan"), 1.0]))
    refused("lists", pyarrow.array([["cat"], ["dog"]]))
    refused("structures", pyarrow.array([{"a": 1}, {"a": 2}]))
    refused("bytes", pyarrow.array([b"cat", b"dog"]))
    refused("timestamps", pyarrow.array([datetime.datetime(2020, 1, 1)] * 2))
    refused("dates", pyarrow.array([datetime.date(2020, 1, 1)] * 2))
    refused("decimals", pyarrow.array([decimal.Decimal("1.50")] * 2))
    refused("halves", pyarrow.array([1.5, 2.5]).cast(pyarrow.float16()))


def shards():
    for split, numbers in (("train", range(4)), ("val", range(4, 6)), ("test", range(6, 8))):
        with webdataset.ShardWriter(split + "-%06d.tar", maxcount=2, verbose=0) as sink:
            for i in numbers:
                sink.write({
                    "__key__": "sample%04d" % i,
                    "png": png(10 * i),
                    "cls": i % 2,
                    "json": {"angle": 30.5 * i, "scene": "s%d" % (i // 2), "tags": ["a"] * (i % 2)},
                })


class Trap:
    """Unpickling it would create a file."""

    def __reduce__(self):
        return (os.mkdir, ("target/unpickled",))


def archives():
    rows = numpy.arange(12)
    classes = numpy.stack(
        [0 * rows, rows % 3, rows % 2, rows % 4, rows % 3, rows % 2], 1)
    values = numpy.stack(
        [1.0 + 0 * rows, 1.0 + rows % 3, 0.5 + rows % 2 / 2, rows % 4 * numpy.pi / 2,
         rows % 3 / 2, rows % 2 / 1], 1)
    images = numpy.zeros((12, 8, 8), "uint8")
    images[rows, rows % 8, rows % 8] = 1
    # Names and types of https://github.com/google-deepmind/dsprites-dataset; its metadata is a
    # pickled dictionary, and here one that does harm.
    numpy.savez_compressed(
        "dsprites.npz",
        metadata=numpy.array(Trap(), dtype=object),
        imgs=images,
        latents_classes=classes,
        latents_values=values,
        latents_bases=numpy.array([12, 4, 2, 4, 3, 2]),
        allow_pickle=True)


if __name__ == "__main__":
    os.makedirs("images", exist_ok=True)
    for number in range(3):
        with open("images/%d.png" % number, "wb") as file:
            file.write(png(10 * number))
    parquet()
    shards()
    archives()
