package dev.guillotine.representation.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where networks are to compute.
 *
 * @param text {@code auto} (GPUs if libtorch sees any), {@code cpu}, {@code cuda} (all GPUs) or
 *     {@code cuda:N} (one of them, from 0)
 */
public record DeviceChoice(String text) {
  private static final Pattern ALLOWED = Pattern.compile("auto|cpu|cuda(:\\d{1,3})?");
  private static final String CUDA = "cuda";

  /** GPUs if libtorch sees any. */
  public static final DeviceChoice AUTO = new DeviceChoice("auto");

  public DeviceChoice {
    if (text == null || !ALLOWED.matcher(text).matches()) {
      throw new InvalidValueException(
          "guillotine.compute.device", text, "auto, cpu, cuda, or cuda:N from cuda:0");
    }
  }

  /** Whether it can be had only where there is a GPU. */
  public boolean needsGpu() {
    return text.startsWith(CUDA);
  }

  /**
   * The devices that are meant, the first of them first.
   *
   * @throws DeviceAbsentException when libtorch does not see them
   */
  List<Device> of(Engine engine) {
    List<Device> gpus =
        engine.getGpuCount() == 0 ? List.of() : List.of(engine.getDevices(engine.getGpuCount()));
    if (text.equals("cpu") || (gpus.isEmpty() && !needsGpu())) {
      return List.of(Device.cpu());
    }
    if (!text.contains(":")) {
      requireSome(gpus.size(), 1);
      return gpus;
    }
    int number = Integer.parseInt(text.substring(text.indexOf(':') + 1));
    requireSome(gpus.size(), number + 1);
    return List.of(gpus.get(number));
  }

  private void requireSome(int found, int needed) {
    if (found < needed) {
      throw new DeviceAbsentException(
          ("guillotine.compute.device: %s is not allowed; allowed: auto or cpu, for libtorch sees %d"
                  + " GPUs here. The build of libtorch that comes with Guillotine has no CUDA:"
                  + " PYTORCH_LIBRARY_PATH names the folder of one that has")
              .formatted(text, found));
    }
  }
}
