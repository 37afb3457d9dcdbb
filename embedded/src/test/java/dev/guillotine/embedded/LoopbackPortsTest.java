package dev.guillotine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackPortsTest {

  @Test
  void shouldChooseDifferentFreePorts() {
    List<Integer> ports = LoopbackPorts.choose(0, 0, 0);

    assertThat(ports).hasSize(3).doesNotHaveDuplicates().allMatch(port -> port > 0);
  }

  @Test
  void shouldKeepARequestedPortThatIsFree() {
    int free = LoopbackPorts.choose(0).get(0);

    assertThat(LoopbackPorts.choose(0, free)).element(1).isEqualTo(free);
  }

  @Test
  void shouldNameThePortThatIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatExceptionOfType(PortUnavailableException.class)
          .isThrownBy(() -> LoopbackPorts.choose(0, port))
          .withMessageContaining("port " + port)
          .satisfies(failure -> assertThat(failure.port()).isEqualTo(port));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65536})
  void shouldRefuseWhatIsNoPort(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoopbackPorts.choose(port))
        .withMessageContaining(Integer.toString(port));
  }
}
