package dev.guillotine.gateway.view;

import static dev.guillotine.gateway.SampleDataSet.deadLettered;
import static dev.guillotine.gateway.SampleDataSet.described;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.guillotine.contracts.api.DataSetList;
import dev.guillotine.contracts.api.DataSetStatus;
import dev.guillotine.contracts.api.DataSetSummary;
import dev.guillotine.contracts.api.DataSetView;
import dev.guillotine.contracts.event.DataSetRequested;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.specification.BuiltInSet;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.gateway.Broker;
import dev.guillotine.gateway.SampleDataSet;
import dev.guillotine.gateway.SampleRun;
import dev.guillotine.platform.failure.RetryableFailure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log says about data sets, in whatever order and however often. */
@QuarkusTest
@WithTestResource(Broker.class)
class CatalogueTest {
  private static final String SETS = "/api/v1/datasets/";
  private static final String FIRST = "aa".repeat(32);
  private static final String SECOND = "bb".repeat(32);

  @Inject ReadLog log;

  private final SampleDataSet set = SampleDataSet.create();
  private final DataSetRequested older = set.requested("/data/older", 10);
  private final DataSetRequested newer = set.requested("/data/newer", 20);

  @Test
  void shouldShowWhatADescribedSetHolds() {
    log.show(older, described(older, FIRST, 15));

    DataSetView view = view().orElseThrow();
    assertThat(view.status()).isEqualTo(DataSetStatus.READY);
    assertThat(view.source()).isEqualTo(older.source());
    assertThat(view.requestedAt()).isEqualTo(SampleRun.START.plusSeconds(10));
    assertThat(view.updatedAt()).isEqualTo(SampleRun.START.plusSeconds(15));
    assertThat(view.failure()).isNull();
    DataSetView.Contents contents = view.contents();
    assertThat(contents.identity().digest()).isEqualTo(FIRST);
    assertThat(contents.shape().values()).isEqualTo(3 * 32 * 32);
    assertThat(contents.tasks()).extracting(task -> task.name()).containsExactly("class", "hue");
    assertThat(contents.names().get("class")).containsExactly("cat", "dog");
    assertThat(contents.passedOver()).isEqualTo(3);
    assertThat(contents.splits())
        .extracting(split -> split.split().json() + " " + split.samples() + " " + split.picture())
        .containsExactly(
            "train 5000 " + SETS + set.name() + "/splits/train/picture", "test 10 null");
  }

