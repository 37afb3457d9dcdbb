package dev.guillotine.representation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.guillotine.contracts.specification.DataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
  @TempDir private Path folder;

  @Test
  void shouldKnowEveryKindOfSource() {
    List<DataSource> sources =
        List.of(
            new DataSource.Objects(null, null, null, null),
            new DataSource.Idx(folder.toString()),
            new DataSource.Cifar10(folder.toString()));

    assertThat(sources)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrderElementsOf(kinds(DataSource.class));
    for (DataSource source : sources) {
      Throwable failure = catchThrowable(() -> DataSets.open(source).close());
      assertThat(failure == null || failure instanceof UnusableDataException)
          .as("%s: %s", source, failure)
          .isTrue();
    }
  }

  @Test
  void shouldOpenTheGeneratedSet() throws Exception {
    try (ImageSet set = DataSets.open(new DataSource.Objects(200, 100, 16, 1L))) {
      assertThat(set.train().size()).isEqualTo(200);
      assertThat(set.test().size()).isEqualTo(100);
    }
  }

  @Test
  void shouldReadFoldersWithTheReaderOfTheirFormat() {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> DataSets.open(new DataSource.Idx(folder.toString())))
        .withMessageContaining("idx1-ubyte");
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> DataSets.open(new DataSource.Cifar10(folder.toString())))
        .withMessageContaining("data_batch_1.bin");
  }

  private static List<Class<?>> kinds(Class<?> sealed) {
    List<Class<?>> kinds = new ArrayList<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        kinds.addAll(kinds(permitted));
      } else {
        kinds.add(permitted);
      }
    }
    return kinds;
  }
}
