"""Image files of every mode, and what Pillow makes of them.

Writes beside itself, for each image of a formula's pixels,
  NAME                 the file
  NAME.expected        what Image.convert, torchvision's Resize and its CenterCrop give: unsigned bytes
                       [7, 7, 3], [7, 7, 1], [32, 32, 3], one after another

Run with: python pillow_reference.py (made with Pillow 13.0.0, numpy 2.4.6).
Modes that Pillow reads but does not write are put together by hand here. 16-bit grey, which Pillow
clips, is expected as its high byte.
"""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path(__file__).parent
FITS = ((7, "RGB"), (7, "L"), (32, "RGB"))


def waves(width, height, channels, noise=12):
    """Smooth colours with some noise from a fixed seed."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [127 + 110 * np.sin(x / (2.9 + c) + c) * np.cos(y / (3.7 - c / 2)) for c in range(channels)]
    random = np.random.default_rng(width * 1000 + height * 10 + channels)
    pixels = np.stack(planes, -1) + random.normal(0, noise, (height, width, channels))
    return np.clip(np.rint(pixels), 0, 255).astype(np.uint8)


def fitted(image, size, mode):
    """torchvision's Resize(size) and CenterCrop(size) of a PIL image."""
    image = image.convert(mode)
    width, height = image.size
    short, long = min(width, height), max(width, height)
    new_long = int(size * long / short)
    resized = (size, new_long) if width <= height else (new_long, size)
    if resized != image.size:
        image = image.resize(resized, Image.Resampling.BILINEAR)
    left, top = (int(round((side - size) / 2.0)) for side in resized)
    return np.asarray(image.crop((left, top, left + size, top + size)))


def write(name, content, seen=None):
    """Stores a file, and what is expected of it; `seen` replaces Pillow's own reading."""
    (FOLDER / name).write_bytes(content)
    expected = b""
    for size, mode in FITS:
        with Image.open(io.BytesIO(content)) as image:
            expected += fitted(image if seen is None else seen, size, mode).tobytes()
    (FOLDER / (name + ".expected")).write_bytes(expected)


def saved(image, kind, **options):
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def png(width, height, bits, colour_type, rows, interlaced=0):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, bits, colour_type, 0, 0, interlaced)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def adam7(pixels):
    """The seven passes of an interlaced PNG, unfiltered."""
    rows = b""
    for top, left, down, right in ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)):
        part = pixels[top::down, left::right]
        if part.size:
            rows += b"".join(b"\0" + row.tobytes() for row in part)
    return rows


def bmp(width, height, bits, compression, tables, pixels, entries=0):
    start = 54 + len(tables)
    return (
        b"BM" + struct.pack("<IHHI", start + len(pixels), 0, 0, start)
        + struct.pack("<IiiHHIIIIII", 40, width, height, 1, bits, compression, len(pixels), 0, 0, entries, 0)
        + tables + pixels
    )


def replaced(content, old, new):
    assert content.count(old) == 1 and len(old) == len(new)
    return content.replace(old, new)


