package dev.guillotine.representation.data.read;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Unpacks the pages of Parquet files, none of them larger than allowed. The library's own codecs
 * need Hadoop, and allocate whatever a page's header claims.
 *
 * @param mostBytes of an unpacked page
 */
record ParquetCodecs(int mostBytes) implements CompressionCodecFactory {
  /** Those that are read. */
  static final Set<CompressionCodecName> KNOWN =
      EnumSet.of(
          CompressionCodecName.UNCOMPRESSED,
          CompressionCodecName.SNAPPY,
          CompressionCodecName.GZIP,
          CompressionCodecName.ZSTD,
          CompressionCodecName.LZ4_RAW);

  /** Fills a page. */
  private interface Unpacking {
    /** Returns how many bytes there were. */
    int unpack(byte[] packed, byte[] page) throws IOException;
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Pages(ParquetCodecs::copy);
      case SNAPPY -> new Pages(by(new SnappyDecompressor()));
      case GZIP -> new Pages(ParquetCodecs::inflate);
      case ZSTD -> new Pages(by(new ZstdDecompressor()));
      case LZ4_RAW -> new Pages(by(new Lz4Decompressor()));
      case LZO, BROTLI, LZ4 -> throw new IllegalArgumentException("pages packed by " + codec);
    };
  }

  private static int copy(byte[] packed, byte[] page) {
    System.arraycopy(packed, 0, page, 0, Math.min(packed.length, page.length));
    return packed.length;
  }

  private static int inflate(byte[] packed, byte[] page) throws IOException {
    try (GZIPInputStream input = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      int count = input.readNBytes(page, 0, page.length);
      return input.read() < 0 ? count : page.length + 1;
    }
  }

  private static Unpacking by(Decompressor codec) {
    return (packed, page) -> codec.decompress(packed, 0, packed.length, page, 0, page.length);
  }

  private final class Pages implements BytesInputDecompressor {
    private final Unpacking unpacking;

    Pages(Unpacking unpacking) {
      this.unpacking = unpacking;
    }

    @Override
    public BytesInput decompress(BytesInput packed, int size) throws IOException {
      if (size < 0 || size > mostBytes) {
        throw new IOException("a page of %d bytes, at most %d allowed".formatted(size, mostBytes));
      }
      byte[] page = new byte[size];
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      packed.writeAllTo(bytes);
      int found = unpacking.unpack(bytes.toByteArray(), page);
      if (found != size) {
        throw new IOException("a page of other than %d bytes".formatted(size));
      }
      return BytesInput.from(page);
    }

    /** For memory outside of the heap, which we don't use. */
    @Override
    public void decompress(ByteBuffer packed, int packedSize, ByteBuffer page, int size) {
      throw new UnsupportedOperationException("pages are unpacked on the heap");
    }

    @Override
    public void release() {}
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("pages are read only");
  }

  @Override
  public void release() {}
}
