package dev.guillotine.representation.network.graph;

import dev.guillotine.contracts.network.CutPoint.Pooling;

/** An operation that makes an embedding {@code [d]} of what flows at a cut. */
public sealed interface Pool extends Operation
    permits ClassTokenPool, Flattening, GlobalAveragePool, TokenAveragePool {

  /** What a cut point says of it. */
  Pooling pooling();
}
