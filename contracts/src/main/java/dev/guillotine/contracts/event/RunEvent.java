package dev.guillotine.contracts.event;

import java.util.UUID;

/** An event that belongs to a run. */
public sealed interface RunEvent extends Event
    permits RunRequested,
        RunCancelled,
        RunProgressed,
        CheckpointPublished,
        ExtractionRequested,
        ShardRequested,
        FeaturesExtracted,
        ProbeRequested,
        LayerScored,
        CutRecommended,
        LayerMeasured {

  /** The run it belongs to. */
  UUID runId();

  @Override
  default UUID subject() {
    return runId();
  }
}
