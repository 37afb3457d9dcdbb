package dev.guillotine.gateway;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.DataSetDescription;
import dev.guillotine.contracts.data.SplitDescription;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.DataSetDescribed;
import dev.guillotine.contracts.event.DataSetRequested;
import dev.guillotine.contracts.event.DeadLettered;
import dev.guillotine.contracts.event.FailureKind;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.BuiltInSet;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Split;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What happens to one data set of images: train with a picture, test without.
 *
 * @param name what it is known by
 */
public record SampleDataSet(DataSetName name) {
  /** A picture, as far as anyone here looks into it. */
  public static final String PICTURE = "a picture of ";

  /** A data set that was never heard of. */
  public static SampleDataSet create() {
    return new SampleDataSet(new DataSetName("set-" + UUID.randomUUID()));
  }

  /** It is asked for. */
  public DataSetRequested requested(String path, long second) {
    return new DataSetRequested(name, after(second), new LocatedSource.Cifar10(path));
  }

  /** A request is answered. */
  public static DataSetDescribed described(DataSetRequested request, String digest, long second) {
    return new DataSetDescribed(
        request.name(), after(second), request.source(), request.id(), description(digest));
  }

  /** A set is described that nobody asked for. */
  public static DataSetDescribed described(BuiltInSet set, String digest, long second) {
    return new DataSetDescribed(set.name(), after(second), set.source(), null, description(digest));
  }

  private static DataSetDescription description(String digest) {
    return new DataSetDescription(
        new DataIdentity("sample", digest),
        new ImageShape(3, 32, 32),
        List.of(
            SplitDescription.of(
                Split.TRAIN,
                5_000,
                Optional.of((PICTURE + digest).getBytes(StandardCharsets.UTF_8))),
            new SplitDescription(Split.TEST, 10, null)),
        List.of(new Task.Classification("class", 2), new Task.Circular("hue", 360)),
        Map.of("class", List.of("cat", "dog")),
        3);
  }

  /** A request is given up. */
  public static DeadLettered deadLettered(DataSetRequested request, String reason, long second) {
    return new DeadLettered(
        request.subject(),
        after(second),
        request.topic().topicName(),
        FailureKind.PERMANENT,
        reason,
        1,
        request.id().toString(),
        Json.write(request));
  }

  private static Instant after(long second) {
    return SampleRun.START.plusSeconds(second);
  }
}
