package dev.guillotine.platform.work;

import dev.guillotine.contracts.event.Phase;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.event.Progress;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** The reading of a data set for a run: tells how far it has come and ends with the lease. */
public final class RunReading {
  /** Only the end of a stream tells how long it is. */
  private static final long NOT_KNOWN = 0;

  private final Lease lease;
  private final int epoch;
  private final long step;
  private final Progress progress;

  /**
   * Nothing was read yet.
   *
   * @param epoch of the checkpoint that the set is needed for, or 0 in training
   * @param step of that checkpoint, or 0 in training
   */
  public RunReading(Lease lease, EventPublisher publisher, UUID runId, int epoch, long step) {
    this.lease = lease;
    this.epoch = epoch;
    this.step = step;
    this.progress =
        new Progress(publisher, Clock.systemUTC(), runId, Phase.READING, "samples", 0, NOT_KNOWN);
  }

  /**
   * So many samples were read.
   *
   * @throws IOException when the work must end
   */
  public void at(long samples) throws IOException {
    lease.checkReading();
    progress.tell(epoch, step, samples, Map.of());
  }
}
