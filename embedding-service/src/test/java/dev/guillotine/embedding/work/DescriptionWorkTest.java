package dev.guillotine.embedding.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guillotine.contracts.data.DataSetDescription;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.DataSetDescribed;
import dev.guillotine.contracts.event.DataSetRequested;
import dev.guillotine.contracts.event.DeadLettered;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.event.FailureKind;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.embedding.CifarFolder;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.platform.work.WorkQueue;
import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.UploadObjectArgs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real sets on a disk and in a real object store, asked for on a real queue. */
class DescriptionWorkTest {
  private static final DataSetName NAME = new DataSetName("pets");
  private static final int IMAGES = 12;

  @TempDir Path folder;
  private Workshop workshop;

  @BeforeEach
  void open() throws Exception {
    workshop = new Workshop(folder);
  }

  @AfterEach
  void close() throws Exception {
    workshop.close();
  }

  @Test
  void shouldSayWhatASetOnTheQueueHolds() throws Exception {
    Path pets = CifarFolder.write(folder.resolve("pets"), IMAGES);
    DataSetRequested task = request(pets.toString());

    DataSetDescribed described = (DataSetDescribed) outcome(task);

    assertThat(described.name()).isEqualTo(NAME);
    assertThat(described.source()).isEqualTo(task.source());
    assertThat(described.request()).isEqualTo(task.id());
    assertThat(described.occurredAt()).isAfterOrEqualTo(task.occurredAt());
    DataSetDescription description = described.description();
    assertThat(description.identity().name()).isEqualTo("pets");
    assertThat(description.shape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(description.splits())
        .extracting(split -> split.split() + " " + split.samples())
        .containsExactly("TRAIN " + 5 * IMAGES, "TEST " + IMAGES);
    assertThat(description.tasks()).containsExactly(new Task.Classification("class", 10));
    assertThat(description.names().get("class")).hasSize(10);
    assertThat(description.passedOver()).isZero();
  }

  @Test
  void shouldFindTheSameSetInTheObjectStore() throws Exception {
    Path pets = CifarFolder.write(folder.resolve("pets"), IMAGES);
    upload(pets, "photos", "from/users/pets/");

    DataSetDescription stored = describe("s3://photos/from/users/pets");

    assertThat(stored.identity()).isEqualTo(describe(pets.toString()).identity());
    assertThat(stored.splits())
        .extracting(split -> split.split() + " " + split.samples())
        .containsExactly("TRAIN " + 5 * IMAGES, "TEST " + IMAGES);
  }

  @Test
  void shouldFindASetThatIsABucketOfItsOwn() throws Exception {
    Path pets = CifarFolder.write(folder.resolve("pets"), IMAGES);
    upload(pets, "pets", "");

    assertThat(describe("s3://pets").identity()).isEqualTo(describe(pets.toString()).identity());
  }

  @Test
  void shouldSeeThatObjectsWereReplaced() throws Exception {
    upload(CifarFolder.write(folder.resolve("pets"), IMAGES), "photos", "pets/");
    DataSetDescription before = describe("s3://photos/pets");

    upload(CifarFolder.write(folder.resolve("pets"), 2 * IMAGES), "photos", "pets/");

    assertThat(describe("s3://photos/pets").splits().get(0).samples())
        .isEqualTo(2 * before.splits().get(0).samples());
  }

  @Test
  void shouldGiveUpAFolderThatIsMissing() throws Exception {
    DataSetRequested task = request("/no/such/folder");

    DeadLettered letter = (DeadLettered) outcome(task);

    assertThat(letter.subject()).isEqualTo(NAME.id());
    assertThat(letter.eventId()).isEqualTo(task.id().toString());
    assertThat(letter.kind()).isEqualTo(FailureKind.PERMANENT);
    assertThat(letter.queue()).isEqualTo(task.topic().topicName());
    assertThat(letter.reason()).isEqualTo("/no/such/folder: is not a folder");
    assertThat(letter.attempts()).isEqualTo(1);
  }

  @Test
  void shouldGiveUpWhatTheStoreDoesNotHold() throws Exception {
    assertGivenUp("s3://nobody", "s3://nobody", "there is no such bucket");
    upload(CifarFolder.write(folder.resolve("pets"), IMAGES), "photos", "pets/");
    assertGivenUp("s3://photos/dogs", "s3://photos/dogs", "holds nothing");
    assertGivenUp("s3://photos", "s3://photos", "does not hold", "test_batch.bin");
  }

  @Test
  void shouldGiveUpASetThatIsNotInItsFormat() throws Exception {
    Path pets = CifarFolder.write(folder.resolve("pets"), IMAGES);
    Files.write(pets.resolve("data_batch_3.bin"), new byte[100]);

    assertGivenUp(pets.toString(), "data_batch_3.bin", "whole records of 3073 bytes");
  }

  @Test
  void shouldGiveUpASetThatIsTooSmallToBeSplit() throws Exception {
    Path pets = CifarFolder.write(folder.resolve("pets"), 2);

    assertGivenUp(pets.toString(), "found 10 training samples", "validation");
  }

  @Test
  void shouldTryAgainWhenTheStoreIsAway() throws Exception {
    workshop.stopServer();

    assertThatThrownBy(() -> describe("s3://photos/pets"))
        .isInstanceOf(RetryableFailure.class)
        .hasMessageContainingAll("pets", "s3://photos/pets");
  }

  private void assertGivenUp(String path, String... reasons) {
    assertThatThrownBy(() -> describe(path))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContainingAll(reasons);
  }

  private DataSetDescription describe(String path) throws Exception {
    workshop.descriptions(workshop::remember).perform(request(path), new Lease());
    return ((DataSetDescribed) workshop.events.get(workshop.events.size() - 1)).description();
  }

  /** What is published once the task was taken from its queue. */
  private Event outcome(DataSetRequested task) throws Exception {
    try (TaskBroker broker = new TaskBroker(folder.resolve("kafka"));
        WorkQueue<DataSetRequested> queue =
            broker.queue(
                EventType.DATA_SET_REQUESTED,
                DataSetRequested.class,
                workshop.descriptions(workshop::remember),
                workshop::remember)) {
      broker.submit(task);
      queue.start();
      await().atMost(TaskBroker.BOUND).until(() -> !workshop.events.isEmpty());
    }
    assertThat(workshop.events).hasSize(1);
    return workshop.events.get(0);
  }

  private static DataSetRequested request(String path) {
    return new DataSetRequested(NAME, Instant.now(), new LocatedSource.Cifar10(path));
  }

  /** As a user would. */
  private void upload(Path from, String bucket, String prefix) throws Exception {
    try (MinioClient client = workshop.client();
        Stream<Path> files = Files.list(from)) {
      if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
        client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
      }
      for (Path file : files.toList()) {
        client.uploadObject(
            UploadObjectArgs.builder()
                .bucket(bucket)
                .object(prefix + file.getFileName())
                .filename(file.toString())
                .build());
      }
    }
  }
}
