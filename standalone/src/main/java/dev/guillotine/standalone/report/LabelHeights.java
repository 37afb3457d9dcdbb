package dev.guillotine.standalone.report;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds room for labels beside a picture: each as near as can be to the height that it is about,
 * none over another, their order kept. Labels that would overlap are put together into a block
 * around the mean of their wishes.
 */
final class LabelHeights {
  private LabelHeights() {}

  /** Labels that stand below each other without a gap. */
  private record Block(double sum, int count) {
    Block with(Block below) {
      return new Block(sum + below.sum, count + below.count);
    }
  }

  /** Where labels may stand. */
  private record Room(double apart, double top, double bottom) {
    /** The height of a block's first label. */
    double first(Block block) {
      double length = (block.count - 1) * apart;
      return Math.max(top, Math.min(block.sum / block.count - length / 2, bottom - length));
    }

    boolean overlap(Block above, Block below) {
      return first(above) + above.count * apart > first(below);
    }
  }

  /**
   * The heights, in the order of the wishes.
   *
   * @param wishes heights in pixels, downwards
   * @param apart least distance between two
   * @param top height that none may be above
   * @param bottom height that none may be below; at least {@code (n − 1) apart} below {@code top}
   */
  static List<Double> of(List<Double> wishes, double apart, double top, double bottom) {
    Room room = new Room(apart, top, bottom);
    List<Integer> order =
        IntStream.range(0, wishes.size())
            .boxed()
            .sorted(Comparator.comparing(wishes::get))
            .toList();
    Deque<Block> blocks = new ArrayDeque<>();
    for (int index : order) {
      Block block = new Block(wishes.get(index), 1);
      while (!blocks.isEmpty() && room.overlap(blocks.peekLast(), block)) {
        block = blocks.removeLast().with(block);
      }
      blocks.addLast(block);
    }
    Double[] heights = new Double[wishes.size()];
    int placed = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.count; i++) {
        heights[order.get(placed++)] = room.first(block) + i * apart;
      }
    }
    return List.of(heights);
  }
}
