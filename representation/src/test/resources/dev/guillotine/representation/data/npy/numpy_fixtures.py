"""Arrays as NumPy writes them, for the tests of the NPY and NPZ readers.

Writes beside itself
  plain.npz       numpy.savez (stored, zip64 local headers): every type that is read, in both byte orders
  compressed.npz  numpy.savez_compressed: the same arrays
  unread.npz      arrays that are refused (objects, structured, complex, dates, Fortran order), a text
                  file, and one array that is read
  version2.npy, version3.npy   format versions 2.0 and 3.0

Run with: python numpy_fixtures.py (made with numpy 2.4.6).
"""

import zipfile
from pathlib import Path

import numpy as np
from numpy.lib import format as npy

FOLDER = Path(__file__).parent

# The same three rows of two in each type that can hold them.
SMALL = [[0, 1], [2, 100], [127, 3]]


def main():
    arrays = {}
    for code in ("u1", "i1"):
        arrays[code] = np.array(SMALL, dtype=code)
    for code in ("u2", "i2", "u4", "i4", "u8", "i8", "f2", "f4", "f8"):
        for order, name in (("<", "little"), (">", "big")):
            arrays[f"{code}_{name}"] = np.array(SMALL, dtype=order + code)
    arrays["b1"] = np.array([True, False, True])
    arrays["i1_edges"] = np.array([-128, -1, 127], dtype="i1")
    arrays["u1_edges"] = np.array([0, 128, 255], dtype="u1")
    arrays["u2_edges"] = np.array([0, 32768, 65535], dtype="<u2")
    arrays["u4_edges"] = np.array([0, 2**31, 2**32 - 1], dtype=">u4")
    arrays["i8_edges"] = np.array([-(2**63), 2**53 + 1, 2**63 - 1], dtype="<i8")
    arrays["u8_edges"] = np.array([2**63, 2**63 + 1025, 2**64 - 1], dtype="<u8")
    arrays["u8_as_f8"] = arrays["u8_edges"].astype("<f8")
    arrays["u8_as_f4"] = arrays["u8_edges"].astype("<f4")
    # Every half-precision number, and what NumPy makes of each.
    arrays["f2_all"] = np.arange(2**16, dtype="<u2").view("<f2")[:: 37]
    arrays["f2_as_f4"] = arrays["f2_all"].astype("<f4")
    arrays["f8_edges"] = np.array([np.nan, np.inf, -0.0, 1e300, 0.1, 2.5])
    arrays["scalar"] = np.array(7, dtype="<i4")
    arrays["empty"] = np.zeros((0, 3), dtype="<f4")
    arrays["empty_rows"] = np.zeros((3, 0), dtype="<f4")
    arrays["cube"] = np.arange(24, dtype="<i2").reshape(2, 3, 4)
    arrays["long"] = np.arange(17_000, dtype=">i4")
    arrays["unicode"] = np.array(["", "Zürich", "日本", "🚗 car"], dtype="<U6")
    arrays["unicode_big"] = arrays["unicode"].astype(">U6")
    arrays["bytes"] = np.array([b"", b"cat", "Bär".encode()])
    np.savez(FOLDER / "plain.npz", **arrays)
    np.savez_compressed(FOLDER / "compressed.npz", **arrays)

    np.savez_compressed(
        FOLDER / "unread.npz",
        metadata=np.array({"author": "someone"}, dtype=object),
        structured=np.zeros(2, dtype=[("x", "<f4"), ("y", "<i4")]),
        complex=np.zeros(2, dtype="<c16"),
        date=np.zeros(2, dtype="<M8[s]"),
        fortran=np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        images=np.arange(6, dtype="u1").reshape(3, 2),
    )
    with zipfile.ZipFile(FOLDER / "unread.npz", "a") as archive:
        archive.writestr("notes.txt", "not an array")

    for version in ((2, 0), (3, 0)):
        with open(FOLDER / f"version{version[0]}.npy", "wb") as file:
            npy.write_array(file, np.array(SMALL, dtype="<i4"), version=version)


if __name__ == "__main__":
    main()
