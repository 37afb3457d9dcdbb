package dev.guillotine.representation.network.torchscript;

import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.graph.TensorDefinition;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source text of a module that is a network up to one cut, weights and normalisation included:
 * {@code forward} takes images {@code [n, c, h, w]} from 0 to 1, or signals {@code [n, c, length]},
 * and gives the embeddings {@code [n, d]}.
 *
 * @param definition that has one cut, and no operation that the cut does not need
 * @param normalisation what its input is normalised by
 */
public record TrunkProgram(NetworkDefinition definition, Normalisation normalisation) {
  /** Attribute that holds the mean of each channel. */
  static final String MEAN = "mean";

  /** Attribute that holds the deviation of each channel. */
  static final String DEVIATION = "deviation";

  /** The attribute of a tensor: TorchScript has no names with points in them. */
  static String attribute(TensorDefinition tensor) {
    return tensor.name().replace('.', '_');
  }

  /** Names of all attributes that are tensors: weights in the definition's order, then others. */
  List<String> attributes() {
    return Stream.concat(
            definition.tensors().stream().map(TrunkProgram::attribute), Stream.of(MEAN, DEVIATION))
        .toList();
  }

  /** Shape of mean and deviation, as they are taken from and divide the samples. */
  List<Long> statisticsShape() {
    SampleShape input = definition.architecture().input();
    long channels = input.channels();
    return input instanceof SignalShape ? List.of(1L, channels, 1L) : List.of(1L, channels, 1L, 1L);
  }

  /** Declarations of the attributes, indented by two spaces. */
  String declarations() {
    return attributes().stream()
        .map(name -> "  " + name + " : Tensor\n")
        .collect(Collectors.joining());
  }

  /** The methods, indented by two spaces. */
  String methods() {
    String tensors =
        definition.tensors().stream()
            .map(tensor -> "self." + attribute(tensor))
            .collect(Collectors.joining(", "));
    return TorchScript.embedding(definition)
        + "  def forward(self, samples: Tensor) -> Tensor:\n"
        + "    normalised = torch.div(torch.sub(samples, self.mean), self.deviation)\n"
        + "    tensors = annotate(List[Tensor], ["
        + tensors
        + "])\n"
        + "    return (self.embed(normalised, tensors))[0]\n";
  }
}
