package dev.guillotine.embedding.extraction;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.SampleTensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Takes batches through a network, in pieces that it has room for. What the device has no memory
 * for is tried again in halves, and so is whatever comes later.
 */
public final class ForwardPass implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ForwardPass.class);

  /** What libtorch says on a GPU, and on a CPU. */
  private static final List<String> NO_MEMORY =
      List.of("out of memory", "not enough memory", "can't allocate memory");

  private final Step step;
  private final Runnable end;
  private int most;

  /** One piece of a batch. */
  @FunctionalInterface
  public interface Step {
    /**
     * The embeddings of all samples.
     *
     * @return for each cut, {@code [n, d]} in row-major order
     */
    List<float[]> embed(SampleBatch samples) throws WorkFailure;
  }

  /**
   * @param most samples in one step, at least 1
   * @param end what is to be done when the pass is no longer needed
   */
  public ForwardPass(Step step, int most, Runnable end) {
    this.step = step;
    this.most = most;
    this.end = end;
  }

  /**
   * A pass through a network of this process.
   *
   * @param memory gives a new owner of tensors
   * @param network gives the embeddings {@code [n, d]} at each cut of samples {@code [n, c, …]}
   */
  public static ForwardPass through(
      Function<NDArray, List<NDArray>> network, Supplier<NDManager> memory) {
    return new ForwardPass(samples -> run(samples, network, memory), Integer.MAX_VALUE, () -> {});
  }

  private static List<float[]> run(
      SampleBatch samples, Function<NDArray, List<NDArray>> network, Supplier<NDManager> memory) {
    try (NDScope scope = new NDScope();
        NDManager manager = memory.get()) {
      scope.suppressNotUsedWarning();
      return network.apply(SampleTensor.of(samples, samples.slots(), manager)).stream()
          .map(RowMajor::values)
          .toList();
    }
  }

  /**
   * The embeddings of the first samples of a batch.
   *
   * @param count how many of them, at least 1
   * @return for each cut, {@code [count, d]} in row-major order
   * @throws OutOfDeviceMemoryException when there is not even memory for one sample
   * @throws WorkFailure when the network cannot be used
   */
  public List<float[]> embed(SampleBatch batch, int count) throws WorkFailure {
    List<List<float[]>> pieces = new ArrayList<>();
    int done = 0;
    while (done < count) {
      int size = Math.min(most, count - done);
      try {
        pieces.add(step.embed(slice(batch, done, size)));
        done += size;
      } catch (EngineException e) {
        if (!isOutOfMemory(e)) {
          throw e;
        }
        if (size == 1) {
          throw new OutOfDeviceMemoryException(e);
        }
        most = (size + 1) / 2;
        LOG.warnf("no memory for a batch of %d, going on with batches of %d", size, most);
      }
    }
    return pieces.size() == 1 ? pieces.get(0) : joined(pieces);
  }

  private static boolean isOutOfMemory(EngineException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return NO_MEMORY.stream().anyMatch(message::contains);
  }

  private static SampleBatch slice(SampleBatch batch, int from, int count) {
    SampleShape shape = batch.shape();
    FloatBuffer values = batch.values().slice(from * shape.values(), count * shape.values());
    return new SampleBatch(shape, count, values);
  }

  private static List<float[]> joined(List<List<float[]>> pieces) {
    List<float[]> joined = new ArrayList<>();
    for (int cut = 0; cut < pieces.get(0).size(); cut++) {
      int at = cut;
      FloatBuffer all =
          FloatBuffer.allocate(pieces.stream().mapToInt(piece -> piece.get(at).length).sum());
      pieces.forEach(piece -> all.put(piece.get(at)));
      joined.add(all.array());
    }
    return joined;
  }

  @Override
  public void close() {
    end.run();
  }
}
