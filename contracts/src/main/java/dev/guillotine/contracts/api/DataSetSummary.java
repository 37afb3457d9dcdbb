package dev.guillotine.contracts.api;

import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.DataSource;
import java.time.Instant;

/**
 * One line of the catalogue.
 *
 * @param name what the set is known by
 * @param status how far it has come
 * @param source where it lies
 * @param requestedAt when it was last asked for, or null for a set that is built in
 * @param updatedAt when anything was last heard of that request
 */
public record DataSetSummary(
    DataSetName name,
    DataSetStatus status,
    DataSource source,
    Instant requestedAt,
    Instant updatedAt) {}
