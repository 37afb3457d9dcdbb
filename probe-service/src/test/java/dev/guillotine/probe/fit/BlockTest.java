package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {
  @Test
  void shouldCoverAllRowsInOrder() {
    assertThat(Block.split(10, 1 << 20))
        .containsExactly(new Block(0, 4), new Block(4, 8), new Block(8, 10));
  }

  @Test
  void shouldHoldOneRowHoweverWide() {
    assertThat(Block.split(2, Integer.MAX_VALUE))
        .isEqualTo(List.of(new Block(0, 1), new Block(1, 2)));
  }
}
