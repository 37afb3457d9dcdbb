package dev.guillotine.contracts.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;

/** Something that can be predicted of every sample of a data set. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(Task.Classification.class),
  @JsonSubTypes.Type(Task.MultiLabel.class),
  @JsonSubTypes.Type(Task.Regression.class),
  @JsonSubTypes.Type(Task.Circular.class)
})
public sealed interface Task {
  /** Most classes that a classification may have. */
  int MOST_CLASSES = 32_768;

  /** Most labels that a multi-label task may have. */
  int MOST_LABELS = 4_096;

  /** What the task is called within its data set, for example {@code class} or {@code hue}. */
  String name();

  /**
   * Which one of several classes.
   *
   * @param name of the task
   * @param classes how many there are, 2 to 32,768
   */
  @JsonTypeName("classification")
  record Classification(String name, int classes) implements Task {
    public Classification {
      Required.text("name", name);
      new IntegerRange("classes", 0, 2, MOST_CLASSES).require(classes);
    }
  }

  /**
   * Which of several labels, any number of them at once.
   *
   * @param name of the task
   * @param labels how many there are, 1 to 4,096
   */
  @JsonTypeName("multi-label")
  record MultiLabel(String name, int labels) implements Task {
    public MultiLabel {
      Required.text("name", name);
      new IntegerRange("labels", 0, 1, MOST_LABELS).require(labels);
    }
  }

  /**
   * A number.
   *
   * @param name of the task
   */
  @JsonTypeName("regression")
  record Regression(String name) implements Task {
    public Regression {
      Required.text("name", name);
    }
  }

  /**
   * An angle: values a whole period apart are the same.
   *
   * @param name of the task
   * @param period of a full turn in the unit of the values, above 0: 360 for degrees
   */
  @JsonTypeName("circular")
  record Circular(String name, double period) implements Task {
    public Circular {
      Required.text("name", name);
      if (!(period > 0) || Double.isInfinite(period)) {
        throw new InvalidValueException("period", period, "a finite number above 0");
      }
    }
  }
}
