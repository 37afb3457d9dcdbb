package dev.guillotine.contracts.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.guillotine.contracts.validation.IntegerRange;

/** What a method puts on the projector's output for its loss. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({@JsonSubTypes.Type(Head.Predictor.class), @JsonSubTypes.Type(Head.Classifier.class)})
public sealed interface Head {

  /**
   * Two linear layers, the first followed by batch normalisation and a rectifier, that guess
   * another view's projection from this one's.
   *
   * @param hidden width of the first
   */
  @JsonTypeName("predictor")
  record Predictor(int hidden) implements Head {
    public Predictor {
      new IntegerRange("hidden", 0, 1, Integer.MAX_VALUE).require(hidden);
    }
  }

  /**
   * One linear layer.
   *
   * @param classes its outputs
   */
  @JsonTypeName("classifier")
  record Classifier(int classes) implements Head {
    public Classifier {
      new IntegerRange("classes", 0, 2, Integer.MAX_VALUE).require(classes);
    }
  }
}
