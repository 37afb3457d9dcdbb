package dev.guillotine.probe.work;

import dev.guillotine.platform.compute.ComputeTurns;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.probe.fit.StopSignal;

/**
 * A fit's right to compute. Between two passes over the features it lets other services have their
 * turn, and ends the fit when its lease has ended.
 */
final class TurnOfFit implements StopSignal<RetryableFailure>, AutoCloseable {
  private final ComputeTurns turns;
  private final Lease lease;
  private ComputeTurns.Turn turn;

  /** Waits for the first turn. */
  TurnOfFit(ComputeTurns turns, Lease lease) throws RetryableFailure {
    this.turns = turns;
    this.lease = lease;
    this.turn = turns.take();
  }

  @Override
  public void check() throws RetryableFailure {
    close();
    lease.check();
    turn = turns.take();
  }

  @Override
  public void close() throws RetryableFailure {
    if (turn != null) {
      turn.close();
      turn = null;
    }
  }
}
