package dev.guillotine.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameBasedIdTest {

  /** Expected value from Python: uuid.uuid5(namespace, "LAYER_SCORED\x1fbackbone\x1f3"). */
  @Test
  void shouldEqualTheStandardsVersionFive() {
    assertThat(NameBasedId.of("LAYER_SCORED", "backbone", 3))
        .isEqualTo(UUID.fromString("744c3285-5cd8-59f8-8ead-190403f17a55"));
  }

  @Test
  void shouldTellApartPartsThatJoinAlike() {
    assertThat(NameBasedId.of("ab", "c")).isNotEqualTo(NameBasedId.of("a", "bc"));
  }
}
