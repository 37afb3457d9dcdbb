package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.api.DataSetStatus;
import dev.guillotine.contracts.api.DataSetSubmission;
import dev.guillotine.contracts.api.DataSetView;
import dev.guillotine.contracts.event.DataSetRequested;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.gateway.view.DataSetViews;
import dev.guillotine.platform.failure.RetryableFailure;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Takes data sets: once the broker has the request, the set will be described or given up. */
@Singleton
public class DataSetSubmissions {
  private static final Logger LOG = Logger.getLogger(DataSetSubmissions.class);

  private final DataFolders folders;
  private final DataSetViews views;
  private final LogWriter log;
  private final MeterRegistry meters;

  DataSetSubmissions(DataFolders folders, DataSetViews views, LogWriter log, MeterRegistry meters) {
    this.folders = folders;
    this.views = views;
    this.log = log;
    this.meters = meters;
  }

  /**
   * Asks for a data set to be described.
   *
   * @throws InvalidValueException when its folder or file is not there
   * @throws RetryableFailure when the broker did not take it or the database does not answer
   */
  public DataSetView submit(DataSetSubmission submission) throws RetryableFailure {
    DataSetName name = submission.name();
    folders.require("source", submission.source());
    Instant now = afterEarlierOnes(name);
    MDC.put("dataSetId", name.id());
    try {
      log.append(new DataSetRequested(name, now, submission.source()));
      LOG.infof("data set submitted: %s", name);
      meters.counter("guillotine.datasets.submitted").increment();
    } finally {
      MDC.remove("dataSetId");
    }
    return new DataSetView(name, DataSetStatus.QUEUED, submission.source(), now, now, null, null);
  }

  /** The newest request counts: this one has to be newer, whatever the clock says. */
  private Instant afterEarlierOnes(DataSetName name) throws RetryableFailure {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Optional<Instant> earlier = views.dataSet(name).map(DataSetView::requestedAt);
    return earlier.isEmpty() || earlier.get().isBefore(now) ? now : earlier.get().plusMillis(1);
  }
}
