package dev.guillotine.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void shouldBeTheDocumentedOnesUnlessOthersAreChosen() {
    Ports ports = Ports.standard(Map.of(Listener.KAFKA, 19_092));

    assertThat(ports.numbers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Listener.GATEWAY, 8080,
                Listener.TRAINER, 8081,
                Listener.EMBEDDING, 8082,
                Listener.PROBE, 8083,
                Listener.KAFKA, 19_092,
                Listener.OBJECTS, 9000));
    assertThat(ports.url(Listener.GATEWAY)).isEqualTo(URI.create("http://127.0.0.1:8080"));
  }

  @Test
  void shouldNameThePortThatIsTakenAndWhoWantsItAndTheRemedy() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();
      Ports ports = Ports.free(Map.of(Listener.PROBE, taken));

      assertThatExceptionOfType(StartFailedException.class)
          .isThrownBy(ports::requireFree)
          .withMessageContaining("port " + taken + " (probe)")
          .withMessageContaining("--port probe=")
          .withMessageContaining("--free-ports");
    }
  }

  @Test
  void shouldFindFreeOnesThatAllDiffer() {
    Ports ports = Ports.free(Map.of());

    ports.requireFree();
    assertThat(ports.numbers().values()).doesNotHaveDuplicates().hasSize(6);
  }

  @Test
  void shouldRefuseOnePortForTwo() {
    assertThatExceptionOfType(StartFailedException.class)
        .isThrownBy(() -> Ports.standard(Map.of(Listener.PROBE, 8080)))
        .withMessageContaining("same port");
  }

  @Test
  void shouldRefuseWhatIsNoPort() {
    assertThatExceptionOfType(StartFailedException.class)
        .isThrownBy(() -> Ports.standard(Map.of(Listener.PROBE, 70_000)))
        .withMessage("port of probe: 70000 is not allowed; allowed: 1 to 65535");
  }
}
