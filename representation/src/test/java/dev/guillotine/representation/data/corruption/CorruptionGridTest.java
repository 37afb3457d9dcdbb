package dev.guillotine.representation.data.corruption;

import static dev.guillotine.representation.data.corruption.Scenes.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.objects.ObjectImageSet;
import dev.guillotine.representation.data.picture.ContactSheet;
import dev.guillotine.representation.data.picture.Tile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorruptionGridTest {
  private final Samples images =
      new ObjectImageSet(new DataSource.Objects(100, 100, 24, 0L)).test().orElseThrow();

  @Test
  void shouldShowEveryKindInEverySeverityBesideTheOriginal() {
    ContactSheet grid = CorruptionGrid.of(images, 7, ADDRESS, 2);

    assertThat(grid.columns()).isEqualTo(6);
    assertThat(grid.tiles()).hasSize(6 * CorruptionKind.values().length);
    assertThat(grid.tiles().stream().skip(6).map(Tile::caption).limit(3))
        .containsExactly("original", "shot-noise 1", "shot-noise 2");
    assertThat(grid.image().getHeight())
        .isGreaterThan(CorruptionKind.values().length * 2 * images.imageShape().height());
  }

  @Test
  void shouldShowThePixelsThatReadersGet() {
    List<byte[]> row =
        CorruptionGrid.of(images, 7, ADDRESS, 2).tiles().stream().map(Tile::pixels).toList();
    Samples corrupted = new CorruptedImages(images, CorruptionKind.GAUSSIAN_NOISE, 5, ADDRESS);

    Stream.of(images, corrupted)
        .forEach(
            shown -> {
              byte[] pixels = new byte[shown.shape().values()];
              shown.read(7, pixels, 0);
              assertThat(row.get(shown == images ? 0 : 5)).isEqualTo(pixels);
            });
  }
}
