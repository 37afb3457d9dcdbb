package dev.guillotine.embedding.module;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The file of a TorchScript module: a zip archive of a program and its tensors. It is looked at
 * before libtorch unpacks it, which would fill the memory with whatever the archive says it holds.
 */
final class ModuleArchive {
  private static final int MOST_ENTRIES = 100_000;

  private ModuleArchive() {}

  /**
   * Requires an archive with a program, whose entries unpack to what libtorch may be given.
   *
   * @param mostInflated most bytes of all entries together, once unpacked
   */
  static void requireSound(Path file, long mostInflated)
      throws IOException, RefusedModuleException {
    try (ZipFile archive = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(archive.entries());
      requireFew(entries.size());
      requireSmall(entries, mostInflated);
      requireProgram(entries);
    } catch (ZipException e) {
      throw new RefusedModuleException(
          "the file is no TorchScript module: it is not a whole zip archive (%s)"
              .formatted(e.getMessage()));
    }
  }

  private static void requireFew(int entries) throws RefusedModuleException {
    if (entries > MOST_ENTRIES) {
      throw new RefusedModuleException(
          "the module's file has %d entries; allowed: at most %d".formatted(entries, MOST_ENTRIES));
    }
  }

  private static void requireSmall(List<? extends ZipEntry> entries, long most)
      throws RefusedModuleException {
    long inflated = 0;
    for (ZipEntry entry : entries) {
      inflated += Math.max(0, entry.getSize());
      if (entry.getSize() < 0 || inflated > most || inflated < 0) {
        throw new RefusedModuleException(
            "the module's file unpacks to more than %d bytes, which is the most that is allowed"
                .formatted(most));
      }
    }
  }

  private static void requireProgram(List<? extends ZipEntry> entries)
      throws RefusedModuleException {
    boolean program =
        entries.stream().anyMatch(entry -> entry.getName().matches("[^/]+/code/.*\\.py"));
    boolean data = entries.stream().anyMatch(entry -> entry.getName().matches("[^/]+/data\\.pkl"));
    if (!program || !data) {
      throw new RefusedModuleException(
          "the file is no TorchScript module: the archive lacks %s"
              .formatted(program ? "data.pkl" : "code (torch.save was used, not torch.jit.save?)"));
    }
  }
}
