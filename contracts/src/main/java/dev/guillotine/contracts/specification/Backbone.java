package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;
import java.util.List;
import java.util.Set;

/** The trunk that is customarily kept. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
  @JsonSubTypes.Type(Backbone.ResNet18.class),
  @JsonSubTypes.Type(Backbone.ResNet34.class),
  @JsonSubTypes.Type(Backbone.ResNet50.class),
  @JsonSubTypes.Type(Backbone.VitTiny.class),
  @JsonSubTypes.Type(Backbone.VitSmall.class),
  @JsonSubTypes.Type(Backbone.ConvNet.class),
  @JsonSubTypes.Type(Backbone.Mlp.class),
  @JsonSubTypes.Type(Backbone.ConvNet1d.class),
  @JsonSubTypes.Type(Backbone.Module.class)
})
public sealed interface Backbone {

  /** How the image enters a residual network. */
  enum Stem {
    /** One 3×3 convolution of stride 1 and no pooling, for images of about 32 pixels. */
    @JsonProperty("cifar")
    CIFAR,
    /**
     * One 7×7 convolution of stride 2 and max pooling of stride 2, for images of about 224 pixels.
     */
    @JsonProperty("imagenet")
    IMAGENET
  }

  /** What becomes of the tokens of a vision transformer at a cut. */
  enum Tokens {
    /** The class token is kept. */
    @JsonProperty("class")
    CLASS,
    /** The patches' tokens are averaged; there is no class token. */
    @JsonProperty("mean")
    MEAN
  }

  /** A residual network of four stages (He et al. 2016, arXiv 1512.03385). */
  sealed interface ResNet extends Backbone permits ResNet18, ResNet34, ResNet50 {
    /** Channels of the first stage; each stage doubles them. */
    Integer width();

    /** How the image enters. */
    Stem stem();
  }

  /** A vision transformer (Dosovitskiy et al. 2021, arXiv 2010.11929). */
  sealed interface Vit extends Backbone permits VitTiny, VitSmall {
    /** Height and width of a patch in pixels. */
    Integer patch();

    /** Number of blocks. */
    Integer depth();

    /** What becomes of the tokens at a cut. */
    Tokens tokens();
  }

  /**
   * Two basic blocks in each stage.
   *
   * @param width channels of the first stage, 1 to 256, default 16; 64 is the published width
   * @param stem how the image enters, default cifar
   */
  @JsonTypeName("resnet18")
  record ResNet18(Integer width, Stem stem) implements ResNet {
    public ResNet18 {
      width = RESNET_WIDTH.require(width);
      stem = stem == null ? Stem.CIFAR : stem;
    }
  }

  /**
   * Three, four, six and three basic blocks.
   *
   * @param width channels of the first stage, 1 to 256, default 16; 64 is the published width
   * @param stem how the image enters, default cifar
   */
  @JsonTypeName("resnet34")
  record ResNet34(Integer width, Stem stem) implements ResNet {
    public ResNet34 {
      width = RESNET_WIDTH.require(width);
      stem = stem == null ? Stem.CIFAR : stem;
    }
  }

  /**
   * Three, four, six and three bottleneck blocks, each four times as wide at its end.
   *
   * @param width channels inside the blocks of the first stage, 1 to 256, default 16; 64 is the
   *     published width
   * @param stem how the image enters, default cifar
   */
  @JsonTypeName("resnet50")
  record ResNet50(Integer width, Stem stem) implements ResNet {
    public ResNet50 {
      width = RESNET_WIDTH.require(width);
      stem = stem == null ? Stem.CIFAR : stem;
    }
  }

  /**
   * Tokens of 192 numbers, three heads.
   *
   * @param patch height and width of a patch in pixels, 1 to 64, default 4; must divide the image's
   * @param depth number of blocks, 1 to 48, default 12
   * @param tokens what becomes of the tokens at a cut, default class
   */
  @JsonTypeName("vit-tiny")
  record VitTiny(Integer patch, Integer depth, Tokens tokens) implements Vit {
    public VitTiny {
      patch = PATCH.require(patch);
      depth = VIT_DEPTH.require(depth);
      tokens = tokens == null ? Tokens.CLASS : tokens;
    }
  }

  /**
   * Tokens of 384 numbers, six heads.
   *
   * @param patch height and width of a patch in pixels, 1 to 64, default 4; must divide the image's
   * @param depth number of blocks, 1 to 48, default 12
   * @param tokens what becomes of the tokens at a cut, default class
   */
  @JsonTypeName("vit-small")
  record VitSmall(Integer patch, Integer depth, Tokens tokens) implements Vit {
    public VitSmall {
      patch = PATCH.require(patch);
      depth = VIT_DEPTH.require(depth);
      tokens = tokens == null ? Tokens.CLASS : tokens;
    }
  }

  /**
   * Plain 3×3 convolutions with batch normalisation and rectifier; each but the first halves the
   * resolution and doubles the channels.
   *
   * @param width channels of the first layer, 1 to 256, default 32
   * @param depth number of layers, 1 to 6, default 4
   */
  @JsonTypeName("convnet")
  record ConvNet(Integer width, Integer depth) implements Backbone {
    private static final IntegerRange WIDTH = new IntegerRange("width", 32, 1, 256);
    private static final IntegerRange DEPTH = new IntegerRange("depth", 4, 1, 6);

    public ConvNet {
      width = WIDTH.require(width);
      depth = DEPTH.require(depth);
    }
  }

  /**
   * Multilayer perceptron on all values of a sample, an image or a signal: linear layers, each
   * followed by batch normalisation and a rectifier.
   *
   * @param widths output width of each layer, 1 to 8 layers of 1 to 8,192 units, default 512, 512
   */
  @JsonTypeName("mlp")
  record Mlp(List<Integer> widths) implements Backbone {
    private static final List<Integer> STANDARD = List.of(512, 512);

    public Mlp {
      widths = widths == null ? STANDARD : widths;
      if (widths.isEmpty()) {
        throw new InvalidValueException("widths", widths, "a list of at least 1 layer");
      }
      widths = LayerWidths.require("widths", widths);
    }
  }

  /**
   * Three convolutions along a signal, of kernels 5, 3 and 3, stride 2 and padding 1, each followed
   * by a rectifier; cut without pooling (the network of the self-supervised notebook of MNIST-1D,
   * arXiv 2011.14439).
   *
   * @param width channels of each layer, 1 to 1,024, default 25
   */
  @JsonTypeName("convnet1d")
  record ConvNet1d(Integer width) implements Backbone {
    private static final IntegerRange WIDTH = new IntegerRange("width", 25, 1, 1_024);

    public ConvNet1d {
      width = WIDTH.require(width);
    }
  }

  /**
   * Any network that was trained elsewhere, as a TorchScript module that gives what flows at places
   * of its own naming. It can be probed, not trained.
   *
   * @param cuts the places, from input to output, 1 to 1,000 of different names
   * @param output name of the one that is customarily kept; those before it are taken for stages,
   *     those after it for a projector; default the last
   */
  @JsonTypeName("module")
  record Module(List<ModuleCut> cuts, String output) implements Backbone {
    private static final int MOST_CUTS = 1_000;

    public Module {
      cuts = Required.someOf("cuts", cuts);
      List<String> names = cuts.stream().map(ModuleCut::name).toList();
      if (names.size() > MOST_CUTS || Set.copyOf(names).size() < names.size()) {
        throw new InvalidValueException(
            "cuts", names, "1 to " + MOST_CUTS + " cuts of different names");
      }
      output = output == null ? names.get(names.size() - 1) : output;
      if (!names.contains(output)) {
        throw new InvalidValueException("output", output, "one of " + names);
      }
    }
  }

  /** Width of every residual network. */
  IntegerRange RESNET_WIDTH = new IntegerRange("width", 16, 1, 256);

  /** Patch size of every vision transformer. */
  IntegerRange PATCH = new IntegerRange("patch", 4, 1, 64);

  /** Depth of every vision transformer. */
  IntegerRange VIT_DEPTH = new IntegerRange("depth", 12, 1, 48);
}
