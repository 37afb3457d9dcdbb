package dev.guillotine.representation.network.graph;

import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.CutPoint.Pooling;
import dev.guillotine.contracts.network.Grid;

/** An operation that makes an embedding {@code [d]} of what flows at a cut. */
public sealed interface Pool extends Operation
    permits ClassTokenPool, Flattening, GlobalAveragePool, GridPool, TokenAveragePool {

  /** What a cut point says of it. */
  Pooling pooling();

  /**
   * The operation that a cut point's pooling stands for.
   *
   * @throws IllegalArgumentException where an embedding flows already
   */
  static Pool of(CutPoint cut) {
    return switch (cut.pooling()) {
      case AVERAGE -> cut.ofTokens() ? new TokenAveragePool() : new GlobalAveragePool();
      case TOKEN -> new ClassTokenPool();
      case FLATTEN -> new Flattening();
      case GRID -> new GridPool(Grid.of(cut));
      case NONE -> throw new IllegalArgumentException("nothing is pooled at " + cut.name());
    };
  }
}
