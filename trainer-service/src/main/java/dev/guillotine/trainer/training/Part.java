package dev.guillotine.trainer.training;

import dev.guillotine.representation.data.SampleBatch;

/**
 * The part of a batch that one forward pass sees: all first views, then all second ones.
 *
 * @param views m of them, all slots full
 * @param labels class of each sample under the method's task, {@code [n]}; null where the method
 *     needs none
 * @param probed class of each sample under the online probe's task, {@code [n]}; null without one
 */
@SuppressWarnings("ArrayRecordComponent") // on their way into a tensor, never compared
public record Part(SampleBatch views, long[] labels, long[] probed) {}
