package dev.guillotine.representation.network;

import ai.djl.ndarray.NDArray;

/**
 * What one pass in training mode gives, all in single precision; a loss may read any of it.
 *
 * @param trunk embedding at the backbone's output, {@code [n, d]}
 * @param projection at the projector's output, {@code [n, p]}; the trunk's embedding where the
 *     projector has no layers
 * @param output at the head's output; the projection where there is no head
 */
public record TrainingPass(NDArray trunk, NDArray projection, NDArray output) {}
