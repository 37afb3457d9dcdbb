package dev.guillotine.contracts.specification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Well-formed sources of every kind. */
public final class DataSourceExamples {
  private DataSourceExamples() {}

  /** Each kind with its defaults, then each that has any with everything given. */
  public static List<DataSource> all() {
    Map<String, TaskColumn> tasks = new LinkedHashMap<>();
    tasks.put("species", TaskColumn.of(TaskColumn.Kind.CLASSIFICATION));
    tasks.put("attributes", new TaskColumn(TaskColumn.Kind.MULTI_LABEL, "tags", null, null));
    tasks.put("azimuth", new TaskColumn(TaskColumn.Kind.CIRCULAR, "pose", 2, 6.25));
    tasks.put("age", TaskColumn.of(TaskColumn.Kind.REGRESSION));
    Pixels pixels = new Pixels(32, 1, Pixels.Unreadable.SKIP);
    return List.of(
        new DataSource.Objects(null, null, null, null),
        new DataSource.Mnist1d(null, null, null),
        new DataSource.Registered(new DataSetName("birds")),
        new LocatedSource.Idx("/data/mnist"),
        new LocatedSource.Cifar10("s3://data/cifar"),
        new LocatedSource.Cifar100("/data/cifar"),
        new LocatedSource.Folders("/data/birds", null),
        new LocatedSource.Manifest("/data/birds.csv", null, null, null),
        new LocatedSource.Npz("/data/birds.npz", null, null, null),
        new LocatedSource.WebDataset("s3://data/birds", null, null, null),
        new DataSource.Objects(100, 200, 16, -1L),
        new DataSource.Mnist1d(100, 200, 3L),
        new LocatedSource.Folders("/data/birds", pixels),
        new LocatedSource.Manifest(
            "/data/birds.csv", pixels, new Columns("image", "part", "bird"), tasks),
        new LocatedSource.Npz("/data/birds.npz", "images", "bird", tasks),
        new LocatedSource.WebDataset("s3://data/birds", pixels, "bird", tasks));
  }
}
