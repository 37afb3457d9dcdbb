package dev.guillotine.trainer.training;

import ai.djl.ndarray.NDArray;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.TensorProgram;
import java.util.List;
import java.util.Map;

/**
 * How many directions the embeddings of a batch use: what collapse shows in.
 *
 * <ul>
 *   <li><em>Spread</em>: the standard deviation of each coordinate over rows scaled to length 1,
 *       averaged over coordinates and scaled by √d: about 1 where directions are even, 0 where all
 *       rows point the same way (Chen and He 2021, arXiv 2011.10566, section 4.1).
 *   <li><em>Rank</em>: RankMe, the exponential of the entropy of the singular values' shares
 *       (Garrido et al. 2023, arXiv 2210.02885, equations 1 and 2), of the first 256 rows.
 * </ul>
 */
final class Diversity implements AutoCloseable {
  private static final String METHODS =
      """
        def spread(self, embeddings: List[Tensor]) -> float:
          rows = embeddings[0]
          unit = rows / torch.clamp(torch.norm(rows, 2, [1], True), 1e-12)
          centred = unit - torch.mean(unit, [0], True)
          deviation = torch.sqrt(torch.mean(centred * centred, [0]))
          return float(torch.mean(deviation)) * float(rows.size(1)) ** 0.5
        def rank(self, embeddings: List[Tensor]) -> float:
          rows = torch.slice(embeddings[0], 0, 0, 256, 1)
          values = torch.linalg_svdvals(rows)
          shares = values / torch.clamp(torch.sum(values), 1e-12) + 1e-7
          return float(torch.exp(-torch.sum(shares * torch.log(shares))))
      """;

  private final TensorProgram program;

  Diversity(ComputeEngine engine) {
    this.program = new TensorProgram(METHODS, engine);
  }

  /**
   * Spread and rank of a batch, as {@code nameSpread}, from 0 to about 1, and {@code nameRank},
   * from 1 to the smaller of m, 256 and d.
   *
   * @param name of what is measured
   * @param embeddings {@code [m, d]}, m at least 2
   * @return both NaN when a value is not finite
   */
  Map<String, Double> of(String name, NDArray embeddings) {
    List<List<NDArray>> argument = List.of(List.of(embeddings));
    double spread = program.run("spread", argument);
    double rank = Double.isFinite(spread) ? program.run("rank", argument) : Double.NaN;
    return Map.of(name + "Spread", spread, name + "Rank", rank);
  }

  @Override
  public void close() {
    program.close();
  }
}
