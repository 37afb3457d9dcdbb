package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.DataSetDescribed;
import dev.guillotine.contracts.event.DataSetRequested;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.embedding.description.Description;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.platform.work.Work;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.read.DataSets;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;

/** Opens a data set and says what it holds. Afterwards it lies in the cache, ready for runs. */
@Singleton
public final class DescriptionWork implements Work<DataSetRequested> {
  private final DataSets sets;
  private final EventPublisher publisher;

  DescriptionWork(DataSets sets, EventPublisher publisher) {
    this.sets = sets;
    this.publisher = publisher;
  }

  @Override
  public void perform(DataSetRequested task, Lease lease) throws WorkFailure {
    try (DataSet set = sets.open(task.source(), samples -> lease.checkReading())) {
      publisher.publish(
          new DataSetDescribed(
              task.name(),
              Clock.systemUTC().instant(),
              task.source(),
              task.id(),
              Description.of(set)));
    } catch (UnusableDataException | InvalidValueException e) {
      throw new PermanentFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new RetryableFailure("could not read %s: %s".formatted(task.name(), e.getMessage()), e);
    }
  }
}
