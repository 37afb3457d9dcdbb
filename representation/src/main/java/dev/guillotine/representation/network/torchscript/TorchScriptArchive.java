package dev.guillotine.representation.network.torchscript;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

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

  private TorchScriptArchive() {}

  /**
   * The bytes of the file.
   *
   * @param methods source text of the module's methods, indented by two spaces
   */
  public static byte[] of(String methods) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (StoredEntries entries = new StoredEntries(bytes, "network")) {
      entries.addProgram(new TensorPickle(CLASS).end(true), HEAD + methods);
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
}
