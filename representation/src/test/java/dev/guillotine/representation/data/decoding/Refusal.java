package dev.guillotine.representation.data.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Asserts that a file is refused. */
final class Refusal {
  private Refusal() {}

  /** Whatever the file is taken for, its name is told, and so are these parts. */
  static void assertRefused(byte[] file, String... parts) {
    assertThatExceptionOfType(UnreadableImageException.class)
        .isThrownBy(() -> new ImageDecoder().decode("train/cat/7.jpg", file, new SquareFit(8, 3)))
        .satisfies(
            refusal -> {
              assertThat(refusal.getMessage()).startsWith("train/cat/7.jpg: ");
              for (String part : parts) {
                assertThat(refusal.getMessage()).contains(part);
              }
            });
  }
}
