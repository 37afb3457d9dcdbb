package dev.guillotine.representation.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.objects.ObjectImageSet;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
  private static final int WHITE = 0xffffffff;
  private static final int BLACK = 0xff000000;

  private final Tile rgb = new Tile(new ImageShape(3, 1, 2), new byte[] {1, 2, 3, 4, 5, 6}, "");
  private final Tile grey = new Tile(new ImageShape(1, 1, 2), new byte[] {7, 8}, "");

  @Test
  void shouldEnlargePixelsWithoutSmoothing() {
    BufferedImage picture = new ContactSheet(List.of(rgb, grey, grey), 2, 3).image();

    assertThat(picture.getWidth()).isEqualTo(4 + 2 * (2 * 3 + 4));
    assertThat(picture.getHeight()).isEqualTo(4 + 2 * (3 + 4));
    assertThat(picture.getRGB(3, 4)).isEqualTo(WHITE);
    for (int x = 4; x < 7; x++) {
      for (int y = 4; y < 7; y++) {
        assertThat(picture.getRGB(x, y)).isEqualTo(0xff010203);
        assertThat(picture.getRGB(x + 3, y)).isEqualTo(0xff040506);
        assertThat(picture.getRGB(x + 10, y)).isEqualTo(0xff070707);
        assertThat(picture.getRGB(x + 3, y + 7)).isEqualTo(0xff080808);
      }
    }
    assertThat(picture.getRGB(10, 4)).isEqualTo(WHITE);
  }

  @Test
  void shouldMakeRoomForCaptions() {
    Tile captioned = new Tile(rgb.shape(), rgb.pixels(), "tt");
    BufferedImage picture = new ContactSheet(List.of(captioned), 1, 1).image();

    assertThat(picture.getWidth()).isEqualTo(4 + 12 + 4);
    for (int x = 0; x < 5; x++) {
      assertThat(picture.getRGB(4 + x, 9)).isEqualTo(BLACK);
      assertThat(picture.getRGB(10 + x, 9)).isEqualTo(BLACK);
    }
    assertThat(picture.getRGB(9, 9)).isEqualTo(WHITE);
    assertThat(picture.getRGB(6, 15)).isEqualTo(BLACK);
    assertThat(picture.getRGB(4, 15)).isEqualTo(WHITE);
  }

  @Test
  void shouldDrawEveryCharacterOfACaptionByItself() {
    String alphabet = "abcdefghijklmnopqrstuvwxyz0123456789-. ?";
    BufferedImage line =
        new BufferedImage(PixelFont.width(alphabet), PixelFont.HEIGHT, BufferedImage.TYPE_INT_RGB);
    PixelFont.draw(alphabet, line, 0, 0, 0xffffff);

    assertThat(alphabet.chars().mapToObj(c -> glyph(line, alphabet.indexOf(c))))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldWriteAPng(@TempDir Path folder) throws Exception {
    ContactSheet sheet =
        ContactSheet.of(
            new ObjectImageSet(new DataSource.Objects(100, 100, 16, 0L)).test().orElseThrow(),
            200,
            position -> "",
            20,
            2);

    sheet.write(folder.resolve("pictures").resolve("objects.png"));

    assertThat(sheet.tiles()).hasSize(100);
    BufferedImage read = ImageIO.read(folder.resolve("pictures/objects.png").toFile());
    BufferedImage drawn = sheet.image();
    assertThat(read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth()))
        .isEqualTo(
            drawn.getRGB(0, 0, drawn.getWidth(), drawn.getHeight(), null, 0, drawn.getWidth()));
  }

  @Test
  void shouldRefuseWhatCannotBeDrawn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tile(rgb.shape(), new byte[5], ""))
        .withMessageContaining("5 bytes");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new ContactSheet(List.of(), 1, 1))
        .withMessageContaining("tiles");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new ContactSheet(List.of(rgb), 0, 1))
        .withMessageContaining("columns: 0");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new ContactSheet(List.of(rgb), 1, 65))
        .withMessageContaining("zoom: 65");
  }

  private static String glyph(BufferedImage line, int place) {
    StringBuilder glyph = new StringBuilder();
    for (int y = 0; y < PixelFont.HEIGHT; y++) {
      for (int x = 0; x < 6; x++) {
        glyph.append(line.getRGB(6 * place + x, y) == WHITE ? '#' : '.');
      }
    }
    return glyph.toString();
  }
}
