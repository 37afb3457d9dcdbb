package dev.guillotine.benchmarks;

import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.embedding.extraction.ForwardPass;
import dev.guillotine.embedding.extraction.RowRange;
import dev.guillotine.embedding.extraction.ShardExtraction;
import dev.guillotine.platform.compute.ComputeConfiguration;
import dev.guillotine.platform.compute.ComputeTurns;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.representation.data.ChannelStatistics;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.CutPass;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One worker of {@link ExtractionWorkers}: extracts the same rows at every cut of the default
 * network for every line that it is told, and answers with images a second.
 */
final class ExtractionWorker {
  private static final int ROWS = 2_048;
  private static final int BATCH = 256;

  private ExtractionWorker() {}

  /** Works until its input ends. */
  public static void main(String... arguments) throws Exception {
    RunSpecification run = RunSpecification.standard();
    ComputeEngine engine = ComputeEngine.start(1);
    Path place = Files.createTempDirectory("guillotine-worker");
    try (DataSet set = StudySets.open(run.data());
        ComputeTurns turns = new ComputeTurns(new OneThread());
        Scratch.Folder folder = new Scratch.Folder(place);
        Network network =
            Network.initialised(
                NetworkDefinition.of(
                    new Architecture(run.backbone(), run.projector(), null, set.train().shape())),
                1,
                engine)) {
      Selection images = new Splits(set, 1_000).samples(Split.TRAIN);
      CheckpointPublished source = source(run, network, set);
      List<CutPoint> cuts = source.cutPoints();
      CutPass pass = network.at(cuts);
      ShardExtraction extraction = new ShardExtraction(turns, folder, BATCH, 1);
      RowRange range = new RowRange(Split.TRAIN, 0, ROWS);
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (in.readLine() != null) {
        long began = System.nanoTime();
        extraction.files(
            source,
            images,
            range,
            cuts,
            ForwardPass.through(pass::embed, engine::newManager),
            (done, waiting) -> {});
        System.out.println(ROWS / ((System.nanoTime() - began) / 1e9));
      }
    }
  }

  private static CheckpointPublished source(RunSpecification run, Network network, DataSet set) {
    return new CheckpointPublished(
        new UUID(0, 0),
        Instant.EPOCH,
        new Checkpoint(0, 0, true, 1, new ObjectReference("weights", 0, "0".repeat(64))),
        network.definition().architecture(),
        network.definition().cutPoints(),
        ChannelStatistics.of(set.train()),
        run.data(),
        run.probes(),
        0);
  }

  private record OneThread() implements ComputeConfiguration {
    @Override
    public String device() {
      return "auto";
    }

    @Override
    public Optional<Integer> givenThreads() {
      return Optional.of(1);
    }

    @Override
    public Optional<Path> turns() {
      return Optional.empty();
    }
  }
}
