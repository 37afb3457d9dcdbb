package dev.guillotine.contracts.api;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the list of runs.
 *
 * @param id the run
 * @param name its label
 * @param status how far it has come
 * @param submittedAt when the gateway took it
 * @param updatedAt when anything was last heard of it
 */
public record RunSummary(
    UUID id, String name, RunStatus status, Instant submittedAt, Instant updatedAt) {}
