package dev.guillotine.probe.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.representation.network.TensorProgram;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of one hidden layer, W₂ relu(W₁ x + b₁) + b₂, trained by AdamW (Loshchilov and Hutter
 * 2019, arXiv 1711.05101) in batches. Its gradients are written out, so that a step is one call.
 * Everything random is a function of its sizes and of the epoch.
 */
final class HiddenLayer implements AutoCloseable {
  private static final int WIDTH = 256;
  private static final int BATCH = 128;
  private static final double RATE = 1e-3;
  private static final RandomAddress RANDOM = RandomAddress.of(0, "hidden layer");

  private static final String METHODS =
      """
        def hidden(self, rows: Tensor, parameters: List[Tensor]) -> Tensor:
          return torch.relu(torch.addmm(parameters[1], rows, torch.t(parameters[0])))
        def scores(self, hidden: Tensor, parameters: List[Tensor]) -> Tensor:
          return torch.addmm(parameters[3], hidden, torch.t(parameters[2]))
        def descend(self, rows: Tensor, hidden: Tensor, slope: Tensor, parameters: List[Tensor],
                    first: List[Tensor], second: List[Tensor],
                    number: float, rate: float, decay: float) -> float:
          back = torch.mul(torch.matmul(slope, parameters[2]), torch.gt(hidden, 0))
          gradients = [torch.matmul(torch.t(back), rows), torch.sum(back, [0]),
              torch.matmul(torch.t(slope), hidden), torch.sum(slope, [0])]
          steps = torch.new_full(parameters[0], annotate(List[int], []), number)
          torch._fused_adamw_(parameters, gradients, first, second, annotate(List[Tensor], []),
              torch.mul([steps], 4), lr=rate, beta1=0.9, beta2=0.999, weight_decay=decay,
              eps=1e-08, amsgrad=False, maximize=False)
          return 0.
        def predict(self, data: List[Tensor], parameters: List[Tensor]) -> float:
          torch.copy_(data[1], self.scores(self.hidden(data[0], parameters), parameters))
          return 0.
      """;

  /** One step: what is wrong with the scores is the derivative of the loss by them. */
  private static final String STEP =
      """
        def step(self, batch: List[Tensor], parameters: List[Tensor], first: List[Tensor],
                 second: List[Tensor], number: float, rate: float, decay: float) -> float:
          rows = torch.index_select(batch[0], 0, batch[2])
          truth = torch.index_select(batch[1], 0, batch[2])
          hidden = self.hidden(rows, parameters)
          scores = self.scores(hidden, parameters)
          wrong = %s
          return self.descend(rows, hidden, torch.div(wrong, rows.size(0)), parameters, first,
              second, number, rate, decay)
      """;

  private final NDManager memory;
  private final TensorProgram program;
  private final NDArray rows;
  private final MlpOutputs<?> outputs;
  private final NDArray truth;
  private final List<NDArray> parameters;
  private final List<NDArray> first = new ArrayList<>();
  private final List<NDArray> second = new ArrayList<>();
  private int epoch;
  private int steps;

  /**
   * Draws the first weights: normal with variance 2/d and 1/256 (He et al. 2015, arXiv 1502.01852),
   * and no biases.
   *
   * @param memory owns all native memory that is used; on the CPU
   * @param rows {@code [n, d]} to train on
   * @param outputs what is learnt of them
   */
  HiddenLayer(NDManager memory, NDArray rows, MlpOutputs<?> outputs) {
    this.memory = memory;
    this.rows = rows;
    this.outputs = outputs;
    this.truth = outputs.truth(memory);
    this.program =
        new TensorProgram(
            METHODS + STEP.formatted(outputs.wrong()), memory.newSubManager(Device.cpu()));
    int width = (int) rows.getShape().get(1);
    parameters =
        List.of(
            normal(WIDTH, width, Math.sqrt(2.0 / width), 1),
            memory.zeros(new Shape(WIDTH)),
            normal(outputs.count(), WIDTH, Math.sqrt(1.0 / WIDTH), 2),
            memory.zeros(new Shape(outputs.count())));
    for (NDArray parameter : parameters) {
      first.add(memory.zeros(parameter.getShape()));
      second.add(memory.zeros(parameter.getShape()));
    }
  }

  private NDArray normal(int height, int width, double deviation, long part) {
    RandomStream random = new RandomStream(RANDOM.at(part).at(height).at(width));
    NDArray matrix = memory.create(new Shape(height, width));
    FloatBuffer target = matrix.toByteBuffer(true).asFloatBuffer();
    while (target.hasRemaining()) {
      target.put((float) random.normal(deviation));
    }
    return matrix;
  }

  /**
   * Goes once through all rows, in an order of its own.
   *
   * @param decay of all weights, in units of the learning rate
   * @param stop asked before each step
   */
  <E extends Exception> void train(double decay, StopSignal<E> stop) throws E {
    int[] order = RANDOM.at(3).at(++epoch).permutation((int) rows.getShape().get(0));
    long[] places = new long[order.length];
    for (int place = 0; place < places.length; place++) {
      places[place] = order[place];
    }
    try (NDArray all = memory.create(places)) {
      for (int from = 0; from < places.length; from += BATCH) {
        stop.check();
        int to = Math.min(places.length, from + BATCH);
        try (NDArray batch = all.get("{}:{}", from, to)) {
          program.run(
              "step",
              List.of(List.of(rows, truth, batch), parameters, first, second),
              ++steps,
              RATE,
              decay);
        }
      }
    }
  }

  /**
   * Scores other rows.
   *
   * @param others computed when they are read
   * @return {@code [m, outputs]}, row after row
   */
  float[] predict(Rows others) {
    int count = outputs.count();
    float[] scores = new float[Math.multiplyExact(others.count(), count)];
    for (Block block : Block.split(others.count(), Math.max(others.width(), WIDTH))) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray part = memory.create(new Shape(block.rows(), count));
        program.run("predict", List.of(List.of(others.load(memory, block), part), parameters));
        part.toByteBuffer(true)
            .asFloatBuffer()
            .get(scores, block.from() * count, block.rows() * count);
      }
    }
    return scores;
  }

  @Override
  public void close() {
    program.close();
  }
}
