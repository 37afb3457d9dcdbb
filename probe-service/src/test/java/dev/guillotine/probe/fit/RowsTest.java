package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;

class RowsTest {
  @Test
  void shouldScaleRowsToLengthOneButLeaveZeroAlone() {
    float[] row = new float[3];

    Rows rows = rows(2, 3, (index, column) -> index == 0 ? 0 : column * 4).unitLength();

    rows.read(0, row);
    assertThat(row).containsExactly(0, 0, 0);
    rows.read(1, row);
    assertThat(row).containsExactly(new float[] {0, 0.4472136f, 0.8944272f}, within(1e-6f));
  }

  @Test
  void shouldLoadARangeInBlocks() {
    int width = 1 << 20; // four rows fill a block
    Rows rows = rows(7, width, (index, column) -> index + (column == width - 1 ? 0.5f : 0));

    try (NDManager memory = Torch.memory()) {
      float[] loaded = rows.load(memory, new Block(1, 7)).toFloatArray();

      assertThat(loaded).hasSize(6 * width);
      for (int row = 0; row < 6; row++) {
        assertThat(loaded[row * width]).isEqualTo(row + 1f);
        assertThat(loaded[(row + 1) * width - 1]).isEqualTo(row + 1.5f);
      }
      assertThat(memory.getManagedArrays()).hasSize(1);
    }
  }

  private interface Values {
    float at(int row, int column);
  }

  private static Rows rows(int count, int width, Values values) {
    return new Rows() {
      @Override
      public int count() {
        return count;
      }

      @Override
      public int width() {
        return width;
      }

      @Override
      public void read(int row, float[] target) {
        for (int column = 0; column < target.length; column++) {
          target[column] = values.at(row, column);
        }
      }
    };
  }
}
