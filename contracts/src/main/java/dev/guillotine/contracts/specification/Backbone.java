package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.validation.IntegerRange;

/**
 * The trunk that is customarily kept.
 *
 * @param name family and depth, default resnet18
 * @param width channels of the first stage, 1 to 256, default 16; each stage doubles them
 * @param stem how the image enters, default cifar
 */
public record Backbone(Name name, Integer width, Stem stem) {
  private static final IntegerRange WIDTH = new IntegerRange("width", 16, 1, 256);

  /** Families of networks. */
  public enum Name {
    /** Residual network of four stages with two basic blocks each (arXiv 1512.03385). */
    @JsonProperty("resnet18")
    RESNET18
  }

  /** How the image enters the network. */
  public enum Stem {
    /** One 3×3 convolution of stride 1 and no pooling, for images of about 32 pixels. */
    @JsonProperty("cifar")
    CIFAR
  }

  public Backbone {
    name = name == null ? Name.RESNET18 : name;
    width = WIDTH.require(width);
    stem = stem == null ? Stem.CIFAR : stem;
  }
}
