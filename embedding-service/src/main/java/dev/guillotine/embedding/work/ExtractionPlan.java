package dev.guillotine.embedding.work;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.LabelFile;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.RequestedCuts;
import dev.guillotine.contracts.validation.Required;
import dev.guillotine.embedding.extraction.RowRange;
import java.util.List;

/**
 * What one extraction consists of, as whoever finishes it needs to know (JSON in the object store).
 *
 * @param source the checkpoint, and what is asked of it
 * @param data what the set held when this was planned
 * @param labels one file per split
 * @param tasks what can be predicted of the data
 * @param ranges the pieces, by split and first row
 */
public record ExtractionPlan(
    CheckpointPublished source,
    DataIdentity data,
    List<LabelFile> labels,
    List<Task> tasks,
    List<RowRange> ranges) {
  public ExtractionPlan {
    Required.present("source", source);
    Required.present("data", data);
    labels = Required.someOf("labels", labels);
    tasks = Required.someOf("tasks", tasks);
    ranges = Required.someOf("ranges", ranges);
  }

  /** The cuts that are asked for. */
  List<CutPoint> cuts() {
    return RequestedCuts.of(source.cutPoints(), source.probes().features());
  }

  /** Rows in all. */
  int rows() {
    return ranges.stream().mapToInt(RowRange::rows).sum();
  }
}
