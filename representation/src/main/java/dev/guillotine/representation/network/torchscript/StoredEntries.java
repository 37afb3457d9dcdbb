package dev.guillotine.representation.network.torchscript;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The zip archive of a TorchScript file: entries that are stored as they are, without a time, so
 * that the same content gives the same bytes.
 */
final class StoredEntries implements AutoCloseable {
  private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};
  private static final String FORMAT_VERSION = "3\n";

  private final ZipOutputStream zip;
  private final String root;

  /**
   * Begins an archive.
   *
   * @param root folder of all entries
   */
  StoredEntries(OutputStream out, String root) {
    this.zip = new ZipOutputStream(out);
    this.root = root;
  }

  /** Adds an entry. */
  void add(String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(root + "/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setCrc(checksum.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Adds what every TorchScript file has.
   *
   * @param instance pickle of the module
   * @param source text of its class
   */
  void addProgram(byte[] instance, String source) throws IOException {
    add("data.pkl", instance);
    add("code/__torch__.py", text(source));
    add("constants.pkl", NO_CONSTANTS);
    add("version", text(FORMAT_VERSION));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
