package dev.guillotine.standalone.report;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.LayerMeasured;
import dev.guillotine.contracts.network.CutPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was measured without labels at every cut of the newest checkpoint, as a table for people.
 */
final class MeasureTable {
  private static final String NOTHING = "–";
  private static final List<String> NAMES =
      List.of("rankMe", "participationRatio", "alphaReq", "uniformity", "intrinsicDimension");
  private static final List<String> TITLES =
      List.of("RankMe", "particip. ratio", "α-ReQ", "uniformity", "intrinsic dim.");

  private MeasureTable() {}

  /** Lines, an empty one before each part; none where nothing was measured. */
  static List<String> of(LayersView layers) {
    List<String> lines = new ArrayList<>();
    List<DataIdentity> sets =
        layers.measures().stream().map(LayerMeasured::data).distinct().toList();
    for (DataIdentity data : sets) {
      List<LayerMeasured> ofSet =
          layers.measures().stream().filter(one -> one.data().equals(data)).toList();
      Checkpoint newest =
          ofSet.stream()
              .map(LayerMeasured::checkpoint)
              .max(Comparator.comparingLong(Checkpoint::step))
              .orElseThrow();
      lines.add("");
      lines.add("embeddings of %s, %s".formatted(data.name(), CheckpointWords.of(newest)));
      lines.add("");
      lines.addAll(table(ofSet.stream().filter(one -> one.checkpoint().equals(newest)).toList()));
    }
    return lines;
  }

  private static List<String> table(List<LayerMeasured> cuts) {
    Optional<String> backbone =
        cuts.stream()
            .map(LayerMeasured::cut)
            .filter(cut -> cut.role() == CutPoint.Role.BACKBONE)
            .map(CutPoint::name)
            .findFirst();
    List<List<String>> cells = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("cut", "dimension"));
    header.addAll(TITLES);
    backbone.ifPresent(name -> header.add("CKA with " + name));
    cells.add(header);
    for (LayerMeasured measured : cuts) {
      List<String> row =
          new ArrayList<>(
              List.of(measured.cut().name(), Integer.toString(measured.cut().dimension())));
      NAMES.forEach(name -> row.add(number(measured.measures().get(name))));
      backbone.ifPresent(
          name ->
              row.add(
                  name.equals(measured.cut().name())
                      ? number(1.0)
                      : number(measured.similarities().get(name))));
      cells.add(row);
    }
    return TextColumns.lines(cells, column -> column == 0);
  }

  private static String number(Double value) {
    if (value == null) {
      return NOTHING;
    }
    return Words.decimals(value, Math.abs(value) < 10 ? 2 : 1);
  }
}
