package dev.guillotine.gateway.trunk;

import dev.guillotine.contracts.event.TrunkRequested;

/**
 * A trunk that is in the object store.
 *
 * @param name of the archive that it is given out as, without an ending
 * @param request what it was made for: tells where its files lie
 * @param card what it is (Markdown)
 */
public record Trunk(String name, TrunkRequested request, String card) {}
