package dev.guillotine.representation.data.read;

import static dev.guillotine.representation.data.read.TestImages.classes;
import static dev.guillotine.representation.data.read.TestImages.levels;
import static dev.guillotine.representation.data.read.TestImages.numbers;
import static dev.guillotine.representation.data.read.TestImages.png;
import static org.assertj.core.api.Assertions.assertThat;

import blue.strategic.parquet.ParquetWriter;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.npy.NpyFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that pyarrow and pandas wrote (see {@code reader_fixtures.py}), and others. */
class ParquetManifestTest {
  private static final String TABLE = "table.parquet";

  @TempDir private Path temp;
  private BothPlaces places;

  @BeforeEach
  void writeImages() throws IOException {
    places = new BothPlaces(temp);
    for (int i = 0; i < 3; i++) {
      places.write("images/%d.png".formatted(i), png(10 * i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4", "groups"})
  void shouldReadEveryTypeInEveryPacking(String name) throws IOException {
    use(name);
    try (DataSet set = places.open(TABLE, ParquetManifestTest::source)) {
      assertThat(set.tasks())
          .extracting(Task::name)
          .containsExactly(
              "text", "coded", "i8", "i16", "i32", "i64", "u8", "u32", "u64", "f32", "f64", "yes");
      assertThat(set.tasks())
          .filteredOn(Task.Regression.class::isInstance)
          .extracting(Task::name)
          .containsExactly("f32", "f64");
      assertThat(set.names().get("text")).containsExactly("cat", "dog");
      assertThat(set.names().get("coded")).containsExactly("blue", "red");
      assertThat(set.names().get("i8")).containsExactly("-1", "0");
      assertThat(set.names().get("i16")).containsExactly("0", "300");
      assertThat(set.names().get("i32")).containsExactly("0", "70000");
      assertThat(set.names().get("i64")).containsExactly("0", "5000000000");
      assertThat(set.names().get("u8")).containsExactly("0", "255");
      assertThat(set.names().get("u32")).containsExactly("0", "4000000000");
      assertThat(set.names().get("u64")).containsExactly("0", "18446744073709551615");
      assertThat(set.names().get("yes")).containsExactly("false", "true");
      assertThat(levels(set.train())).containsExactly(0, 10, 20, 0);
      assertThat(classes(set.train(), "text")).containsExactly(1, 0, 1, 0);
      assertThat(numbers(set.train(), "f32")).containsExactly(0, 1, 2, 3);
      assertThat(numbers(set.train(), "f64")).containsExactly(0, 0.1f, 0.2f, 0.3f);
      int[] groups = set.train().groups().orElseThrow();
      assertThat(groups[0]).isEqualTo(groups[1]).isNotEqualTo(groups[2]);
      assertThat(levels(TestImages.test(set))).containsExactly(10, 20);
    }
  }

  @Test
  void shouldLeaveTheIndexOfPandasAlone() throws IOException {
    use("pandas");
    try (DataSet set = places.open(TABLE, ParquetManifestTest::source)) {
      assertThat(set.tasks())
          .containsExactly(new Task.Classification("text", 2), new Task.Regression("f64"));
      assertThat(levels(set.train())).containsExactly(10, 20, 0, 10, 20);
    }
  }

  @Test
  void shouldReadTheSameAsFromText() throws IOException {
    MessageType schema =
        new MessageType(
            "table",
            Types.required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named("file"),
            Types.required(PrimitiveTypeName.INT32).named("label"),
            Types.optional(PrimitiveTypeName.DOUBLE).named("x"));
    File file = places.folder().resolve(TABLE).toFile();
    try (ParquetWriter<Integer> writer =
        ParquetWriter.writeFile(
            schema,
            file,
            (row, values) -> {
              values.write("file", "images/%d.png".formatted(row % 3));
              values.write("label", row % 7);
              values.write("x", row / 4.0);
            })) {
      for (int row = 0; row < 1_000; row++) {
        writer.write(row);
      }
    }
    StringBuilder text = new StringBuilder("file,label,x\n");
    for (int row = 0; row < 1_000; row++) {
      text.append("images/%d.png,%d,%s\n".formatted(row % 3, row % 7, row / 4.0));
    }
    places.write("table.csv", text.toString().getBytes(StandardCharsets.UTF_8));

    try (DataSet columns = places.open(TABLE, ParquetManifestTest::source);
        DataSet rows = places.open("table.csv", ParquetManifestTest::source)) {
      assertThat(columns.identity()).isEqualTo(rows.identity());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nulls | row 3, column \"value\": found no value",
        "null-first | row 1: found no value in the column \"value\"",
        "nan | row 1, column \"value\": found NaN, expected a finite number",
        "lists | the column \"value\" of type group LIST",
        "structures | the column \"value\" of type group",
        "bytes | the column \"value\" of type OPTIONAL BINARY",
        "timestamps | the column \"value\" of type OPTIONAL INT64 TIMESTAMP",
        "dates | the column \"value\" of type OPTIONAL INT32 DATE",
        "decimals | the column \"value\" of type OPTIONAL",
        "halves | the column \"value\" of type OPTIONAL FIXED_LEN_BYTE_ARRAY",
        "brotli | the column \"file\" packed by BROTLI, expected one of"
      })
  void shouldRefuseWhatHasNoPlainMeaning(String name, String part) throws IOException {
    use(name);

    places.assertRefused(TABLE, ParquetManifestTest::source, TABLE, part);
  }

  @Test
  void shouldRefuseWhatIsNotAWholeFile() throws IOException {
    byte[] whole = Files.readAllBytes(NpyFiles.resource(getClass(), "snappy.parquet"));
    for (byte[] other :
        List.of(
            new byte[0],
            "file,label\n".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(whole, whole.length / 2),
            Arrays.copyOf(whole, whole.length - 1))) {
      places.write(TABLE, other);
      places.assertRefused(
          TABLE, ParquetManifestTest::source, TABLE, "expected a whole Parquet file");
    }
  }

  private void use(String name) throws IOException {
    places.write(TABLE, Files.readAllBytes(NpyFiles.resource(getClass(), name + ".parquet")));
  }

  private static LocatedSource source(String path) {
    return ManifestReaderTest.manifest(path, null, null);
  }
}
