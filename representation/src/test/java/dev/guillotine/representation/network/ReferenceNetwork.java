package dev.guillotine.representation.network;

import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.Head;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.Backbone.Stem;
import dev.guillotine.contracts.specification.Backbone.Tokens;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.contracts.specification.Projector.Norm;
import dev.guillotine.contracts.specification.Projector.Output;
import dev.guillotine.contracts.specification.StepRule.Precision;
import dev.guillotine.representation.network.graph.TensorDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The networks of {@code network_references.py}. */
enum ReferenceNetwork {
  RESNET34(
      new Backbone.ResNet34(3, Stem.IMAGENET),
      new Projector(List.of(8, 6), Norm.BATCH, Output.NORMALISED),
      new Head.Predictor(5),
      new ImageShape(3, 32, 32)),
  RESNET50(
      new Backbone.ResNet50(4, Stem.CIFAR),
      new Projector(List.of(8, 6), Norm.LAYER, Output.RECTIFIED),
      new Head.Classifier(4),
      new ImageShape(3, 32, 32)),
  VIT_CLASS(
      new Backbone.VitTiny(4, 2, Tokens.CLASS),
      new Projector(List.of(), null, null),
      null,
      new ImageShape(3, 8, 8)),
  VIT_MEAN(
      new Backbone.VitTiny(4, 2, Tokens.MEAN),
      new Projector(List.of(6), Norm.NONE, Output.RECTIFIED),
      null,
      new ImageShape(3, 8, 8)),
  CONVNET(
      new Backbone.ConvNet(4, 3),
      new Projector(List.of(8, 6), Norm.BATCH, Output.RECTIFIED),
      new Head.Predictor(5),
      new ImageShape(3, 9, 7)),
  CONVNET1D(
      new Backbone.ConvNet1d(null),
      new Projector(List.of(8, 6), Norm.LAYER, Output.NORMALISED),
      null,
      new SignalShape(1, 40)),
  MLP(
      new Backbone.Mlp(List.of(16, 12)),
      new Projector(List.of(), null, null),
      new Head.Classifier(4),
      new ImageShape(3, 4, 5));

  static final int BATCH = 8;
  static final int SAMPLES = 1000;

  /** Keeps rectifiers inside residual networks away from their kink: see the script. */
  private static final float LIFT = 4;

  private final Architecture architecture;

  ReferenceNetwork(Backbone backbone, Projector projector, Head head, SampleShape input) {
    this.architecture = new Architecture(backbone, projector, head, input);
  }

  /** The stored file. */
  String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-reference.safetensors";
  }

  NetworkDefinition definition() {
    return NetworkDefinition.of(architecture);
  }

  /** With the weights of the script, which it numbers by the alphabetical order of their names. */
  Network filled(Precision precision) {
    NetworkDefinition definition = definition();
    Network network = new Network(definition, TestNetworks.ENGINE, precision);
    List<TensorDefinition> sorted =
        definition.tensors().stream().sorted(Comparator.comparing(TensorDefinition::name)).toList();
    for (int salt = 0; salt < sorted.size(); salt++) {
      TensorDefinition tensor = sorted.get(salt);
      float[] values = TestNetworks.weights(tensor, salt);
      if (tensor.name().matches("layer\\d.*bias")) {
        IntStream.range(0, values.length).forEach(i -> values[i] += LIFT);
      }
      RowMajor.assign(network.tensors().get(tensor.name()), values);
    }
    return network;
  }
}
