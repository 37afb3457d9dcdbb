package dev.guillotine.representation.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.guillotine.representation.network.torchscript.TorchScriptArchive;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * TorchScript methods that work on lists of tensors, in one call from Java whatever their number.
 * Nothing is recorded for differentiation, so that a method may write to parameters. For one
 * thread.
 */
public final class TensorProgram implements AutoCloseable {
  private final NDManager manager;
  private final PtSymbolBlock program;

  /**
   * Compiles the methods.
   *
   * @param methods source text, indented by two spaces. Each method takes {@code self}, then lists
   *     of tensors, then floats, and returns a float
   */
  public TensorProgram(String methods, ComputeEngine engine) {
    this(methods, engine.newManager());
  }

  /**
   * Compiles the methods.
   *
   * @param methods as above
   * @param manager owns the program, and is closed with it
   */
  public TensorProgram(String methods, NDManager manager) {
    this.manager = manager;
    this.program = TorchScriptArchive.load(TorchScriptArchive.of(methods), manager);
  }

  /**
   * Runs a method.
   *
   * @param lists of tensors, none of them empty
   * @param numbers that follow the lists
   * @return what the method returns
   */
  public double run(String method, List<? extends Collection<NDArray>> lists, double... numbers) {
    IValue[] arguments =
        Stream.concat(
                lists.stream().map(list -> IValue.listFrom(list.toArray(PtNDArray[]::new))),
                DoubleStream.of(numbers).mapToObj(IValue::from))
            .toArray(IValue[]::new);
    boolean recording = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    JniUtils.setGraphExecutorOptimize(false);
    try (IValue result = IValueUtils.runMethod(program, method, arguments)) {
      return result.toDouble();
    } finally {
      JniUtils.setGradMode(recording);
      for (IValue argument : arguments) {
        argument.close();
      }
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
