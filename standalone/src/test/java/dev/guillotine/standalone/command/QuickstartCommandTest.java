package dev.guillotine.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.specification.RunSpecification;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class QuickstartCommandTest {
  @Test
  void shouldBeTheDefaultRunButForItsNameAndColours() throws IOException {
    RunSpecification quickstart = QuickstartCommand.specification();
    RunSpecification standard = RunSpecification.standard();

    assertThat(quickstart.views().jitter().hue()).isEqualTo(0.5);
    assertThat(quickstart)
        .usingRecursiveComparison()
        .ignoringFields("name", "views.jitter")
        .isEqualTo(standard);
  }
}
