package dev.guillotine.probe.measure;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.probe.fit.FeatureMatrix;
import dev.guillotine.probe.fit.StopSignal;
import java.nio.DoubleBuffer;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What can be said of one cut's embeddings without labels. The first 4,096 of them are measured, as
 * the network gives them; pairs of them, the first 1,024.
 *
 * @param measures by name; one that is not defined is absent
 * @param samples how many embeddings were measured
 * @param gram what tells how alike those of another cut are
 */
public record CutMeasures(Map<String, Double> measures, int samples, CentredGram gram) {
  /** Rises with every change after which measures no longer compare with earlier ones. */
  public static final int PROTOCOL = 1;

  private static final int MOST = 4_096;
  private static final int MOST_IN_PAIRS = 1_024;

  /**
   * Measures.
   *
   * @param memory lends native memory until this returns
   * @param features the embeddings, of any samples
   * @param stop asked before each measure
   */
  public static <E extends Exception> CutMeasures of(
      NDManager memory, FeatureMatrix features, StopSignal<E> stop) throws E {
    try (NDManager owner = memory.newSubManager(Device.cpu())) {
      NDArray all = load(owner, features, MOST);
      NDArray some = load(owner, features, MOST_IN_PAIRS);
      Map<String, Double> measures = new TreeMap<>();
      stop.check();
      Spectra spectra = Spectra.of(owner, all);
      put(measures, "rankMe", SpectralMeasures.rankMe(spectra.singular()));
      put(measures, "participationRatio", SpectralMeasures.participationRatio(spectra.variances()));
      put(measures, "alphaReq", SpectralMeasures.alphaReq(spectra.variances()));
      stop.check();
      put(measures, "uniformity", PairMeasures.uniformity(some));
      put(measures, "intrinsicDimension", PairMeasures.intrinsicDimension(some));
      return new CutMeasures(
          Map.copyOf(measures), (int) all.getShape().get(0), CentredGram.of(some));
    }
  }

  /** How alike this cut's embeddings are to another's: linear CKA, where it is defined. */
  public OptionalDouble similarity(CutMeasures other) {
    return gram.similarity(other.gram);
  }

  private static void put(Map<String, Double> measures, String name, OptionalDouble value) {
    value.ifPresent(number -> measures.put(name, number));
  }

  private static NDArray load(NDManager owner, FeatureMatrix features, int most) {
    int rows = Math.min(most, features.rows());
    NDArray matrix = owner.create(new Shape(rows, features.columns()), DataType.FLOAT64);
    DoubleBuffer target = matrix.toByteBuffer(true).asDoubleBuffer();
    float[] values = new float[features.columns()];
    for (int row = 0; row < rows; row++) {
      features.read(row, values);
      for (float value : values) {
        target.put(value);
      }
    }
    return matrix;
  }
}
