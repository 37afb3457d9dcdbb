package dev.guillotine.embedding.module;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleArchiveTest {
  private static final long MOST = 10L << 20;

  @TempDir Path folder;

  @Test
  void shouldLetAModulePass() throws IOException {
    Path module = ModuleFile.of(folder, "Tensor", "return x");

    assertThatCode(() -> ModuleArchive.requireSound(module, MOST)).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseAZipBomb() throws IOException {
    Path bomb = folder.resolve("bomb.pt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("network/data.pkl"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 12; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }

    assertRefused(bomb, "unpacks to more than 10485760 bytes");
  }

  @Test
  void shouldRefuseATruncatedFile() throws IOException {
    byte[] module = Files.readAllBytes(ModuleFile.of(folder, "Tensor", "return x"));
    Path file = Files.write(folder.resolve("cut.pt"), Arrays.copyOf(module, module.length / 2));

    assertRefused(file, "not a whole zip archive");
  }

  @Test
  void shouldRefuseWhatIsNoModule() throws IOException {
    Path pickle = folder.resolve("weights.pth");
    try (OutputStream file = Files.newOutputStream(pickle);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
      zip.closeEntry();
    }

    assertRefused(pickle, "lacks code (torch.save was used, not torch.jit.save?)");
    assertRefused(Files.writeString(folder.resolve("x"), "no zip at all"), "no TorchScript module");
  }

  private static void assertRefused(Path file, String reason) {
    assertThatExceptionOfType(RefusedModuleException.class)
        .isThrownBy(() -> ModuleArchive.requireSound(file, MOST))
        .withMessageContaining(reason);
  }
}