  @Test
  void shouldShowPictureWhereItSays() {
    log.show(older, described(older, FIRST, 15));

    Response picture = given().get(view().orElseThrow().contents().splits().get(0).picture());

    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.contentType()).isEqualTo("image/png");
    assertThat(picture.asString()).isEqualTo(SampleDataSet.PICTURE + FIRST);
    given().get(SETS + set.name()).then().body("contents.splits[1].keySet().size()", is(2));
    given().get(SETS + set.name() + "/splits/test/picture").then().statusCode(404);
  }

  @Test
  void shouldSayWhyASetCannotBeUsed() {
    log.show(older, deadLettered(older, "/data/older is not a folder", 15));

    DataSetView view = view().orElseThrow();
    assertThat(view.status()).isEqualTo(DataSetStatus.FAILED);
    assertThat(view.failure()).isEqualTo("/data/older is not a folder");
    assertThat(view.contents()).isNull();
  }

  /** All of them in the order in which they happened, backwards, and in some other orders. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void shouldShowTheNewestRequestInWhateverOrderItHears(int order) {
    List<Event> events =
        new ArrayList<>(
            List.of(
                older,
                newer,
                described(newer, SECOND, 22),
                deadLettered(older, "given up", 23),
                described(older, FIRST, 24)));
    if (order == 1) {
      Collections.reverse(events);
    } else {
      Collections.rotate(events, order);
    }
    log.show(events.toArray(Event[]::new));
    log.show(events.toArray(Event[]::new));

    DataSetView view = view().orElseThrow();
    assertThat(view.status()).isEqualTo(DataSetStatus.READY);
    assertThat(view.source()).isEqualTo(newer.source());
    assertThat(view.contents().identity().digest()).isEqualTo(SECOND);
    assertThat(view.updatedAt()).isEqualTo(SampleRun.START.plusSeconds(22));
    assertThat(listed()).hasSize(1);
  }

  @Test
  void shouldWaitForTheAnswerToTheNewestRequest() {
    log.show(older, described(older, FIRST, 15), newer, deadLettered(older, "too late", 25));
    assertThat(view().orElseThrow().status()).isEqualTo(DataSetStatus.QUEUED);
    assertThat(view().orElseThrow().contents()).isNull();
    given().get(SETS + set.name() + "/splits/train/picture").then().statusCode(404);

    log.show(deadLettered(newer, "no such folder", 26), described(older, FIRST, 27));
    assertThat(view().orElseThrow().status()).isEqualTo(DataSetStatus.FAILED);
    assertThat(view().orElseThrow().failure()).isEqualTo("no such folder");
  }

  @Test
  void shouldBeReadyOnceDescribedEvenIfAnotherAttemptWasGivenUp() {
    log.show(older, deadLettered(older, "the disk was away", 15), described(older, FIRST, 14));

    assertThat(view().orElseThrow().status()).isEqualTo(DataSetStatus.READY);
    assertThat(view().orElseThrow().failure()).isNull();
  }

  @Test
  void shouldShowTheLaterOfTwoAnswersToOneRequest() {
    log.show(older, described(older, SECOND, 16), described(older, FIRST, 15));

    assertThat(view().orElseThrow().contents().identity().digest()).isEqualTo(SECOND);
  }

  @Test
  void shouldShowNothingUntilTheRequestIsRead() {
    log.show(described(older, FIRST, 15));
    assertThat(view()).isEmpty();
    assertThat(listed()).isEmpty();

    log.show(older);

    assertThat(view().orElseThrow().status()).isEqualTo(DataSetStatus.READY);
  }

  @Test
  void shouldShowBuiltInSetsOnceTheyAreDescribed() {
    log.show(
        described(BuiltInSet.OBJECTS, SECOND, 40),
        described(BuiltInSet.OBJECTS, SECOND, 41),
        described(BuiltInSet.OBJECTS, FIRST, 39));

    DataSetView view = view(BuiltInSet.OBJECTS.name()).orElseThrow();
    assertThat(view.status()).isEqualTo(DataSetStatus.READY);
    assertThat(view.source()).isEqualTo(BuiltInSet.OBJECTS.source());
    assertThat(view.requestedAt()).isNull();
    assertThat(view.updatedAt()).isEqualTo(SampleRun.START.plusSeconds(41));
    assertThat(view.contents().identity().digest()).isEqualTo(SECOND);
    assertThat(list()).filteredOn(one -> one.name().equals(view.name())).hasSize(1);
  }

  @Test
  void shouldListByName() {
    log.show(older, SampleDataSet.create().requested("/data/other", 5));

    List<DataSetSummary> all = list();
    assertThat(all).hasSizeGreaterThanOrEqualTo(2);
    assertThat(all).isSortedAccordingTo(Comparator.comparing(one -> one.name().text()));
    assertThat(listed())
        .containsExactly(
            new DataSetSummary(
                set.name(),
                DataSetStatus.QUEUED,
                older.source(),
                older.occurredAt(),
                older.occurredAt()));
  }

  @Test
  void shouldBeTheSameAfterReplay() throws RetryableFailure {
    log.show(older, described(older, FIRST, 15), newer, described(newer, SECOND, 25));
    Optional<DataSetView> before = view();
    List<DataSetSummary> allBefore = list();

    log.forget();
    assertThat(view()).isEmpty();
    log.replay();

    assertThat(view()).isEqualTo(before).isPresent();
    assertThat(list()).isEqualTo(allBefore);
  }

  private Optional<DataSetView> view() {
    return view(set.name());
  }

  private static Optional<DataSetView> view(DataSetName name) {
    Response response = given().get(SETS + name);
    return response.statusCode() == 404
        ? Optional.empty()
        : Optional.of(Json.read(response.asString(), DataSetView.class));
  }

  private List<DataSetSummary> listed() {
    return list().stream().filter(one -> one.name().equals(set.name())).toList();
  }

  private static List<DataSetSummary> list() {
    return Json.read(given().get("/api/v1/datasets").asString(), DataSetList.class).dataSets();
  }
}
