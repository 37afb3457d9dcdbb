package dev.guillotine.contracts.specification;

/**
 * Which columns of a manifest are not tasks.
 *
 * @param file path of the image, relative to the manifest's folder, default {@code file}
 * @param split train, validation (or val) or test, default {@code split}; without such a column all
 *     rows are of the training split
 * @param group which rows belong together and must never be in different splits, default {@code
 *     group}; without such a column each row is on its own
 */
public record Columns(String file, String split, String group) {
  public Columns {
    file = file == null ? "file" : file;
    split = split == null ? "split" : split;
    group = group == null ? "group" : group;
  }
}
