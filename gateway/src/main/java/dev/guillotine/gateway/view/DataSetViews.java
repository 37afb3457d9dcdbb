package dev.guillotine.gateway.view;

import dev.guillotine.contracts.api.DataSetList;
import dev.guillotine.contracts.api.DataSetStatus;
import dev.guillotine.contracts.api.DataSetView;
import dev.guillotine.contracts.data.DataSetDescription;
import dev.guillotine.contracts.data.SplitDescription;
import dev.guillotine.contracts.event.DataSetDescribed;
import dev.guillotine.contracts.event.DataSetRequested;
import dev.guillotine.contracts.event.DeadLettered;
import dev.guillotine.contracts.specification.BuiltInSet;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Data sets as they are shown, put together from the events of the view. */
@Singleton
public class DataSetViews {
  private final ViewDatabase database;

  DataSetViews(ViewDatabase database) {
    this.database = database;
  }

  /**
   * All that are known, by name.
   *
   * @throws RetryableFailure when the database does not answer
   */
  public DataSetList all() throws RetryableFailure {
    return database.inTransaction(
        connection ->
            new DataSetList(
                new CatalogueTable(connection).all().stream().map(Registration::summary).toList()));
  }

  /**
   * A data set; empty until a request under its name was read, or, for one that is built in, its
   * description.
   *
   * @throws RetryableFailure when the database does not answer
   */
  public Optional<DataSetView> dataSet(DataSetName name) throws RetryableFailure {
    return database.inTransaction(
        connection -> {
          CatalogueTable catalogue = new CatalogueTable(connection);
          Optional<Registration> set = catalogue.find(name);
          return set.isEmpty() ? Optional.empty() : Optional.of(view(catalogue, set.get()));
        });
  }

  /**
   * The picture of a split (PNG); empty when there is none.
   *
   * @throws RetryableFailure when the database does not answer
   */
  public Optional<byte[]> picture(DataSetName name, Split split) throws RetryableFailure {
    return database.inTransaction(
        connection -> {
          CatalogueTable catalogue = new CatalogueTable(connection);
          Optional<Registration> set = catalogue.find(name);
          return set.isEmpty()
              ? Optional.empty()
              : catalogue.description(set.get()).flatMap(described -> picture(described, split));
        });
  }

  /**
   * The names of those that are ready, in order.
   *
   * @throws RetryableFailure when the database does not answer
   */
  public List<DataSetName> ready() throws RetryableFailure {
    return database.inTransaction(
        connection ->
            new CatalogueTable(connection)
                .all().stream()
                    .filter(set -> set.status() == DataSetStatus.READY)
                    .map(Registration::name)
                    .toList());
  }

  /**
   * Whether a name stands for a source or once did.
   *
   * @throws RetryableFailure when the database does not answer
   */
  public boolean everMeant(DataSetName name, DataSource source) throws RetryableFailure {
    boolean builtIn =
        BuiltInSet.all().stream()
            .anyMatch(set -> set.name().equals(name) && set.source().equals(source));
    return builtIn
        || database.inTransaction(
            connection ->
                new CatalogueTable(connection)
                    .requests(name).stream()
                        .map(DataSetRequested::source)
                        .anyMatch(source::equals));
  }

  /** The registration is read first: what it tells of, the events read after it contain. */
  private static DataSetView view(CatalogueTable catalogue, Registration set) throws SQLException {
    DataSetStatus status = set.status();
    Optional<String> failure =
        status == DataSetStatus.FAILED
            ? catalogue.failure(set).map(DeadLettered::reason)
            : Optional.empty();
    Optional<DataSetView.Contents> contents =
        status == DataSetStatus.READY
            ? catalogue.description(set).map(described -> contents(set.name(), described))
            : Optional.empty();
    return new DataSetView(
        set.name(),
        status,
        set.source(),
        set.requestedAt(),
        set.updatedAt(),
        failure.orElse(null),
        contents.orElse(null));
  }

  private static DataSetView.Contents contents(DataSetName name, DataSetDescribed described) {
    DataSetDescription description = described.description();
    return new DataSetView.Contents(
        description.identity(),
        description.shape(),
        description.splits().stream().map(split -> contents(name, split)).toList(),
        description.tasks(),
        description.names(),
        description.passedOver());
  }

  private static DataSetView.SplitContents contents(DataSetName name, SplitDescription split) {
    return new DataSetView.SplitContents(
        split.split(),
        split.samples(),
        split.png().isEmpty() ? null : DataSetAddress.picture(name, split.split()));
  }

  private static Optional<byte[]> picture(DataSetDescribed described, Split split) {
    return described.description().splits().stream()
        .filter(one -> one.split() == split)
        .findFirst()
        .flatMap(SplitDescription::png);
  }
}
