package dev.guillotine.contracts.network;

import dev.guillotine.contracts.network.CutPoint.Pooling;
import dev.guillotine.contracts.specification.Features;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.List;

/** The cut points of a network as somebody asks for them. */
public final class RequestedCuts {
  private static final int PLACED = 2;

  private RequestedCuts() {}

  /**
   * Those that are asked for, pooled as asked for, from input to output.
   *
   * @param all cut points of the network, from input to output
   * @throws InvalidValueException when there is no such cut, or it cannot be pooled so
   */
  public static List<CutPoint> of(List<CutPoint> all, Features features) {
    List<String> names = all.stream().map(CutPoint::name).toList();
    for (String cut : features.cuts()) {
      if (!names.contains(cut)) {
        throw new InvalidValueException("cuts", cut, "some of " + names);
      }
    }
    return all.stream()
        .filter(cut -> features.cuts().isEmpty() || features.cuts().contains(cut.name()))
        .map(cut -> pooled(cut, features))
        .toList();
  }

  private static CutPoint pooled(CutPoint cut, Features features) {
    if (cut.shape().size() < PLACED) {
      return cut;
    }
    return switch (features.pooling()) {
      case NETWORK -> cut;
      case AVERAGE -> with(cut, Pooling.AVERAGE, channels(cut));
      case TOKEN -> token(cut);
      case FLATTEN -> flattened(cut, features.dimensions());
      case GRID -> cut.ofTokens() ? cut : grid(cut, features.dimensions());
    };
  }

  private static CutPoint token(CutPoint cut) {
    if (cut.pooling() != Pooling.TOKEN) {
      throw new InvalidValueException(
          "pooling", "token", "another one: there is no class token at the cut " + cut.name());
    }
    return cut;
  }

  private static CutPoint flattened(CutPoint cut, int most) {
    long values = cut.shape().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    if (values > most) {
      throw new InvalidValueException(
          "dimensions", most, "at least %d, to flatten the cut %s".formatted(values, cut.name()));
    }
    return with(cut, Pooling.FLATTEN, (int) values);
  }

  private static CutPoint grid(CutPoint cut, int most) {
    int channels = channels(cut);
    if (channels > most) {
      throw new InvalidValueException(
          "dimensions", most, "at least %d, for the cut %s".formatted(channels, cut.name()));
    }
    Grid grid = Grid.finest(cut.shape(), most);
    return with(cut, Pooling.GRID, channels * grid.cells());
  }

  private static int channels(CutPoint cut) {
    return cut.ofTokens() ? cut.shape().get(1) : cut.shape().get(0);
  }

  private static CutPoint with(CutPoint cut, Pooling pooling, int dimension) {
    return new CutPoint(cut.index(), cut.name(), cut.role(), cut.shape(), pooling, dimension);
  }
}
