package dev.guillotine.embedding.extraction;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.Required;
import java.util.ArrayList;
import java.util.List;

/**
 * Some rows of one split.
 *
 * @param split which part of the data
 * @param from first row, from 0
 * @param to the row after the last one
 */
public record RowRange(Split split, int from, int to) {
  public RowRange {
    Required.present("split", split);
    Required.count("from", from);
    if (to <= from) {
      throw new IllegalArgumentException("no rows from " + from + " to " + to);
    }
  }

  /** Number of rows. */
  public int rows() {
    return to - from;
  }

  /** A split in pieces of so many rows; the last one may have fewer. */
  public static List<RowRange> cover(Split split, int rows, int most) {
    List<RowRange> pieces = new ArrayList<>();
    for (int from = 0; from < rows; from += most) {
      pieces.add(new RowRange(split, from, Math.min(rows, from + most)));
    }
    return List.copyOf(pieces);
  }
}
