package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * Self-attention of several heads, softmax(q·kᵀ / √(d / heads))·v (Vaswani et al. 2017, arXiv
 * 1706.03762, equation 1): {@code [tokens, 3 × d]}, the queries, keys and values of all heads side
 * by side, to {@code [tokens, d]}.
 *
 * @param heads that share d
 */
public record Attention(int heads) implements Operation {
  private static final int PARTS = 3;

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    List<Integer> shape = shapes.get(0);
    int width = Tokens.width("attention", shape);
    if (width % (PARTS * heads) != 0) {
      throw new IllegalArgumentException(
          "attention of %d heads reads [tokens, 3 × d], not %s".formatted(heads, shape));
    }
    return List.of(shape.get(0), width / PARTS);
  }

  @Override
  public String expression(Scope scope) {
    String parts =
        "torch.reshape(%1$s, [torch.size(%1$s, 0), torch.size(%1$s, 1), 3, %2$d, -1])"
            .formatted(scope.input(0), heads);
    String attended =
        "torch.scaled_dot_product_attention(%s, %s, %s, None, 0., False)"
            .formatted(part(parts, 0), part(parts, 1), part(parts, 2));
    return "torch.flatten(torch.transpose(" + attended + ", 1, 2), 2)";
  }

  /** One of queries, keys and values, {@code [n, heads, tokens, d / heads]}. */
  private static String part(String parts, int part) {
    return "torch.transpose(torch.select(" + parts + ", 2, " + part + "), 1, 2)";
  }
}
