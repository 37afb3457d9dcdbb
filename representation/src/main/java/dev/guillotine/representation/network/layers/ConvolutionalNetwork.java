package dev.guillotine.representation.network.layers;

import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.representation.network.graph.BatchNorm;
import dev.guillotine.representation.network.graph.Convolution;
import dev.guillotine.representation.network.graph.GlobalAveragePool;
import dev.guillotine.representation.network.graph.Graph;
import dev.guillotine.representation.network.graph.Rectifier;
import dev.guillotine.representation.network.graph.Value;

/**
 * 3×3 convolutions, each followed by batch normalisation and a rectifier; each but the first halves
 * the resolution and doubles the channels. Tensors are numbered as in a PyTorch {@code
 * nn.Sequential} called {@code layers}. Cuts after every layer: {@code stem}, {@code stage1} and so
 * on, the last {@code backbone}.
 *
 * @param width channels of the first layer
 * @param depth number of layers
 */
record ConvolutionalNetwork(int width, int depth) implements Layers {

  @Override
  public Value append(Graph graph, Value images) {
    Sequence sequence = new Sequence(graph, "layers");
    Value features = images;
    for (int layer = 0; layer < depth; layer++) {
      int inputs = features.shape().get(0);
      int outputs = width << layer;
      int stride = layer == 0 ? 1 : 2;
      features =
          sequence.apply(name -> Convolution.padded(name, inputs, outputs, 3, stride), features);
      features = sequence.apply(name -> new BatchNorm(name, outputs), features);
      features = sequence.apply(name -> new Rectifier(), features);
      if (layer < depth - 1) {
        String cut = layer == 0 ? "stem" : "stage" + layer;
        graph.cut(cut, layer == 0 ? Role.STEM : Role.STAGE, features, new GlobalAveragePool());
      }
    }
    return graph.cut("backbone", Role.BACKBONE, features, new GlobalAveragePool());
  }
}
