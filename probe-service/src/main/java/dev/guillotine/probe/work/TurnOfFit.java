package dev.guillotine.probe.work;

import dev.guillotine.platform.compute.ComputeTurns;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.probe.fit.StopSignal;
import java.time.Duration;

/**
 * A fit's right to compute. Between two passes over the features it ends the fit when its lease has
 * ended, and lets other services have their turn when its own has lasted a slice: one pass takes
 * milliseconds, a training step may take a second, and a fit that gave way after every pass would
 * stand still until training is over.
 */
final class TurnOfFit implements StopSignal<RetryableFailure>, AutoCloseable {
  private static final Duration SLICE = Duration.ofMillis(250);

  private final ComputeTurns turns;
  private final Lease lease;
  private ComputeTurns.Turn turn;
  private long began;

  /** Waits for the first turn. */
  TurnOfFit(ComputeTurns turns, Lease lease) throws RetryableFailure {
    this.turns = turns;
    this.lease = lease;
    take();
  }

  @Override
  public void check() throws RetryableFailure {
    lease.check();
    if (System.nanoTime() - began >= SLICE.toNanos()) {
      close();
      take();
    }
  }

  private void take() throws RetryableFailure {
    turn = turns.take();
    began = System.nanoTime();
  }

  @Override
  public void close() throws RetryableFailure {
    if (turn != null) {
      turn.close();
      turn = null;
    }
  }
}
