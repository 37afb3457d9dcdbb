package dev.guillotine.representation.network.layers;

import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.representation.network.graph.Addition;
import dev.guillotine.representation.network.graph.Attention;
import dev.guillotine.representation.network.graph.ClassToken;
import dev.guillotine.representation.network.graph.ClassTokenPool;
import dev.guillotine.representation.network.graph.Convolution;
import dev.guillotine.representation.network.graph.Extent;
import dev.guillotine.representation.network.graph.GaussianErrorUnit;
import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.Initialisation;
import dev.guillotine.representation.network.graph.LayerNorm;
import dev.guillotine.representation.network.graph.Linear;
import dev.guillotine.representation.network.graph.Pool;
import dev.guillotine.representation.network.graph.PositionEmbedding;
import dev.guillotine.representation.network.graph.TokenAveragePool;
import dev.guillotine.representation.network.graph.Tokenisation;
import dev.guillotine.representation.network.graph.Value;
import java.util.Optional;

/**
 * Vision transformer (Dosovitskiy et al. 2021, arXiv 2010.11929) that normalises before attention
 * and perceptron, with the tensor names of timm's. Cuts: {@code stem} after the position embedding,
 * {@code block1} and so on after every block, and {@code backbone} after the last normalisation.
 *
 * <p>Without a class token, the last normalisation comes before the tokens are averaged: timm's
 * {@code global_pool="avg", class_token=False, fc_norm=False}.
 *
 * @param width of a token
 * @param heads of each attention
 * @param patch height and width of a patch in pixels
 * @param depth number of blocks
 * @param tokens what becomes of the tokens at a cut
 */
record VisionTransformer(int width, int heads, int patch, int depth, Backbone.Tokens tokens)
    implements Layers {
  private static final int EXPANSION = 4;
  private static final double EPSILON = 1e-6;

  /** How timm's linear layers start; it cuts the distribution off at 100 standard deviations. */
  private static final Initialisation WEIGHT = new Initialisation.Normal(0.02);

  private static final Optional<Initialisation> BIAS = Optional.of(new Initialisation.Constant(0));

  /** Tokens of 192 numbers, three heads. */
  static VisionTransformer tiny(int patch, int depth, Backbone.Tokens tokens) {
    return new VisionTransformer(192, 3, patch, depth, tokens);
  }

  /** Tokens of 384 numbers, six heads. */
  static VisionTransformer small(int patch, int depth, Backbone.Tokens tokens) {
    return new VisionTransformer(384, 6, patch, depth, tokens);
  }

  @Override
  public Value append(Graph graph, Value images) {
    Value features = embedded(graph, images);
    graph.cut("stem", Role.STEM, features, pool());
    for (int block = 0; block < depth; block++) {
      features = block(graph, "blocks." + block + ".", features);
      graph.cut("block" + (block + 1), Role.STAGE, features, pool());
    }
    features = graph.apply(new LayerNorm("norm", width, EPSILON), features);
    return graph.cut("backbone", Role.BACKBONE, features, pool());
  }

  private Pool pool() {
    return switch (tokens) {
      case CLASS -> new ClassTokenPool();
      case MEAN -> new TokenAveragePool();
    };
  }

  private Value embedded(Graph graph, Value images) {
    int channels = images.shape().get(0);
    Extent patches = new Extent(patch, patch, 0);
    Value map =
        graph.apply(new Convolution("patch_embed.proj", channels, width, patches, true), images);
    Value features = graph.apply(new Tokenisation(), map);
    if (tokens == Backbone.Tokens.CLASS) {
      features = graph.apply(new ClassToken("cls_token", width), features);
    }
    return graph.apply(
        new PositionEmbedding("pos_embed", features.shape().get(0), width), features);
  }

  private Value block(Graph graph, String name, Value input) {
    Value attended = graph.apply(new LayerNorm(name + "norm1", width, EPSILON), input);
    attended = linear(graph, name + "attn.qkv", attended, 3 * width);
    attended = graph.apply(new Attention(heads), attended);
    attended = linear(graph, name + "attn.proj", attended, width);
    Value middle = graph.apply(new Addition(), input, attended);
    Value perceived = graph.apply(new LayerNorm(name + "norm2", width, EPSILON), middle);
    perceived = linear(graph, name + "mlp.fc1", perceived, EXPANSION * width);
    perceived = graph.apply(new GaussianErrorUnit(), perceived);
    perceived = linear(graph, name + "mlp.fc2", perceived, width);
    return graph.apply(new Addition(), middle, perceived);
  }

  private static Value linear(Graph graph, String name, Value input, int outputs) {
    int inputs = input.shape().get(1);
    return graph.apply(new Linear(name, inputs, outputs, WEIGHT, BIAS), input);
  }
}
