package dev.guillotine.embedding.module;

import dev.guillotine.representation.network.torchscript.TorchScriptArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** TorchScript modules as others might make them: without tensors, of source text only. */
public final class ModuleFile {
  private ModuleFile() {}

  /** A module whose forward method has this body; {@code x} is the batch. */
  public static Path of(Path folder, String returns, String... body) throws IOException {
    StringBuilder source = new StringBuilder();
    source.append("  def forward(self, x: Tensor) -> ").append(returns).append(":\n");
    for (String line : body) {
      source.append("    ").append(line).append('\n');
    }
    return Files.write(
        Files.createTempFile(folder, "module", ".pt"), TorchScriptArchive.of(source.toString()));
  }
}
