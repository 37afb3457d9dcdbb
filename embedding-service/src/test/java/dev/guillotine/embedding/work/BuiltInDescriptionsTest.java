package dev.guillotine.embedding.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.event.DataSetDescribed;
import dev.guillotine.contracts.specification.BuiltInSet;
import dev.guillotine.embedded.EmbeddedKafka;
import dev.guillotine.platform.broker.Broker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the service says when it starts, whether or not a real broker is there. */
class BuiltInDescriptionsTest {
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
  void shouldDescribeBuiltInSetsOnceTheBrokerIsThere() throws Exception {
    int port = freePort();
    ExecutorService background = Executors.newSingleThreadExecutor();
    try (Broker broker = new Broker(new TaskBroker.Address("127.0.0.1:" + port))) {
      BuiltInDescriptions descriptions =
          new BuiltInDescriptions(workshop.sets, broker, workshop::remember);
      Future<?> done = background.submit(descriptions::describeAll);

      try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), port)) {
        done.get(TaskBroker.BOUND.toSeconds(), TimeUnit.SECONDS);
      }
    } finally {
      background.shutdownNow();
    }

    assertThat(workshop.events)
        .extracting(event -> ((DataSetDescribed) event).name())
        .containsExactlyElementsOf(BuiltInSet.all().stream().map(BuiltInSet::name).toList());
    DataSetDescribed described = (DataSetDescribed) workshop.events.get(0);
    assertThat(described.name()).isEqualTo(BuiltInSet.OBJECTS.name());
    assertThat(described.source()).isEqualTo(BuiltInSet.OBJECTS.source());
    assertThat(described.request()).isNull();
    assertThat(described.description().tasks()).hasSizeGreaterThan(1);
    assertThat(described.description().splits())
        .extracting(split -> split.split() + " " + split.samples())
        .containsExactly("TRAIN 6000", "TEST 2000");
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
