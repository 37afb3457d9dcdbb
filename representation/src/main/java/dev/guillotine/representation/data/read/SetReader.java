package dev.guillotine.representation.data.read;

import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.store.DataSetWriter;
import java.io.IOException;

/** Reads sets of one format. */
interface SetReader {

  /**
   * Name and version: the version rises with every change after which anything is read otherwise.
   */
  String version();

  /**
   * Hands a whole set to the writer.
   *
   * @param files the folder that the set lies in
   * @throws dev.guillotine.representation.data.UnusableDataException naming file, offset and what
   *     was expected, if the set is missing, not whole, or not in its format
   * @throws IOException if it can't be read now
   */
  void read(DataFiles files, DataSetWriter writer) throws IOException;
}
