package dev.guillotine.gateway.trunk;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.TrunkRequested;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.gateway.view.RunRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Which of a run's networks is asked for, and where it is cut. */
final class TrunkChoice {
  private TrunkChoice() {}

  /**
   * The trunk that is meant.
   *
   * @param step of the checkpoint; null for the last one that was published
   * @param cut name of the cut point; null for the one that is recommended first
   * @throws NoTrunkException when there is no checkpoint or, without a name, no recommendation yet,
   *     or the network is a module, which cannot be cut
   * @throws InvalidValueException when there is no such checkpoint or cut
   */
  static TrunkRequested of(RunRecord run, Long step, String cut) {
    CheckpointPublished source = checkpoint(run, step);
    if (source.architecture().backbone() instanceof Backbone.Module) {
      throw new NoTrunkException(
          "the run's network is a TorchScript module, which is probed as it is and not cut: whoever"
              + " registered it has it whole");
    }
    return new TrunkRequested(
        Instant.now(), source, cut == null || cut.isEmpty() ? recommended(run, source) : cut);
  }

  private static CheckpointPublished checkpoint(RunRecord run, Long step) {
    List<CheckpointPublished> byStep =
        run.checkpoints().stream()
            .sorted(Comparator.comparingLong(published -> published.checkpoint().step()))
            .toList();
    if (byStep.isEmpty()) {
      throw new NoTrunkException("the run has published no checkpoint yet");
    }
    if (step == null) {
      return byStep.get(byStep.size() - 1);
    }
    return byStep.stream()
        .filter(published -> published.checkpoint().step() == step)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "step",
                    step,
                    "one of " + byStep.stream().map(one -> one.checkpoint().step()).toList()));
  }

  private static String recommended(RunRecord run, CheckpointPublished source) {
    return run.recommendations().stream()
        .filter(one -> one.checkpoint().step() == source.checkpoint().step())
        .map(CutRecommended::best)
        .map(best -> best.cut())
        .findFirst()
        .orElseThrow(
            () ->
                new NoTrunkException(
                    "no cut of the checkpoint is recommended yet: name one of "
                        + source.cutPoints().stream().map(point -> point.name()).toList()));
  }
}
