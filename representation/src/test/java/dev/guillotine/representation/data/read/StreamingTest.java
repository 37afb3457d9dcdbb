package dev.guillotine.representation.data.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.MemorySamples;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.data.store.Programs;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set of 215 MB in a heap of 48. */
class StreamingTest {
  private static final ImageShape SHAPE = new ImageShape(1, 64, 64);
  private static final int HEADER = 16;
  private static final int TRAIN = 50_000;
  private static final int TEST = 2_500;
  private static final int VALIDATION = 5_000;

  @TempDir private Path folder;

  @Test
  void shouldGoThroughASetLargerThanTheHeap() throws Exception {
    assumeThat(Files.getFileStore(folder).getUsableSpace())
        .as("free bytes of the disk that holds %s", folder)
        .isGreaterThan(1L << 30);
    Path set = Files.createDirectory(folder.resolve("large"));
    byte[] trainLabels = write(set, IdxFiles.TRAIN_IMAGES, IdxFiles.TRAIN_LABELS, TRAIN, 1);
    byte[] testLabels = write(set, IdxFiles.TEST_IMAGES, IdxFiles.TEST_LABELS, TEST, 2);

    Process program =
        Programs.start(StreamingProgram.class, List.of("-Xmx48m"), set, folder, VALIDATION);
    try (BufferedReader said = program.inputReader(UTF_8)) {
      assertThat(Long.parseLong(said.readLine())).isLessThan(50L << 20);
      Splits splits =
          new Splits(new Labelled(said.readLine(), trainLabels, testLabels), VALIDATION);
      for (Split split : Split.values()) {
        boolean test = split == Split.TEST;
        assertThat(said.readLine())
            .as(split.json())
            .isEqualTo(
                digest(
                    set.resolve(test ? IdxFiles.TEST_IMAGES : IdxFiles.TRAIN_IMAGES),
                    test ? testLabels : trainLabels,
                    splits.samples(split)));
      }
      assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(program.exitValue()).isZero();
    } finally {
      program.destroyForcibly();
    }
  }

  private static byte[] write(Path set, String images, String labels, int count, long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] classes = new byte[count];
    byte[] pixels = new byte[SHAPE.bytes()];
    try (DataOutputStream output =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(set.resolve(images)), 1 << 18))) {
      for (int number : new int[] {0x803, count, SHAPE.height(), SHAPE.width()}) {
        output.writeInt(number);
      }
      for (int position = 0; position < count; position++) {
        random.nextBytes(pixels);
        output.write(pixels);
        classes[position] = (byte) (position < 10 ? position : random.nextInt(10));
      }
    }
    IdxFiles.writeLabels(set.resolve(labels), classes);
    return classes;
  }

  /** From the published file itself. */
  private static String digest(Path images, byte[] labels, Selection order) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (FileChannel channel = FileChannel.open(images)) {
      ByteBuffer file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      for (int position = 0; position < order.size(); position++) {
        int source = order.sourcePosition(position);
        digest.update(file.slice(HEADER + source * SHAPE.bytes(), SHAPE.bytes()));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, labels[source]));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Has the set's digest and labels, on which its order depends, and no values. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Labelled(String digest, byte[] trainLabels, byte[] testLabels) implements DataSet {
    @Override
    public DataIdentity identity() {
      return new DataIdentity("large", digest);
    }

    @Override
    public List<Task> tasks() {
      return List.of(new Task.Classification(MemorySamples.CLASS, 10));
    }

    @Override
    public Samples train() {
      return samples(trainLabels);
    }

    @Override
    public Optional<Samples> test() {
      return Optional.of(samples(testLabels));
    }

    private static Samples samples(byte[] bytes) {
      int[] labels = new int[bytes.length];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = bytes[i];
      }
      return MemorySamples.of(SHAPE, new byte[0], labels);
    }
  }
}
