package dev.guillotine.contracts.api;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.Split;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A data set as the gateway shows it ({@code GET /api/v1/datasets/{name}}).
 *
 * @param name what it is known by
 * @param status how far it has come
 * @param source where it lies
 * @param requestedAt when it was last asked for, or null for a set that is built in
 * @param updatedAt when anything was last heard of that request
 * @param failure why it could not be opened, in words, or null
 * @param contents what it holds, or null until it is ready
 */
public record DataSetView(
    DataSetName name,
    DataSetStatus status,
    DataSource source,
    Instant requestedAt,
    Instant updatedAt,
    String failure,
    Contents contents) {

  /**
   * What a data set holds.
   *
   * @param identity its name and digest
   * @param shape of every sample
   * @param splits the splits that it has itself, from train to test
   * @param tasks what can be predicted, the one that splits are stratified by first
   * @param names names of the classes or labels of a task, by the task's name; the first of them
   *     only, where there are many
   * @param passedOver files that could not be read and were passed over
   */
  public record Contents(
      DataIdentity identity,
      SampleShape shape,
      List<SplitContents> splits,
      List<Task> tasks,
      Map<String, List<String>> names,
      long passedOver) {
    public Contents {
      splits = List.copyOf(splits);
      tasks = List.copyOf(tasks);
      names = Map.copyOf(names);
    }
  }

  /**
   * One split of a data set.
   *
   * @param split which part
   * @param samples how many there are
   * @param picture where a picture of the first of them lies, below the gateway's address; null for
   *     what cannot be shown
   */
  public record SplitContents(Split split, int samples, URI picture) {}
}
