package dev.guillotine.benchmarks;

import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.standalone.stack.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long everything takes to start, and how much memory each process holds: when it is ready, and
 * at most during an epoch of the default run.
 */
final class Footprint {
  private static final int STARTS = 3;
  private static final RunSpecification RUN = SpecificationReader.fromYaml("epochs: 1");

  private Footprint() {}

  /** Measures and prints; takes about three minutes on two cores. */
  public static void main(String... arguments) throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int start = 1; start < STARTS; start++) {
      long began = System.nanoTime();
      Laptop laptop = Laptop.start();
      seconds.add((System.nanoTime() - began) / 1e9);
      laptop.close();
    }
    Map<String, Long> ready;
    Map<String, Long> most;
    long began = System.nanoTime();
    try (Laptop laptop = Laptop.start()) {
      seconds.add((System.nanoTime() - began) / 1e9);
      ready = mebibytes(laptop, "VmRSS");
      laptop.run(RUN);
      most = mebibytes(laptop, "VmHWM");
    }
    print(seconds, ready, most);
  }

  private static Map<String, Long> mebibytes(Laptop laptop, String line) throws IOException {
    Map<String, Long> memory = new LinkedHashMap<>();
    for (Service service : Service.values()) {
      memory.put(service.label(), laptop.mebibytes(service, line));
    }
    memory.put("broker and store", laptop.mebibytesHere(line));
    return memory;
  }

  private static void print(List<Double> seconds, Map<String, Long> ready, Map<String, Long> most) {
    System.out.println("start to ready, seconds: " + seconds(seconds));
    System.out.println("resident memory, MiB     ready   at most");
    ready.forEach(
        (process, mebibytes) ->
            System.out.printf(
                Locale.ROOT, "%-22s %7d %9d%n", process, mebibytes, most.get(process)));
  }

  private static String seconds(List<Double> seconds) {
    return String.join(
        ", ", seconds.stream().map(each -> String.format(Locale.ROOT, "%.1f", each)).toList());
  }
}
