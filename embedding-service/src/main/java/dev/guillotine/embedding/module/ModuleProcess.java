package dev.guillotine.embedding.module;

import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.representation.data.SampleBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A module at work in a process of its own. Whatever the module does, a call returns or throws
 * within the limits, and closing ends the process. For one thread.
 */
public final class ModuleProcess implements AutoCloseable {
  /** Nothing of the module runs in that time, so it is not the module's to spend. */
  private static final int START_MILLIS = 120_000;

  private final ModuleLimits limits;
  private final List<CutPoint> cuts;
  private final HostedProcess process;
  private final Socket socket;
  private final ModuleChannel channel;

  private ModuleProcess(
      ModuleLimits limits,
      List<CutPoint> cuts,
      HostedProcess process,
      Socket socket,
      ModuleChannel channel) {
    this.limits = limits;
    this.cuts = cuts;
    this.process = process;
    this.socket = socket;
    this.channel = channel;
  }

  /**
   * Starts a process and loads the module into it.
   *
   * @param order the module, and what is asked of it
   * @throws RefusedModuleException when it cannot be loaded within the limits
   * @throws IOException when no process can be started
   */
  public static ModuleProcess start(ModuleOrder order, ModuleLimits limits)
      throws IOException, RefusedModuleException {
    ModuleArchive.requireSound(Path.of(order.file()), limits.inflated());
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      door.setSoTimeout(START_MILLIS);
      HostedProcess process = HostedProcess.start(door.getLocalPort(), limits);
      try {
        ModuleProcess module = connect(door, process, order.cuts(), limits);
        module.order(order);
        return module;
      } catch (IOException | RefusedModuleException | RuntimeException e) {
        process.close();
        throw e;
      }
    }
  }

  private static ModuleProcess connect(
      ServerSocket door, HostedProcess process, List<CutPoint> cuts, ModuleLimits limits)
      throws IOException, RefusedModuleException {
    try {
      Socket socket = door.accept();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(Math.toIntExact(limits.answer().toMillis()));
      ModuleChannel channel = new ModuleChannel(socket.getInputStream(), socket.getOutputStream());
      if (!channel.text().equals(process.token())) {
        throw new IOException("another process than the module's has called");
      }
      return new ModuleProcess(limits, cuts, process, socket, channel);
    } catch (SocketTimeoutException e) {
      throw new IOException("the module's process did not start: " + process.lastWords(), e);
    }
  }

  private void order(ModuleOrder order) throws RefusedModuleException {
    ask(
        () -> {
          channel.send(order.json());
          return List.of();
        },
        () -> List.of());
  }

  /**
   * The embeddings of a batch in evaluation mode.
   *
   * @param batch normalised samples
   * @param count how many of the batch's samples, n, at least 1
   * @return {@code [n, d]} in row-major order for each cut
   * @throws RefusedModuleException when the module fails, does not answer in time, takes more
   *     memory than it may, or gives other shapes than it should
   */
  public List<float[]> embed(SampleBatch batch, int count) throws RefusedModuleException {
    return ask(
        () -> {
          channel.send(count);
          channel.send(batch.values().slice(0, count * batch.shape().values()));
          return List.of();
        },
        () -> {
          List<float[]> embeddings = new ArrayList<>();
          for (CutPoint cut : cuts) {
            float[] values = new float[Math.multiplyExact(count, cut.dimension())];
            channel.receive(FloatBuffer.wrap(values));
            embeddings.add(values);
          }
          return embeddings;
        });
  }

  /** Something said or heard over the connection. */
  @FunctionalInterface
  private interface Talk {
    List<float[]> perform() throws IOException;
  }

  private List<float[]> ask(Talk question, Talk answer) throws RefusedModuleException {
    try {
      question.perform();
      String complaint = channel.text();
      if (!complaint.equals(ModuleHost.WELL)) {
        throw new RefusedModuleException(complaint);
      }
      return answer.perform();
    } catch (SocketTimeoutException e) {
      throw refused("gave no answer within %d s".formatted(limits.answer().toSeconds()));
    } catch (IOException e) {
      throw refused(process.end());
    }
  }

  private RefusedModuleException refused(String what) {
    close();
    return new RefusedModuleException("the module " + what);
  }

  @Override
  public void close() {
    process.close();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
