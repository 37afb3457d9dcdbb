package dev.guillotine.benchmarks;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Pixels;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.data.read.DataSets;
import dev.guillotine.representation.data.store.DataCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many images a second each reader reads: the first time, from files as they come, and
 * afterwards, from the cache, in the random order of training. Every reader is run once before it
 * is measured. The sets are 11,000 generated images; files lie in the page cache.
 */
final class ReadSets {
  private static final int REPETITIONS = 5;
  private static final int VALIDATION = 1_000;

  private ReadSets() {}

  /** Measures and prints; takes about three minutes on two cores. */
  public static void main(String... arguments) throws Exception {
    Path root = Files.createTempDirectory("guillotine-read-sets");
    try {
      System.out.println("images a second          first reading                     afterwards");
      for (Map.Entry<String, DataSource> source : sources(root).entrySet()) {
        measure(source.getKey(), source.getValue(), root);
      }
    } finally {
      remove(root);
    }
  }

  private static Map<String, DataSource> sources(Path root) throws IOException {
    SetFiles files = new SetFiles(root);
    Pixels pixels = new Pixels(64, 3, null);
    Map<String, DataSource> sources = new LinkedHashMap<>();
    sources.put("objects, 32 px", new DataSource.Objects(10_000, 1_000, 32, 0L));
    sources.put("objects, 64 px", new DataSource.Objects(10_000, 1_000, 64, 0L));
    sources.put("idx.gz, 28 px", new LocatedSource.Idx(files.idx().toString()));
    sources.put("cifar10, 32 px", new LocatedSource.Cifar10(files.cifar10().toString()));
    Path jpeg = files.folders("jpg");
    sources.put("folders of JPEG, 64 px", new LocatedSource.Folders(jpeg.toString(), pixels));
    sources.put(
        "folders of PNG, 64 px",
        new LocatedSource.Folders(files.folders("png").toString(), pixels));
    sources.put(
        "CSV and JPEG, 64 px",
        new LocatedSource.Manifest(jpeg.resolve("manifest.csv").toString(), pixels, null, null));
    sources.put(
        "Parquet and JPEG, 64 px",
        new LocatedSource.Manifest(
            jpeg.resolve("manifest.parquet").toString(), pixels, null, null));
    sources.put(
        "WebDataset, 64 px",
        new LocatedSource.WebDataset(files.webDataset().toString(), pixels, null, null));
    sources.put("npz, 64 px", new LocatedSource.Npz(files.npz().toString(), null, null, null));
    return sources;
  }

  private static void measure(String name, DataSource source, Path root) throws IOException {
    List<Double> first = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    for (int repetition = -1; repetition < REPETITIONS; repetition++) {
      Path cache = Files.createDirectory(root.resolve("cache"));
      DataSets sets =
          new DataSets(new DataCache(cache, Long.MAX_VALUE, Clock.systemUTC()), new NoStore());
      long began = System.nanoTime();
      try (DataSet set = sets.open(source, samples -> {})) {
        double opening = (System.nanoTime() - began) / 1e9;
        double reading = secondsToRead(set);
        if (repetition >= 0) {
          first.add(SetFiles.images() / opening);
          again.add((SetFiles.images() - VALIDATION) / reading);
        }
      }
      remove(cache);
    }
    boolean generated = source instanceof DataSource.Objects;
    System.out.printf(
        Locale.ROOT,
        "%-24s %-33s %s%n",
        name,
        generated ? "–" : shown(Spread.of(first)),
        shown(Spread.of(again)));
  }

  /** In the order of the splits, which is random, by one thread. */
  private static double secondsToRead(DataSet set) {
    Splits splits = new Splits(set, VALIDATION);
    ImageShape shape = set.train().imageShape();
    byte[] pixels = new byte[shape.bytes()];
    long began = System.nanoTime();
    for (Split split : List.of(Split.TRAIN, Split.TEST)) {
      Selection samples = splits.samples(split);
      for (int position = 0; position < samples.size(); position++) {
        samples.read(position, pixels, 0);
      }
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static String shown(Spread spread) {
    return String.format(
        Locale.ROOT, "%,.0f (%,.0f to %,.0f)", spread.median(), spread.lower(), spread.upper());
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
