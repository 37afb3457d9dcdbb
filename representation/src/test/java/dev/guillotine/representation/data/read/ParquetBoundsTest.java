package dev.guillotine.representation.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.npy.NpyFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetBoundsTest {
  @TempDir private Path temp;

  @Test
  void shouldRefuseAFooterThatClaimsMoreThanTheFile() throws IOException {
    byte[] file = Files.readAllBytes(NpyFiles.resource(getClass(), "snappy.parquet"));
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(file.length - 8, 1 << 30);
    Path path = Files.write(temp.resolve("table.parquet"), file);

    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> ParquetBounds.of("table.parquet", path))
        .withMessageContaining(
            "table.parquet: byte %d: found a footer of 1073741824 bytes, expected at most %d"
                .formatted(file.length - 8, file.length - 12));
  }

  @Test
  void shouldUnpackNoPageThatIsLargerThanAllowedOrThanItSays() throws IOException {
    BytesInput packed = BytesInput.from(gzip(new byte[1_000]));
    BytesInputDecompressor pages =
        new ParquetCodecs(1_000).getDecompressor(CompressionCodecName.GZIP);
    BytesInputDecompressor smallPages =
        new ParquetCodecs(999).getDecompressor(CompressionCodecName.GZIP);

    assertThat(pages.decompress(packed, 1_000).size()).isEqualTo(1_000);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> smallPages.decompress(packed, 1_000))
        .withMessage("a page of 1000 bytes, at most 999 allowed");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> smallPages.decompress(packed, 999))
        .withMessage("a page of other than 999 bytes");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> pages.decompress(packed, -1))
        .withMessage("a page of -1 bytes, at most 1000 allowed");
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (GZIPOutputStream output = new GZIPOutputStream(file)) {
      output.write(content);
    }
    return file.toByteArray();
  }
}
