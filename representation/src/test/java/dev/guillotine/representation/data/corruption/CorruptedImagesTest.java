package dev.guillotine.representation.data.corruption;

import static dev.guillotine.representation.data.corruption.Scenes.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.data.objects.ObjectImageSet;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CorruptedImagesTest {
  private final Samples images =
      new ObjectImageSet(new DataSource.Objects(100, 100, 24, 0L)).test().orElseThrow();

  /**
   * SHA-256 of one image under all severities, its first 16 digits. If this fails, the pixels
   * changed: change the version as well. That of JPEG holds for the library that comes with
   * OpenJDK; a Java platform that was built with another may round otherwise.
   */
  @ParameterizedTest
  @CsvSource({
    "GAUSSIAN_NOISE, 2b6a23610e213cf3",
    "SHOT_NOISE, 674bc8b4c0cfdbb6",
    "IMPULSE_NOISE, 29e91c8f40003de6",
    "GAUSSIAN_BLUR, 3d95fc8c0bd55b77",
    "DEFOCUS_BLUR, 3c62a7d2c828440d",
    "MOTION_BLUR, 3282465aa98f6822",
    "ZOOM_BLUR, 5bb8d2c80e52b80d",
    "FOG, ed797f45d4af5b94",
    "BRIGHTNESS, c62c337dc9d523d2",
    "CONTRAST, 50bd550c8165293d",
    "SATURATE, 456a64f1b120332a",
    "PIXELATE, 0fcfd502e3fb2a5b",
    "JPEG, 9bbf80a3718283c8"
  })
  void shouldMakeTheSamePixelsForEver(CorruptionKind kind, String digest) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (int severity = 1; severity <= CorruptionKind.SEVERITIES; severity++) {
      sha256.update(pixels(new CorruptedImages(new Ripples(), kind, severity, ADDRESS), 2));
    }

    assertThat(CorruptedImages.VERSION).isEqualTo("corruption-2");
    assertThat(HexFormat.of().formatHex(sha256.digest())).startsWith(digest);
  }

  @Test
  void shouldKeepShapeSizeAndLabels() {
    Samples corrupted = new CorruptedImages(images, CorruptionKind.FOG, 1, ADDRESS);

    assertThat(corrupted.shape()).isEqualTo(images.shape());
    assertThat(corrupted.size()).isEqualTo(100);
    assertThat(corrupted.targets("class"))
        .usingRecursiveComparison()
        .isEqualTo(images.targets("class"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldMakeAnImageTheSameWayInAnyOrderAndThread(CorruptionKind kind) {
    CorruptedImages corrupted = new CorruptedImages(images, kind, 4, ADDRESS);
    byte[][] forward = new byte[100][];
    byte[][] parallel = new byte[100][];
    Arrays.setAll(forward, position -> pixels(corrupted, position));

    Arrays.parallelSetAll(parallel, position -> pixels(corrupted, position));

    assertThat(parallel).isDeepEqualTo(forward);
    assertThat(pixels(new CorruptedImages(images, kind, 4, ADDRESS), 70)).isEqualTo(forward[70]);
  }

  @Test
  void shouldDrawAnewForEveryPositionKindSeverityAndAddress() {
    Set<Double> draws = new HashSet<>();
    Corruption noting = (pixels, offset, address) -> draws.add(new RandomStream(address).uniform());
    for (int part = 0; part < 2; part++) {
      for (CorruptionKind kind : CorruptionKind.values()) {
        for (int severity = 1; severity <= CorruptionKind.SEVERITIES; severity++) {
          RandomAddress address = CorruptedImages.address(ADDRESS.at(part), kind, severity);
          CorruptedImages corrupted = new CorruptedImages(images, noting, address);
          IntStream.range(0, 100).forEach(position -> pixels(corrupted, position));
        }
      }
    }

    assertThat(draws).hasSize(2 * CorruptionKind.values().length * 5 * 100);
  }

  @Test
  void shouldRefusePositionsItDoesNotHave() {
    CorruptedImages corrupted = new CorruptedImages(images, CorruptionKind.FOG, 1, ADDRESS);

    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> pixels(corrupted, 100));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> pixels(corrupted, -1));
  }

  private static byte[] pixels(Samples images, int position) {
    byte[] pixels = new byte[images.shape().bytes()];
    images.read(position, pixels, 0);
    return pixels;
  }

  /**
   * Three images that depend on nothing: waves around a corner, of another length in each channel.
   */
  private record Ripples() implements Samples {
    @Override
    public ImageShape shape() {
      return new ImageShape(3, 35, 33);
    }

    @Override
    public int size() {
      return 3;
    }

    @Override
    public Targets targets(String task) {
      throw new NoSuchElementException(task);
    }

    @Override
    public void read(int position, byte[] target, int offset) {
      for (int i = 0; i < shape().values(); i++) {
        int row = i / 3 / 33;
        int column = i / 3 % 33;
        int wave = (row * row + column * column) / (3 + position + i % 3) % 64;
        target[offset + i] = (byte) (60 + 4 * Math.min(wave, 63 - wave));
      }
    }
  }
}
