package dev.guillotine.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.Function;

/**
 * The part of a batch that one forward pass sees: n samples, all their first views, then all second
 * ones.
 *
 * @param views puts them on the network's device, {@code [m, …]}, owned by the manager that it is
 *     given
 * @param labels class of what each view shows under the method's task, {@code [m]}; null where the
 *     method needs none
 * @param probed the same under the online probe's task; null without one
 */
@SuppressWarnings("ArrayRecordComponent") // on their way into a tensor, never compared
public record Part(Function<NDManager, NDArray> views, long[] labels, long[] probed) {}
