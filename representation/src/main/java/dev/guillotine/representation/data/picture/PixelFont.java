package dev.guillotine.representation.data.picture;

import java.awt.image.BufferedImage;

/**
 * Letters of five by seven pixels. Captions need no fonts of the machine, which a container may
 * lack, and look the same everywhere. Small letters are drawn as capitals, what is missing as a
 * box.
 */
final class PixelFont {
  /** Height of a line. */
  static final int HEIGHT = 7;

  private static final int WIDTH = 5;
  private static final int STEP = WIDTH + 1;

  /** What stands in each band of {@link #ROWS}; the last character is the box. */
  private static final String[] CHARACTERS = {"ABCDEFGHIJKLM", "NOPQRSTUVWXYZ", "0123456789-. ?"};

  private static final String[] ROWS =
      """
      .###. ####. .#### ####. ##### ##### .#### #...# ##### ..### #...# #.... #...#
      #...# #...# #.... #...# #.... #.... #.... #...# ..#.. ...#. #..#. #.... ##.##
      #...# #...# #.... #...# #.... #.... #.... #...# ..#.. ...#. #.#.. #.... #.#.#
      ##### ####. #.... #...# ####. ####. #..## ##### ..#.. ...#. ##... #.... #.#.#
      #...# #...# #.... #...# #.... #.... #...# #...# ..#.. ...#. #.#.. #.... #...#
      #...# #...# #.... #...# #.... #.... #...# #...# ..#.. #..#. #..#. #.... #...#
      #...# ####. .#### ####. ##### #.... .#### #...# ##### .##.. #...# ##### #...#
      #...# .###. ####. .###. ####. .#### ##### #...# #...# #...# #...# #...# #####
      ##..# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# #...# #...# ....#
      #.#.# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# .#.#. .#.#. ...#.
      #.#.# #...# ####. #...# ####. .###. ..#.. #...# #...# #.#.# ..#.. ..#.. ..#..
      #.#.# #...# #.... #.#.# #.#.. ....# ..#.. #...# .#.#. #.#.# .#.#. ..#.. .#...
      #..## #...# #.... #..#. #..#. ....# ..#.. #...# .#.#. ##.## #...# ..#.. #....
      #...# .###. #.... .##.# #...# ####. ..#.. .###. ..#.. #...# #...# ..#.. #####
      .###. ..#.. .###. ####. #..#. ##### .###. ##### .###. .###. ..... ..... ..... #####
      #...# .##.. #...# ....# #..#. #.... #.... ....# #...# #...# ..... ..... ..... #...#
      #..## ..#.. ....# ....# #..#. ####. #.... ...#. #...# #...# ..... ..... ..... #...#
      #.#.# ..#.. ...#. .###. ##### ....# ####. ...#. .###. .#### ##### ..... ..... #...#
      ##..# ..#.. ..#.. ....# ...#. ....# #...# ..#.. #...# ....# ..... ..... ..... #...#
      #...# ..#.. .#... ....# ...#. ....# #...# ..#.. #...# ....# ..... .##.. ..... #...#
      .###. .###. ##### ####. ...#. ####. .###. ..#.. .###. .###. ..... .##.. ..... #####
      """
          .split("\n");

  private PixelFont() {}

  /** Width of a line in pixels. */
  static int width(String text) {
    return text.length() * STEP;
  }

  /**
   * Draws a line; what lies outside of the image is left out.
   *
   * @param rgb colour, {@code 0xRRGGBB}
   */
  static void draw(String text, BufferedImage image, int left, int top, int rgb) {
    for (int i = 0; i < text.length(); i++) {
      drawCharacter(Character.toUpperCase(text.charAt(i)), image, left + i * STEP, top, rgb);
    }
  }

  private static void drawCharacter(
      char character, BufferedImage image, int left, int top, int rgb) {
    int band = CHARACTERS.length - 1;
    int place = CHARACTERS[band].length() - 1;
    for (int i = 0; i < CHARACTERS.length; i++) {
      if (CHARACTERS[i].indexOf(character) >= 0) {
        band = i;
        place = CHARACTERS[i].indexOf(character);
      }
    }
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean inside = left + x < image.getWidth() && top + y < image.getHeight();
        if (inside && ROWS[band * HEIGHT + y].charAt(place * STEP + x) == '#') {
          image.setRGB(left + x, top + y, rgb);
        }
      }
    }
  }
}
