package dev.guillotine.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters that are treated alike.
 *
 * @param parameters by name, at least one
 * @param matrices whether they have more than one dimension: only then are they decayed
 */
record ParameterGroup(Map<String, NDArray> parameters, boolean matrices) {

  /** At most two groups: matrices and kernels, then biases and normalisation. */
  static List<ParameterGroup> of(Map<String, NDArray> parameters) {
    List<ParameterGroup> groups = new ArrayList<>();
    for (boolean matrices : new boolean[] {true, false}) {
      Map<String, NDArray> members = new LinkedHashMap<>();
      parameters.forEach(
          (name, parameter) -> {
            if (parameter.getShape().dimension() > 1 == matrices) {
              members.put(name, parameter);
            }
          });
      if (!members.isEmpty()) {
        groups.add(new ParameterGroup(members, matrices));
      }
    }
    return groups;
  }

  /** The decay of this group where matrices have this one. */
  double decay(double weightDecay) {
    return matrices ? weightDecay : 0;
  }
}
