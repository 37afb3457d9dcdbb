package dev.guillotine.representation.data.read;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Real data that are no part of the product: in the folder that the system property {@code
 * guillotine.data} or the environment variable {@code GUILLOTINE_DATA} names, or else in {@code
 * shared/data} beside one of the folders above. Tests skip where they are absent.
 */
public final class RealData {
  private static final Path UNPACKED = Path.of("target", "cifar10");

  private RealData() {}

  /** The folder that holds {@code name}. */
  private static Path containing(String name) {
    String told = System.getProperty("guillotine.data", System.getenv("GUILLOTINE_DATA"));
    if (told != null && Files.exists(Path.of(told, name))) {
      return Path.of(told);
    }
    for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
      if (Files.exists(above.resolve("shared/data").resolve(name))) {
        return above.resolve("shared/data");
      }
    }
    return abort("skipped: no " + name + "; name its folder with -Dguillotine.data=FOLDER");
  }

  /** Fashion-MNIST as its publisher gives it. */
  static Path fashionMnist() {
    return containing("fashion-mnist").resolve("fashion-mnist");
  }

  /** MNIST-1D as its authors froze it: x, y, x_test and y_test in one archive. */
  public static Path mnist1d() {
    return containing("mnist1d/mnist1d.npz").resolve("mnist1d/mnist1d.npz");
  }

  /** CIFAR-10, binary version: unpacked once, then checked by the program that unpacks it. */
  static Path cifar10() throws IOException, InterruptedException {
    Path data = containing("UnpackCifar10.java");
    Process unpacking =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstrips=" + data,
                data.resolve("UnpackCifar10.java").toString(),
                UNPACKED.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!unpacking.waitFor(2, TimeUnit.MINUTES)) {
      unpacking.destroyForcibly();
      throw new IOException("unpacking CIFAR-10 took too long");
    }
    if (unpacking.exitValue() != 0) {
      throw new IOException("unpacking CIFAR-10 failed with status " + unpacking.exitValue());
    }
    return UNPACKED;
  }
}