def main():
    rgb = Image.fromarray(waves(23, 17, 3))
    rgba = Image.fromarray(waves(23, 17, 4))
    grey = Image.fromarray(waves(17, 22, 1)[:, :, 0])
    grey_alpha = Image.fromarray(waves(17, 22, 2), "LA")
    cmyk = Image.fromarray(waves(25, 18, 4), "CMYK")
    palette = rgb.quantize(29)

    write("rgb.png", saved(rgb, "PNG"))
    write("rgba.png", saved(rgba, "PNG"))
    write("grey.png", saved(grey, "PNG"))
    write("grey-alpha.png", saved(grey_alpha, "PNG"))
    write("palette.png", saved(palette, "PNG", transparency=bytes(range(0, 250, 9))))
    write("palette-4-bit.png", saved(rgb.quantize(13), "PNG", bits=4, transparency=5))
    write("one-bit.png", saved(grey.convert("1"), "PNG"))
    two = np.asarray(grey)[:, :16] // 64
    packed = two[:, 0::4] << 6 | two[:, 1::4] << 4 | two[:, 2::4] << 2 | two[:, 3::4]
    write("grey-2-bit.png", png(16, 22, 2, 0, b"".join(b"\0" + row.tobytes() for row in packed)))
    write("interlaced.png", png(23, 17, 8, 2, adam7(np.asarray(rgb)), 1))
    deep = waves(19, 14, 3).astype(">u2") * 256 + waves(14, 19, 3).transpose(1, 0, 2)
    write("rgb-16-bit.png", png(19, 14, 16, 2, b"".join(b"\0" + row.astype(">u2").tobytes() for row in deep)))
    deep_grey = deep[:, :, 0]
    write(
        "grey-16-bit.png",
        png(19, 14, 16, 0, b"".join(b"\0" + row.astype(">u2").tobytes() for row in deep_grey)),
        Image.fromarray((deep_grey >> 8).astype(np.uint8)),
    )
    write("pixel.png", saved(Image.new("RGB", (1, 1), (200, 30, 7)), "PNG"))
    write("narrow.png", saved(Image.fromarray(waves(2, 91, 3)), "PNG"))
    write("wide.png", saved(Image.fromarray(waves(134, 9, 3)), "PNG"))
    write("square-32.png", saved(Image.fromarray(waves(32, 32, 3, 40)), "PNG"))
    write("odd-over.png", saved(Image.fromarray(waves(7, 10, 3)), "PNG"))
    write("noise.png", saved(Image.fromarray(waves(70, 61, 3, 90)), "PNG"))

    large = Image.fromarray(waves(61, 45, 3, 4))
    write("ycc-444.jpg", saved(large, "JPEG", quality=90, subsampling=0))
    write("ycc-420.jpg", saved(large, "JPEG", quality=85))
    write("progressive.jpg", saved(large, "JPEG", quality=85, progressive=True))
    write("restarts.jpg", saved(large, "JPEG", quality=85, restart_marker_rows=1, comment=b"\xff\xd9 no end"))
    write("grey.jpg", saved(grey, "JPEG"))
    write("rgb.jpg", saved(large, "JPEG", keep_rgb=True))
    inks = saved(cmyk, "JPEG", quality=90)
    write("cmyk.jpg", inks)
    write("ycck.jpg", replaced(inks, b"Adobe\0d\0\0\0\0\0", b"Adobe\0d\0\0\0\0\2"))
    exif = Image.Exif()
    exif[0x0112] = 6
    write("turned.jpg", saved(large, "JPEG", quality=85, exif=exif, icc_profile=b"no profile at all"))

    write("palette.gif", saved(palette, "GIF", interlace=0))
    write("animated.gif", saved(palette, "GIF", save_all=True, append_images=[rgb.rotate(180).quantize(9)]))
    placed = saved(palette, "GIF", transparency=3)
    image = b"\x2c" + struct.pack("<HHHH", 0, 0, 23, 17)
    placed = replaced(placed, image, b"\x2c" + struct.pack("<HHHH", 6, 2, 23, 17))
    write("placed.gif", placed[:6] + struct.pack("<HH", 31, 24) + placed[10:])

    write("rgb.bmp", saved(rgb, "BMP"))
    write("rgba.bmp", saved(rgba, "BMP"))
    write("palette.bmp", saved(palette, "BMP"))
    write("one-bit.bmp", saved(grey.convert("1"), "BMP"))
    write("rgb-565.bmp", bmp(4, -3, 16, 3, struct.pack("<III", 0xF800, 0x7E0, 0x1F), struct.pack("<12H", *range(0, 65000, 5500))))
    write("rgb-555.bmp", bmp(4, 3, 16, 0, b"", struct.pack("<12H", *range(0, 32000, 2700))))
    entries = b"".join(bytes((i * 9, 255 - i * 13, i * 5, 0)) for i in range(16))
    runs = b"\5\3\0\3\4\5\6\0\0\0" + b"\x08\x09\0\0" + b"\2\1\6\2\0\1"
    write("runs.bmp", bmp(8, 3, 8, 1, entries, runs, 16))

    write("lossless.webp", saved(rgba, "WEBP", lossless=True, exact=True))
    write("lossless-opaque.webp", saved(rgb, "WEBP", lossless=True))
    half = waves(61, 45, 3, 40)
    half[9:] = (20, 130, 240)
    write("half-solid.webp", saved(Image.fromarray(half), "WEBP", lossless=True))
    write("solid.webp", saved(Image.new("RGB", (61, 45), (20, 130, 240)), "WEBP", lossless=True))
    write("lossy.webp", saved(large, "WEBP", quality=85))
    write("lossy-alpha.webp", saved(Image.fromarray(waves(23, 17, 4, 4)), "WEBP", quality=85, exact=True, exif=exif))
    corner = Image.new("RGBA", (30, 26))
    corner.paste(rgb, (4, 6))
    write("animated.webp", saved(corner, "WEBP", save_all=True, append_images=[rgba.resize((30, 26))], lossless=True))


main()
