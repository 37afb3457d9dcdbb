package dev.guillotine.standalone.rooms;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of rooms in the architecture's description, and what else always holds for code. */
class RoomsTest {
  private static final String QUARKUS = "io.quarkus..";
  private static final String DEEP_JAVA_LIBRARY = "ai.djl..";

  private static JavaClasses house;

  @BeforeAll
  static void enter() {
    house = Room.house();
  }

  @ParameterizedTest
  @EnumSource
  void shouldImportOnlyTheRoomsThatTheTableAllows(Room room) {
    requireBuilt(room);
    noClasses()
        .that()
        .resideInAPackage(room.packages())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(room.forbidden())
        .check(house);
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepToItsOwnPackages(Room room) {
    requireBuilt(room);
    classes().that(room.holds()).should().resideInAPackage(room.packages()).check(house);
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveNoCyclesBetweenPackages(Room room) {
    requireBuilt(room);
    slices()
        .matching(room.packages().replace("..", ".(*).."))
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(house);
  }

  @Test
  void shouldKeepFrameworksOutOfThePlainRooms() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Room.CONTRACTS.packages(),
            Room.EMBEDDED.packages(),
            Room.REPRESENTATION.packages(),
            Room.STANDALONE.packages())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(QUARKUS, "jakarta.enterprise..", "jakarta.inject..", "io.smallrye..")
        .check(house);
  }

  @Test
  void shouldKeepTensorsOutOfTheRoomsThatComputeNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Room.CONTRACTS.packages(),
            Room.EMBEDDED.packages(),
            Room.PLATFORM.packages(),
            Room.GATEWAY.packages(),
            Room.STANDALONE.packages())
        .should()
        .dependOnClassesThat()
        .resideInAPackage(DEEP_JAVA_LIBRARY)
        .check(house);
  }

  @Test
  void shouldReadDataSetsOnTheCommandLineButTouchNoNetwork() {
    noClasses()
        .that()
        .resideInAPackage(Room.STANDALONE.packages())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.guillotine.representation.network..", "dev.guillotine.representation.checkpoint..")
        .check(house);
  }

  @Test
  void shouldMakeViewsOnTheCommandLineButTrainNothing() {
    noClasses()
        .that()
        .resideInAPackage(Room.STANDALONE.packages())
        .should()
        .dependOnClassesThat(
            resideInAPackage(Room.TRAINER.packages())
                .and(not(resideInAPackage("dev.guillotine.trainer.view"))))
        .check(house);
  }

  @Test
  void shouldBringNoTensorsToTheClassPathOfTheCommandLine() {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Class.forName("ai.djl.ndarray.NDArray"));
  }

  @Test
  void shouldSpeakToTheObjectStoreAndToWorkQueuesInThePlatformOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(Room.PLATFORM.packages())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.minio..")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleNameEndingWith("ShareConsumer")
        .check(house);
  }

  @Test
  void shouldNotDrawFromRandomnessThatCannotBeAddressed() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Room.REPRESENTATION.packages(),
            Room.TRAINER.packages(),
            Room.EMBEDDING.packages(),
            Room.PROBE.packages())
        .should()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.util.Random.class,
            java.util.SplittableRandom.class,
            java.util.concurrent.ThreadLocalRandom.class)
        .check(house);
  }

  /** See {@code Scaling} of the networks: what such an operation reads may be gone. */
  @Test
  void shouldNotAskForGradientsOfProductsWithNumbersOfTheJvm() {
    DescribedPredicate<JavaAccess<?>> product =
        target(name("mul").or(name("div")).or(name("pow")).or(name("maximum")).or(name("minimum")))
            .and(
                describe(
                    "with a number",
                    access ->
                        access.getTarget() instanceof AccessTarget.CodeUnitCallTarget method
                            && method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Number.class))));
    noClasses()
        .that()
        .resideInAnyPackage("dev.guillotine.trainer.loss..", "dev.guillotine.trainer.training..")
        .should()
        .accessTargetWhere(product)
        .check(house);
  }

  @Test
  void shouldNameClassesForTheDomain() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Manager|Helper|Helpers|Impl)")
        .check(house);
  }

  @Test
  void shouldHaveContractsThatNothingCanChange() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(Room.CONTRACTS.packages())
        .and()
        .areDeclaredInClassesThat()
        .areAssignableTo(Record.class)
        .should()
        .beFinal()
        .andShould()
        .notHaveRawType(mutable())
        .check(house);
  }

  @Test
  void shouldGetWhatItNeedsThroughConstructors() {
    noFields().should().beAnnotatedWith("jakarta.inject.Inject").check(house);
  }

  @Test
  void shouldWriteToStandardOutputFromTheCommandLineOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(Room.STANDALONE.packages())
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethodWhere(target(name("printStackTrace")))
        .check(house);
  }

  @Test
  void shouldHaveOnlyConstantsInStaticFields() {
    fields()
        .that()
        .haveModifier(JavaModifier.STATIC)
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .beFinal()
        .check(house);
  }

  /** Rooms that are not built yet are passed over here, and nowhere else. */
  private static void requireBuilt(Room room) {
    assumeTrue(Room.built().contains(room), () -> room.module() + " is not built");
  }

  private static DescribedPredicate<JavaClass> mutable() {
    List<Class<?>> types =
        List.of(
            java.util.Date.class,
            java.util.ArrayList.class,
            java.util.HashMap.class,
            java.util.HashSet.class,
            StringBuilder.class);
    return DescribedPredicate.describe(
        "a type whose content can change",
        type -> type.isArray() || types.stream().anyMatch(type::isEquivalentTo));
  }
}
