package dev.guillotine.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTest {

  static List<Event> examples() {
    return EventExamples.all();
  }

  @Test
  void shouldHaveAnExampleOfEveryType() {
    assertThat(examples().stream().map(event -> EventType.of(event.getClass())))
        .containsExactly(EventType.values());
    assertThat(records(Event.class))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventType.values()).map(EventType::record).toList());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldComeBackFromJsonEqual(Event event) {
    EventType type = EventType.of(event.getClass());

    Event back = Json.readEvent(type, Json.write(event));

    assertThat(back).usingRecursiveComparison().isEqualTo(event);
    assertThat(back.id()).isEqualTo(event.id());
    assertThat(EventType.named(type.wireName())).contains(type);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldPassOverFieldsOfLaterVersions(Event event) {
    String json = Json.write(event).replaceFirst("\\{", "{\"later\":[1],");

    assertThat(Json.readEvent(EventType.of(event.getClass()), json))
        .usingRecursiveComparison()
        .isEqualTo(event);
  }

  @Test
  void shouldGiveEachEventItsOwnId() {
    Set<UUID> ids = new HashSet<>(examples().stream().map(Event::id).toList());

    assertThat(ids).hasSize(examples().size());
  }

  @Test
  void shouldKnowTheProgressOfACheckpointByItsStep() {
    assertThat(progress(Phase.PROBING, 1, 40).id())
        .isNotEqualTo(progress(Phase.PROBING, 1, 60).id())
        .isEqualTo(progress(Phase.PROBING, 2, 40).id());
    assertThat(progress(Phase.TRAINING, 1, 40).stretch()).isEqualTo(1);
  }

  @Test
  void shouldCancelARunOnce() {
    UUID run = UUID.randomUUID();

    assertThat(new RunCancelled(run, Instant.EPOCH).id())
        .isEqualTo(new RunCancelled(run, Instant.now()).id());
  }

  private static RunProgressed progress(Phase phase, int epoch, long step) {
    UUID run = new UUID(1, 2);
    return new RunProgressed(run, Instant.EPOCH, phase, epoch, step, 8, 16, "fits", 1, 1, Map.of());
  }

  @Test
  void shouldNameTheFieldThatMakesAnEventUnreadable() {
    String json =
        Json.write(examples().get(EventType.RUN_PROGRESSED.ordinal()))
            .replace("\"done\":40", "\"done\":4000");

    assertThatThrownBy(() -> Json.readEvent(EventType.RUN_PROGRESSED, json))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("done: 4000 is not allowed");
  }

  private static List<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(t -> records(t).stream()).toList()
        : List.of(type);
  }
}
