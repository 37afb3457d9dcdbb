package dev.guillotine.representation.network.layers;

import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.representation.network.graph.BatchNorm;
import dev.guillotine.representation.network.graph.Convolution;
import dev.guillotine.representation.network.graph.Extent;
import dev.guillotine.representation.network.graph.GlobalAveragePool;
import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.MaxPool;
import dev.guillotine.representation.network.graph.Rectifier;
import dev.guillotine.representation.network.graph.Value;
import java.util.List;

/**
 * Residual network (He et al. 2016, arXiv 1512.03385), with the tensor names of torchvision's.
 * Every stage but the first halves the resolution and doubles the channels. Cuts: {@code stem}, one
 * {@code stage} after every stage but the last, and {@code backbone}.
 *
 * @param stem how images enter
 * @param width channels inside the blocks of the first stage
 * @param blocks how many blocks each stage has
 * @param block what each is
 */
record ResidualNetwork(Backbone.Stem stem, int width, List<Integer> blocks, ResidualBlock block)
    implements Layers {
  private static final Extent HALVING = new Extent(3, 2, 1);

  ResidualNetwork {
    blocks = List.copyOf(blocks);
  }

  @Override
  public Value append(Graph graph, Value images) {
    Value features = stem(graph, images);
    graph.cut("stem", Role.STEM, features, new GlobalAveragePool());
    for (int stage = 1; stage < blocks.size(); stage++) {
      features = stage(graph, stage, features);
      graph.cut("stage" + stage, Role.STAGE, features, new GlobalAveragePool());
    }
    features = stage(graph, blocks.size(), features);
    return graph.cut("backbone", Role.BACKBONE, features, new GlobalAveragePool());
  }

  private Value stem(Graph graph, Value images) {
    int channels = images.shape().get(0);
    return switch (stem) {
      case CIFAR -> entered(graph, images, Convolution.padded("conv1", channels, width, 3, 1));
      case IMAGENET ->
          graph.apply(
              new MaxPool(HALVING),
              entered(graph, images, Convolution.padded("conv1", channels, width, 7, 2)));
    };
  }

  private Value entered(Graph graph, Value images, Convolution convolution) {
    Value features = graph.apply(convolution, images);
    return graph.apply(new Rectifier(), graph.apply(new BatchNorm("bn1", width), features));
  }

  private Value stage(Graph graph, int stage, Value input) {
    int channels = width << (stage - 1);
    Value features = input;
    for (int number = 0; number < blocks.get(stage - 1); number++) {
      int stride = stage > 1 && number == 0 ? 2 : 1;
      String name = "layer" + stage + "." + number + ".";
      features = block.append(graph, name, features, channels, stride);
    }
    return features;
  }
}
