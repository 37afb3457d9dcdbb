package dev.guillotine.contracts.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.validation.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataPathTest {

  @ParameterizedTest
  @CsvSource({
    "/data/birds, /data/birds",
    "/data/birds/, /data/birds",
    "/data/./other/../birds, /data/birds",
    "/, /",
    "s3://bucket, s3://bucket",
    "s3://bucket/, s3://bucket",
    "s3://bucket/some/prefix/, s3://bucket/some/prefix",
    "s3://bucket/a..b/.hidden, s3://bucket/a..b/.hidden"
  })
  void shouldLeaveOutWhatIsSuperfluous(String given, String path) {
    assertThat(DataPath.require(given)).isEqualTo(path);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "birds",
        "./birds",
        "../birds",
        "~/birds",
        "file:///data/birds",
        "S3://bucket/prefix",
        "s3:/bucket/prefix",
        "s3://",
        "s3:///prefix",
        "s3://ab",
        "s3://BAD_bucket",
        "s3://BAD_bucket/prefix",
        "s3://-bucket/prefix",
        "s3://bucket/../other",
        "s3://bucket/a/..",
        "s3://bucket/./a",
        "s3://bucket//a",
        "s3://bucket/a//",
        "/data/\0"
      })
  void shouldRefuseWhatNamesNoPlace(String path) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> DataPath.require(path))
        .satisfies(
            refusal -> {
              assertThat(refusal.field()).isEqualTo("path");
              assertThat(refusal.value()).isEqualTo(String.valueOf(path));
              assertThat(refusal.allowed()).contains("absolute path", "s3://bucket/prefix");
            });
  }

  @Test
  void shouldTakeStoredPathsApart() {
    assertThat(DataPath.isStored("s3://bucket/a/b")).isTrue();
    assertThat(DataPath.isStored("/s3://bucket")).isFalse();
    assertThat(DataPath.bucket("s3://bucket/a/b")).isEqualTo("bucket");
    assertThat(DataPath.key("s3://bucket/a/b")).isEqualTo("a/b");
    assertThat(DataPath.bucket("s3://bucket")).isEqualTo("bucket");
    assertThat(DataPath.key("s3://bucket")).isEmpty();
  }
}
