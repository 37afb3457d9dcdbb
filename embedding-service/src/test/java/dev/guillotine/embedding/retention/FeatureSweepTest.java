package dev.guillotine.embedding.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.specification.Features;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.embedding.retention.SweepConfiguration.Orphans;
import dev.guillotine.embedding.work.TinyCheckpoint;
import dev.guillotine.embedding.work.Workshop;
import dev.guillotine.platform.failure.WorkFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features that were really extracted, in a real object store, looked at from days later. */
class FeatureSweepTest {
  private static final Duration GRACE = Duration.ofDays(7);

  @TempDir Path folder;
  private Workshop workshop;
  private ObjectReference weights;

  @BeforeEach
  void open() throws Exception {
    workshop = new Workshop(folder);
    weights = TinyCheckpoint.store(TinyCheckpoint.ARCHITECTURE, workshop.store);
  }

  @AfterEach
  void close() throws Exception {
    workshop.close();
  }

  @Test
  void shouldKeepWhatSomebodyMayStillProbe() throws Exception {
    workshop.extract(asking("stage1"), 8);
    List<String> before = features();

    SweepReport report = sweep(Orphans.REMOVE, 100, null);

    assertThat(features()).isEqualTo(before);
    assertThat(report.objects()).isEqualTo(before.size());
    assertThat(report.bytes()).isGreaterThan(rowBytes(workshop.shards()));
    assertThat(report.orphans()).isZero();
  }

  @Test
  void shouldRemoveAllOfACheckpointThatIsGoneButNotWithinTheGrace() throws Exception {
    workshop.extract(asking("stage1"), 8);
    List<String> before = features();
    workshop.store.remove(TinyCheckpoint.KEY);

    assertThat(sweep(Orphans.REMOVE, 6, null).orphans()).isZero();
    assertThat(features()).isEqualTo(before);

    SweepReport seen = sweep(Orphans.REPORT, 8, null);
    assertThat(seen.orphans()).isEqualTo(seen.objects()).isEqualTo(before.size());
    assertThat(seen.orphanBytes()).isEqualTo(seen.bytes());
    assertThat(features()).isEqualTo(before);

    assertThat(sweep(Orphans.REMOVE, 8, null)).isEqualTo(seen);
    assertThat(features()).isEmpty();
  }

  @Test
  void shouldRemoveWhatNoWholeRequestNames() throws Exception {
    workshop.extract(asking("stage1"), 8);
    List<FeatureShard> kept = workshop.shards();
    List<String> before = features();
    workshop.events.clear();
    ExtractionRequested stopped = asking("stage2");
    workshop.extract(stopped, 8);
    List<FeatureShard> orphaned = workshop.shards();
    for (String key : features()) {
      if (key.contains(stopped.source().id() + "/manifests/")) {
        workshop.store.remove(key);
      }
    }

    SweepReport report = sweep(Orphans.REMOVE, 8, null);

    assertThat(report.orphanBytes()).isGreaterThan(rowBytes(orphaned));
    assertThat(features())
        .isEqualTo(before)
        .containsAll(kept.stream().map(shard -> shard.object().key()).toList());
  }

  @Test
  void shouldLetFeaturesGoThatNobodyHasAskedForInAWhileAndMakeThemAgain() throws Exception {
    workshop.extract(asking("stage1"), 8);
    List<FeatureShard> first = workshop.shards();
    Duration month = Duration.ofDays(30);

    assertThat(sweep(Orphans.REMOVE, 29, month).orphans()).isZero();
    assertThat(sweep(Orphans.REMOVE, 31, month).orphans()).isPositive();
    assertThat(features()).isEmpty();

    workshop.events.clear();
    workshop.extract(asking("stage1"), 8);
    assertThat(workshop.shards()).isEqualTo(first);
  }

  @Test
  void shouldLeaveACheckpointAloneWhoseDocumentsItCannotRead() throws Exception {
    ExtractionRequested task = asking("stage1");
    workshop.extract(task, 8);
    for (String key : features()) {
      if (key.endsWith("/plan.json")) {
        workshop.store.put(key, "{\"from\": \"another time\"}".getBytes(StandardCharsets.UTF_8));
      }
    }
    List<String> before = features();

    assertThat(sweep(Orphans.REMOVE, 100, null).orphans()).isZero();
    assertThat(features()).isEqualTo(before);
  }

  private ExtractionRequested asking(String cut) {
    Features features = new Features(List.of(cut), null, null, null);
    return TinyCheckpoint.task(UUID.randomUUID(), weights, TinyCheckpoint.plan(features));
  }

  private List<String> features() throws WorkFailure {
    return workshop.store.list("features/");
  }

  private SweepReport sweep(Orphans orphans, int days, Duration keep) throws WorkFailure {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
    Retention retention = new Retention(GRACE, Optional.ofNullable(keep));
    return new FeatureSweep(workshop.store, retention, orphans, later).sweep();
  }

  private static long rowBytes(List<FeatureShard> shards) {
    return shards.stream().mapToLong(shard -> shard.object().size()).sum();
  }
}
