package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;

/**
 * Samples that lie in files which the trainer and the embedding service can read. Paths are those
 * of {@link DataPath}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "set") // schemas look one interface up only
public sealed interface LocatedSource extends DataSource {
  /** Where the files lie. */
  String path();

  /**
   * The MNIST family: four IDX files under their publishers' names, gzipped or not.
   *
   * @param path of the folder that holds them
   */
  @JsonTypeName("idx")
  record Idx(String path) implements LocatedSource {
    public Idx {
      path = DataPath.require(path);
    }
  }

  /**
   * CIFAR-10, binary version: {@code data_batch_1.bin} to {@code 5} and {@code test_batch.bin}.
   *
   * @param path of the folder that holds them
   */
  @JsonTypeName("cifar10")
  record Cifar10(String path) implements LocatedSource {
    public Cifar10 {
      path = DataPath.require(path);
    }
  }

  /**
   * CIFAR-100, binary version: {@code train.bin} and {@code test.bin}. Its tasks are {@code fine}
   * (100 classes) and {@code coarse} (20).
   *
   * @param path of the folder that holds them
   */
  @JsonTypeName("cifar100")
  record Cifar100(String path) implements LocatedSource {
    public Cifar100 {
      path = DataPath.require(path);
    }
  }

  /**
   * Image files in folders: {@code train/<class>/<file>}, and likewise {@code test} and {@code
   * validation} (or {@code val}).
   *
   * @param path of the folder that holds the splits
   * @param pixels how files become images
   */
  @JsonTypeName("folders")
  record Folders(String path, Pixels pixels) implements LocatedSource {
    public Folders {
      path = DataPath.require(path);
      pixels = pixels == null ? new Pixels(null, null, null) : pixels;
    }
  }

  /**
   * A table (CSV with a header, or Parquet) of image files with columns for their labels and
   * factors.
   *
   * @param path of the table; the files that it names lie in its folder or below
   * @param pixels how files become images
   * @param columns which columns hold file, split and group
   * @param tasks what is predicted, in order, by name; default every other column, text and
   *     integers as classes, other numbers as such
   */
  @JsonTypeName("manifest")
  record Manifest(String path, Pixels pixels, Columns columns, Map<String, TaskColumn> tasks)
      implements LocatedSource {
    public Manifest {
      path = DataPath.require(path);
      pixels = pixels == null ? new Pixels(null, null, null) : pixels;
      columns = columns == null ? new Columns(null, null, null) : columns;
      tasks = TaskColumn.all(tasks);
    }
  }

  /**
   * NumPy arrays in one {@code .npz} file: samples as {@code [n, height, width]} or {@code [n,
   * height, width, channels]} unsigned bytes (images) or {@code [n, length]} or {@code [n, length,
   * channels]} floating point (signals), and any arrays with one label or latent value per sample.
   * Arrays of other splits end in {@code _test} or {@code _validation}.
   *
   * @param path of the file
   * @param samples name of the array of training samples; default the first there is of x, x_train,
   *     images, imgs, data, arr_0
   * @param group name of the array that says which samples belong together; default none
   * @param tasks what is predicted, in order, by name; default every other array that fits, text
   *     and integers as classes, other numbers as such
   */
  @JsonTypeName("npz")
  record Npz(
      String path,
      @JsonInclude(JsonInclude.Include.NON_NULL) String samples,
      @JsonInclude(JsonInclude.Include.NON_NULL) String group,
      Map<String, TaskColumn> tasks)
      implements LocatedSource {
    public Npz {
      path = DataPath.require(path);
      tasks = TaskColumn.all(tasks);
    }
  }

  /**
   * WebDataset shards: {@code .tar} files of samples whose files share a name up to its first dot:
   * an image, and {@code .cls} (a class number) or {@code .json} (fields). Shards of other splits
   * have {@code test} or {@code val} in their name.
   *
   * @param path of the folder that holds the shards
   * @param pixels how files become images
   * @param group field of the JSON that says which samples belong together; default none
   * @param tasks what is predicted, in order, by name; default {@code cls} and every field of the
   *     JSON, text and integers as classes, other numbers as such
   */
  @JsonTypeName("webdataset")
  record WebDataset(
      String path,
      Pixels pixels,
      @JsonInclude(JsonInclude.Include.NON_NULL) String group,
      Map<String, TaskColumn> tasks)
      implements LocatedSource {
    public WebDataset {
      path = DataPath.require(path);
      pixels = pixels == null ? new Pixels(null, null, null) : pixels;
      tasks = TaskColumn.all(tasks);
    }
  }
}
