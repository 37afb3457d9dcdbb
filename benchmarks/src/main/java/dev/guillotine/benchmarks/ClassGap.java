package dev.guillotine.benchmarks;

import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.probe.fit.ProbeResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What cutting one network gains, in points of accuracy on test.
 *
 * @param best from the output to the cut that did best on validation
 * @param backbone from the output to the backbone
 */
record ClassGap(double best, double backbone) {

  /**
   * Of results at all cuts, from input to output.
   *
   * @param results one for each cut
   */
  static ClassGap of(List<CutPoint> cuts, List<ProbeResult> results) {
    int best =
        IntStream.range(0, results.size())
            .boxed()
            .max(Comparator.comparingDouble(cut -> results.get(cut).validation()))
            .orElseThrow();
    int backbone =
        IntStream.range(0, cuts.size())
            .filter(cut -> cuts.get(cut).role() == CutPoint.Role.BACKBONE)
            .findFirst()
            .orElseThrow();
    double output = test(results, results.size() - 1);
    return new ClassGap(test(results, best) - output, test(results, backbone) - output);
  }

  private static double test(List<ProbeResult> results, int cut) {
    return 100 * results.get(cut).test().value();
  }

  /**
   * By how much gaps shrink from one way of training to another.
   *
   * @param before one for each seed
   * @param after of the same seeds
   */
  static String shrinkage(List<ClassGap> before, List<ClassGap> after) {
    return "class gap, p = 0 → p = 1; by how much it shrinks, paired by seed, ± standard error\n"
        + "  of each seed: %s → %s%n".formatted(before, after)
        + line("best cut − output", ClassGap::best, before, after)
        + line("backbone − output", ClassGap::backbone, before, after);
  }

  private static String line(
      String title, ToDoubleFunction<ClassGap> gap, List<ClassGap> before, List<ClassGap> after) {
    MeanAndDeviation paired =
        MeanAndDeviation.of(
            IntStream.range(0, before.size())
                .mapToObj(
                    seed ->
                        gap.applyAsDouble(before.get(seed)) - gap.applyAsDouble(after.get(seed)))
                .toList());
    MeanAndDeviation first = of(gap, before);
    MeanAndDeviation second = of(gap, after);
    return String.format(
        Locale.ROOT,
        "  %s  %.1f±%.1f → %.1f±%.1f; %.2f ± %.2f (n = %d)%n",
        title,
        first.mean(),
        first.deviation(),
        second.mean(),
        second.deviation(),
        paired.mean(),
        paired.deviation() / Math.sqrt(before.size()),
        before.size());
  }

  private static MeanAndDeviation of(ToDoubleFunction<ClassGap> gap, List<ClassGap> gaps) {
    return MeanAndDeviation.of(gaps.stream().map(gap::applyAsDouble).toList());
  }
}
