package dev.guillotine.standalone.report;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.event.LayerMeasured;
import dev.guillotine.contracts.json.Json;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that was measured without labels, a cut in a line (RFC 4180). */
public final class MeasureCsv {
  private static final List<String> HEADER =
      List.of(
          "run",
          "epoch",
          "step",
          "checkpoint",
          "data",
          "data_digest",
          "cut_index",
          "cut",
          "role",
          "dimension",
          "rank_me",
          "participation_ratio",
          "alpha_req",
          "uniformity",
          "intrinsic_dimension",
          "cka",
          "samples",
          "protocol",
          "seed",
          "seconds",
          "version");

  private MeasureCsv() {}

  /** The whole file, header first, in the order of the view. */
  public static String of(LayersView layers) {
    return CsvText.of(HEADER, layers.measures().stream().map(MeasureCsv::cells));
  }

  private static Stream<?> cells(LayerMeasured measured) {
    return Stream.of(
        measured.runId(),
        measured.checkpoint().epoch(),
        measured.checkpoint().step(),
        measured.checkpoint().digest(),
        measured.data().name(),
        measured.data().digest(),
        measured.cut().index(),
        measured.cut().name(),
        measured.cut().role(),
        measured.cut().dimension(),
        measure(measured, "rankMe"),
        measure(measured, "participationRatio"),
        measure(measured, "alphaReq"),
        measure(measured, "uniformity"),
        measure(measured, "intrinsicDimension"),
        Json.write(new TreeMap<>(measured.similarities())),
        measured.samples(),
        measured.protocol(),
        measured.seed(),
        measured.seconds(),
        measured.version());
  }

  /** Empty where it is not defined. */
  private static Object measure(LayerMeasured measured, String name) {
    Double value = measured.measures().get(name);
    return value == null ? "" : value;
  }
}
