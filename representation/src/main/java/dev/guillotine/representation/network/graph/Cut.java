package dev.guillotine.representation.network.graph;

import dev.guillotine.contracts.network.CutPoint;

/**
 * A cut point and the value that is its embedding.
 *
 * @param point name, role and dimension d
 * @param embedding of shape {@code [d]}
 */
public record Cut(CutPoint point, Value embedding) {}
