package dev.guillotine.contracts.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.network.CutPoint.Pooling;
import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.specification.Features;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestedCutsTest {
  private static final CutPoint MAP =
      new CutPoint(0, "map", Role.STAGE, List.of(16, 8, 6), Pooling.AVERAGE, 16);
  private static final CutPoint SIGNAL =
      new CutPoint(1, "signal", Role.STAGE, List.of(4, 10), Pooling.FLATTEN, 40);
  private static final CutPoint TOKENS =
      new CutPoint(2, "tokens", Role.STAGE, List.of(17, 12), Pooling.TOKEN, 12);
  private static final CutPoint MEAN =
      new CutPoint(3, "mean", Role.STAGE, List.of(16, 12), Pooling.AVERAGE, 12);
  private static final CutPoint EMBEDDING = CutPoint.of(4, "embedding", Role.PROJECTOR, 5);
  private static final List<CutPoint> ALL = List.of(MAP, SIGNAL, TOKENS, MEAN, EMBEDDING);

  @Test
  void shouldGiveAllAsTheNetworkPoolsThem() {
    assertThat(RequestedCuts.of(ALL, Features.standard())).isEqualTo(ALL);
  }

  @Test
  void shouldGiveThoseAskedForFromInputToOutput() {
    Features features = new Features(List.of("embedding", "map", "map"), null, null, null);

    assertThat(RequestedCuts.of(ALL, features)).containsExactly(MAP, EMBEDDING);
  }

  @Test
  void shouldAverageWhateverHasPositions() {
    assertThat(pooled(ALL, Features.Pooled.AVERAGE, 1))
        .containsExactly(
            "map AVERAGE 16",
            "signal AVERAGE 4",
            "tokens AVERAGE 12",
            "mean AVERAGE 12",
            "embedding NONE 5");
  }

  @Test
  void shouldFlatten() {
    assertThat(pooled(ALL, Features.Pooled.FLATTEN, 768))
        .containsExactly(
            "map FLATTEN 768",
            "signal FLATTEN 40",
            "tokens FLATTEN 204",
            "mean FLATTEN 192",
            "embedding NONE 5");
  }

  @Test
  void shouldLayTheFinestGridThatIsAllowed() {
    List<CutPoint> maps = List.of(MAP, SIGNAL, EMBEDDING);

    assertThat(pooled(maps, Features.Pooled.GRID, 16))
        .containsExactly("map GRID 16", "signal GRID 16", "embedding NONE 5");
    assertThat(pooled(maps, Features.Pooled.GRID, 150))
        .containsExactly("map GRID 144", "signal GRID 40", "embedding NONE 5");
    assertThat(pooled(maps, Features.Pooled.GRID, 1_000_000)).startsWith("map GRID 576");
    assertThat(pooled(List.of(TOKENS), Features.Pooled.GRID, 99))
        .containsExactly("tokens TOKEN 12");
    assertThat(Grid.of(RequestedCuts.of(maps, features(Features.Pooled.GRID, 150)).get(0)))
        .isEqualTo(new Grid(3, 2));
    assertThat(Grid.of(RequestedCuts.of(maps, features(Features.Pooled.GRID, 16)).get(1)))
        .isEqualTo(new Grid(4, 1));
  }

  @Test
  void shouldTakeTheClassTokenWhereThereIsOne() {
    assertThat(pooled(List.of(TOKENS, EMBEDDING), Features.Pooled.TOKEN, 1))
        .containsExactly("tokens TOKEN 12", "embedding NONE 5");
    assertRefused(
        features(Features.Pooled.TOKEN, 1), "pooling: token", "no class token at the cut map");
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertRefused(
        new Features(List.of("stage9"), null, null, null),
        "cuts: stage9",
        "some of [map, signal, tokens, mean, embedding]");
    assertRefused(features(Features.Pooled.FLATTEN, 767), "dimensions: 767", "at least 768", "map");
    assertRefused(features(Features.Pooled.GRID, 15), "dimensions: 15", "at least 16", "map");
  }

  private static Features features(Features.Pooled pooling, int dimensions) {
    return new Features(null, pooling, dimensions, null);
  }

  private static List<String> pooled(List<CutPoint> cuts, Features.Pooled pooling, int most) {
    return RequestedCuts.of(cuts, features(pooling, most)).stream()
        .map(cut -> cut.name() + " " + cut.pooling() + " " + cut.dimension())
        .toList();
  }

  private static void assertRefused(Features features, String... words) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> RequestedCuts.of(ALL, features))
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }
}
