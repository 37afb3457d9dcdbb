package dev.guillotine.representation.network.layers;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.List;

/** Which layers each backbone of a specification stands for, and which samples it takes. */
public final class BackboneLayers {
  private static final List<Integer> RESNET_18 = List.of(2, 2, 2, 2);
  private static final List<Integer> RESNET_34 = List.of(3, 4, 6, 3);

  private BackboneLayers() {}

  /**
   * The layers of a backbone.
   *
   * @param input shape of every sample
   * @throws InvalidValueException when the backbone takes no such samples; its field is {@code
   *     backbone.name} or {@code backbone.patch}
   */
  public static Layers of(Backbone backbone, SampleShape input) {
    if (backbone instanceof Backbone.Module) {
      throw refused(backbone, "a network that is made of layers here: any but module");
    }
    if (backbone instanceof Backbone.Mlp mlp) {
      return new Perceptron(mlp.widths());
    }
    if (backbone instanceof Backbone.ConvNet1d convNet) {
      return ofSignals(convNet, input);
    }
    if (!(input instanceof ImageShape image)) {
      throw refused(backbone, "a network for signals: convnet1d or mlp");
    }
    if (backbone instanceof Backbone.Vit vit) {
      return ofPatches(vit, image);
    }
    if (backbone instanceof Backbone.ConvNet convNet) {
      return new ConvolutionalNetwork(convNet.width(), convNet.depth());
    }
    Backbone.ResNet resNet = (Backbone.ResNet) backbone;
    boolean bottleneck = resNet instanceof Backbone.ResNet50;
    return new ResidualNetwork(
        resNet.stem(),
        resNet.width(),
        resNet instanceof Backbone.ResNet18 ? RESNET_18 : RESNET_34,
        bottleneck ? ResidualBlock.BOTTLENECK : ResidualBlock.BASIC);
  }

  private static Layers ofSignals(Backbone.ConvNet1d convNet, SampleShape input) {
    if (!(input instanceof SignalShape signal)) {
      throw refused(convNet, "a network for images: any but convnet1d");
    }
    if (signal.length() < SignalNetwork.LEAST_LENGTH) {
      throw refused(
          convNet,
          "mlp for signals of %d points; convnet1d for those of at least %d"
              .formatted(signal.length(), SignalNetwork.LEAST_LENGTH));
    }
    return new SignalNetwork(convNet.width());
  }

  private static Layers ofPatches(Backbone.Vit vit, ImageShape image) {
    if (image.height() % vit.patch() != 0 || image.width() % vit.patch() != 0) {
      throw new InvalidValueException(
          "backbone.patch",
          vit.patch(),
          "a divisor of the images' height %d and width %d"
              .formatted(image.height(), image.width()));
    }
    return vit instanceof Backbone.VitTiny
        ? VisionTransformer.tiny(vit.patch(), vit.depth(), vit.tokens())
        : VisionTransformer.small(vit.patch(), vit.depth(), vit.tokens());
  }

  private static InvalidValueException refused(Backbone backbone, String allowed) {
    return new InvalidValueException("backbone.name", name(backbone), allowed);
  }

  /** What the specification calls the backbone. */
  public static String name(Backbone backbone) {
    return backbone.getClass().getAnnotation(JsonTypeName.class).value();
  }
}
