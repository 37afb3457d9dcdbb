package dev.guillotine.contracts.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.validation.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FewShotTest {

  @Test
  void shouldBeAShareOrSoManyOfEachClass() {
    assertThat(read("{percent: 1.5}")).isEqualTo(new FewShot(1.5, null, 0));
    assertThat(read("{perClass: 5, draw: 3}")).isEqualTo(new FewShot(null, 5, 3));
  }

  @Test
  void shouldLeaveOutWhatIsAbsent() {
    assertThat(Json.write(new FewShot(10.0, null, null)))
        .isEqualTo("{\"percent\":10.0,\"draw\":0}");
    assertThat(Json.write(new FewShot(null, 4, 1))).isEqualTo("{\"perClass\":4,\"draw\":1}");
    assertThat(Json.write(ProbePlan.standard())).doesNotContain("shots");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                          | probes.shots.percent  | one of the two
          {draw: 1}                   | probes.shots.percent  | one of the two
          {percent: 1, perClass: 5}   | probes.shots.percent  | where "perClass" is absent
          {percent: 0}                | probes.shots.percent  | from 1.0E-4 to 100
          {percent: 100.5}            | probes.shots.percent  | from 1.0E-4 to 100
          {perClass: 0}               | probes.shots.perClass | from 1 to 100000
          {perClass: 2.5}             | probes.shots.perClass | an integer
          {perClass: 5, draw: -1}     | probes.shots.draw     | from 0 to
          """)
  void shouldRefuseBothNeitherAndWhatIsOutOfRange(String shots, String field, String allowed) {
    InvalidValueException refusal =
        catchThrowableOfType(InvalidValueException.class, () -> read(shots));

    assertThat(refusal).as(shots).isNotNull();
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.allowed()).contains(allowed);
  }

  private static FewShot read(String shots) {
    return SpecificationReader.fromYaml("probes: {shots: " + shots + "}").probes().shots();
  }
}
