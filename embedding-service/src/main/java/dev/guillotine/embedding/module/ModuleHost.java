package dev.guillotine.embedding.module;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.DeviceChoice;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.SampleTensor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The process that runs one module: it takes batches from the service that started it and gives
 * their embeddings back, until that service hangs up or is gone.
 */
public final class ModuleHost {
  /** Environment variable by which the two ends know each other. */
  static final String TOKEN = "GUILLOTINE_MODULE_TOKEN";

  /** What is answered where all went well. */
  static final String WELL = "";

  private final ModuleChannel service;

  private ModuleHost(ModuleChannel service) {
    this.service = service;
  }

  /**
   * Runs until the service hangs up.
   *
   * @param arguments the port at which the service listens
   */
  public static void main(String[] arguments) throws IOException {
    endWithParent();
    int port = Integer.parseInt(arguments[0]);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      ModuleChannel channel = new ModuleChannel(socket.getInputStream(), socket.getOutputStream());
      channel.send(System.getenv(TOKEN));
      new ModuleHost(channel).serve(ModuleOrder.of(channel.text()));
    }
  }

  /** A module that loops would not notice that nobody waits for it any more. */
  private static void endWithParent() {
    Thread watch = new Thread(ModuleHost::waitForParent, "parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static void waitForParent() {
    ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
    Runtime.getRuntime().halt(1);
  }

  private void serve(ModuleOrder order) throws IOException {
    ComputeEngine engine = ComputeEngine.start(order.threads(), new DeviceChoice(order.device()));
    try (NDManager manager = engine.newManager()) {
      LoadedModule module = LoadedModule.load(Path.of(order.file()), order.cuts(), manager);
      service.send(WELL);
      for (int count = service.number(); count > 0; count = service.number()) {
        SampleBatch batch = SampleBatch.direct(order.samples(), count);
        service.receive(batch.values());
        answer(module, batch, engine);
      }
    } catch (RefusedModuleException | EngineException e) {
      service.send(reason(e));
    }
  }

  private void answer(LoadedModule module, SampleBatch batch, ComputeEngine engine)
      throws IOException, RefusedModuleException {
    try (NDManager manager = engine.newManager()) {
      List<NDArray> embeddings =
          module.embed(SampleTensor.of(batch, batch.slots(), manager), manager);
      service.send(WELL);
      for (NDArray embedding : embeddings) {
        service.send(FloatBuffer.wrap(RowMajor.values(embedding)));
      }
    }
  }

  /** The first line, and the one that names the error: the rest is libtorch's own stack. */
  private static String reason(Exception e) {
    List<String> lines = String.valueOf(e.getMessage()).lines().filter(x -> !x.isBlank()).toList();
    String last =
        lines.stream().filter(line -> line.contains("Error")).reduce("", (x, line) -> line);
    String first = lines.isEmpty() ? e.toString() : lines.get(0);
    return last.isEmpty() || last.equals(first) ? first : first.strip() + " " + last.strip();
  }
}
