package dev.guillotine.representation.network.layers;

import dev.guillotine.representation.network.graph.Addition;
import dev.guillotine.representation.network.graph.BatchNorm;
import dev.guillotine.representation.network.graph.Convolution;
import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.Rectifier;
import dev.guillotine.representation.network.graph.Value;

/** A block of a residual network, with the tensor names of torchvision's. */
public enum ResidualBlock {
  /** Two 3×3 convolutions; the first strides. */
  BASIC(1) {
    @Override
    Value residual(Graph graph, String name, Value input, int channels, int stride) {
      Value inner = normalised(graph, name, 1, input, channels, 3, stride);
      return normalised(graph, name, 2, graph.apply(new Rectifier(), inner), channels, 3, 1);
    }
  },
  /** A 1×1, a 3×3 and a 1×1 convolution to four times as many channels; the 3×3 one strides. */
  BOTTLENECK(4) {
    @Override
    Value residual(Graph graph, String name, Value input, int channels, int stride) {
      Value narrow = normalised(graph, name, 1, input, channels, 1, 1);
      Value inner =
          normalised(graph, name, 2, graph.apply(new Rectifier(), narrow), channels, 3, stride);
      return normalised(
          graph, name, 3, graph.apply(new Rectifier(), inner), channels * expansion, 1, 1);
    }
  };

  final int expansion;

  ResidualBlock(int expansion) {
    this.expansion = expansion;
  }

  /** What the block adds to its input. */
  abstract Value residual(Graph graph, String name, Value input, int channels, int stride);

  /**
   * Appends the block.
   *
   * @param name prefix of its tensors
   * @param channels inside the block
   */
  Value append(Graph graph, String name, Value input, int channels, int stride) {
    Value residual = residual(graph, name, input, channels, stride);
    Value shortcut = input;
    if (!input.shape().equals(residual.shape())) {
      int outputs = channels * expansion;
      Value projected =
          graph.apply(
              Convolution.padded(name + "downsample.0", input.shape().get(0), outputs, 1, stride),
              input);
      shortcut = graph.apply(new BatchNorm(name + "downsample.1", outputs), projected);
    }
    return graph.apply(new Rectifier(), graph.apply(new Addition(), residual, shortcut));
  }

  private static Value normalised(
      Graph graph, String name, int number, Value input, int channels, int kernel, int stride) {
    int inputs = input.shape().get(0);
    Value features =
        graph.apply(
            Convolution.padded(name + "conv" + number, inputs, channels, kernel, stride), input);
    return graph.apply(new BatchNorm(name + "bn" + number, channels), features);
  }
}
