package dev.guillotine.representation.network.torchscript;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript file as {@code torch::jit::load} reads it: a zip archive of stored entries that
 * holds the source text of a module class and a pickle that makes one instance of it. The module
 * has methods and no tensors; those are passed in.
 */
public final class TorchScriptArchive {
  private static final String CLASS = "Network";
  private static final String HEAD =
      "class "
          + CLASS
          + "(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n";
  static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};
  static final String FORMAT_VERSION = "3\n";

  private TorchScriptArchive() {}

  /**
   * The bytes of the file.
   *
   * @param methods source text of the module's methods, indented by two spaces
   */
  public static byte[] of(String methods) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "network/data.pkl", instance());
      store(zip, "network/code/__torch__.py", text(HEAD + methods));
      store(zip, "network/constants.pkl", NO_CONSTANTS);
      store(zip, "network/version", text(FORMAT_VERSION));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Loads such a file.
   *
   * @param archive its bytes
   * @param manager owns the program
   */
  public static PtSymbolBlock load(byte[] archive, NDManager manager) {
    try {
      return JniUtils.loadModule(
          (PtNDManager) manager, new ByteArrayInputStream(archive), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Pickle protocol 2: an object of class {@code __torch__.Network} whose state is {@code
   * {"training": True}}.
   */
  private static byte[] instance() {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2});
    pickle.writeBytes(text("c__torch__\n" + CLASS + "\n"));
    pickle.writeBytes(new byte[] {'q', 0, ')', (byte) 0x81, '}', '('});
    byte[] field = text("training");
    pickle.writeBytes(new byte[] {'X', (byte) field.length, 0, 0, 0});
    pickle.writeBytes(field);
    pickle.writeBytes(new byte[] {'q', 1, (byte) 0x88, 'u', 'b', 'q', 2, '.'});
    return pickle.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
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

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
