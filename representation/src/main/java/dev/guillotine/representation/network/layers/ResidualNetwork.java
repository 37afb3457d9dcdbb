package dev.guillotine.representation.network.layers;

import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.representation.network.graph.Addition;
import dev.guillotine.representation.network.graph.BatchNorm;
import dev.guillotine.representation.network.graph.Convolution;
import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.Rectifier;
import dev.guillotine.representation.network.graph.Value;
import java.util.List;

/**
 * Residual network of basic blocks (He et al. 2016, arXiv 1512.03385), with the tensor names of
 * torchvision's. Every stage but the first halves the resolution and doubles the channels. Cuts:
 * {@code stem}, one {@code stage} after every stage but the last, and {@code backbone}.
 *
 * @param stem how images enter
 * @param width channels of the first stage
 * @param blocks how many blocks each stage has
 */
public record ResidualNetwork(Backbone.Stem stem, int width, List<Integer> blocks)
    implements Layers {
  public ResidualNetwork {
    blocks = List.copyOf(blocks);
  }

  /** Four stages of two blocks. */
  public static ResidualNetwork resNet18(Backbone.Stem stem, int width) {
    return new ResidualNetwork(stem, width, List.of(2, 2, 2, 2));
  }

  @Override
  public Value append(Graph graph, Value images) {
    Value features =
        switch (stem) {
          case IMAGENET -> throw new UnsupportedOperationException("no layers for " + stem);
          case CIFAR -> rectified(graph, normalised(graph, "conv1", "bn1", images, width, 3, 1));
        };
    graph.cut("stem", Role.STEM, features);
    for (int stage = 1; stage < blocks.size(); stage++) {
      features = stage(graph, stage, features);
      graph.cut("stage" + stage, Role.STAGE, features);
    }
    return graph.cut("backbone", Role.BACKBONE, stage(graph, blocks.size(), features));
  }

  private Value stage(Graph graph, int stage, Value input) {
    int channels = width << (stage - 1);
    Value features = input;
    for (int block = 0; block < blocks.get(stage - 1); block++) {
      int stride = stage > 1 && block == 0 ? 2 : 1;
      features = block(graph, "layer" + stage + "." + block + ".", features, channels, stride);
    }
    return features;
  }

  private static Value block(Graph graph, String name, Value input, int channels, int stride) {
    Value inner =
        rectified(
            graph, normalised(graph, name + "conv1", name + "bn1", input, channels, 3, stride));
    Value residual = normalised(graph, name + "conv2", name + "bn2", inner, channels, 3, 1);
    Value shortcut = input;
    if (!input.shape().equals(residual.shape())) {
      String path = name + "downsample.";
      shortcut = normalised(graph, path + "0", path + "1", input, channels, 1, stride);
    }
    return rectified(graph, graph.apply(new Addition(), residual, shortcut));
  }

  private static Value normalised(
      Graph graph,
      String convolution,
      String norm,
      Value input,
      int channels,
      int kernel,
      int stride) {
    int inputs = input.shape().get(0);
    Value features =
        graph.apply(new Convolution(convolution, inputs, channels, kernel, stride), input);
    return graph.apply(new BatchNorm(norm, channels), features);
  }

  private static Value rectified(Graph graph, Value input) {
    return graph.apply(new Rectifier(), input);
  }
}
