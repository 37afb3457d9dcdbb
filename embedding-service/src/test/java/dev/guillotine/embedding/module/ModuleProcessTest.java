package dev.guillotine.embedding.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.CutPoint.Pooling;
import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.data.SampleBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleProcessTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 3);
  private static final ModuleLimits LIMITS =
      new ModuleLimits(Duration.ofSeconds(60), 2L << 30, 1 << 20);
  private static final CutPoint MAP =
      new CutPoint(0, "map", Role.STAGE, List.of(1, 2, 3), Pooling.AVERAGE, 1);
  private static final CutPoint FLAT =
      new CutPoint(1, "flat", Role.STAGE, List.of(1, 2, 3), Pooling.FLATTEN, 6);
  private static final CutPoint TOKENS =
      new CutPoint(2, "tokens", Role.BACKBONE, List.of(2, 3), Pooling.TOKEN, 3);

  @TempDir Path folder;

  @Test
  void shouldGiveEmbeddingsByName() throws Exception {
    Path module =
        ModuleFile.of(
            folder,
            "Dict[str, Tensor]",
            "y = torch.mul(x, 2.)",
            "return {\"tokens\": torch.reshape(y, [-1, 2, 3]), \"map\": x, \"flat\": y}");
    SampleBatch batch = batch();

    try (ModuleProcess process = start(module, LIMITS, MAP, FLAT, TOKENS)) {
      List<float[]> embeddings = process.embed(batch, 2);

      assertThat(embeddings.get(0)).containsExactly(new float[] {2.5f, 8.5f}, within(1e-6f));
      assertThat(embeddings.get(1)).containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22);
      assertThat(embeddings.get(2)).containsExactly(0, 2, 4, 12, 14, 16);
      assertThat(process.embed(batch, 1).get(0)).containsExactly(2.5f);
    }
  }

  @Test
  void shouldAverageOverAGrid() throws Exception {
    CutPoint grid = new CutPoint(0, "map", Role.STAGE, List.of(1, 2, 3), Pooling.GRID, 4);
    Path module = ModuleFile.of(folder, "Tensor", "return x");

    try (ModuleProcess process = start(module, LIMITS, grid)) {
      assertThat(process.embed(batch(), 1).get(0)).containsExactly(0.5f, 1.5f, 3.5f, 4.5f);
    }
  }

  @Test
  void shouldAverageTokens() throws Exception {
    CutPoint mean = new CutPoint(0, "tokens", Role.BACKBONE, List.of(2, 3), Pooling.AVERAGE, 3);
    Path module = ModuleFile.of(folder, "Tensor", "return torch.reshape(x, [-1, 2, 3])");

    try (ModuleProcess process = start(module, LIMITS, mean)) {
      assertThat(process.embed(batch(), 1).get(0)).containsExactly(1.5f, 2.5f, 3.5f);
    }
  }

  @Test
  void shouldRefuseAModuleThatFillsTheMemory() throws Exception {
    Path module =
        ModuleFile.of(
            folder,
            "Tensor",
            "y = torch.reshape(x, [-1])",
            "while True:",
            "  y = torch.cat([y, y], 0)",
            "return y");
    ModuleLimits small = new ModuleLimits(Duration.ofSeconds(60), 1L << 30, 1 << 20);

    assertRefused(module, small, "the module took more than 1024 MiB of memory");
  }

  @Test
  void shouldRefuseAModuleThatFails() throws Exception {
    Path module = ModuleFile.of(folder, "Tensor", "return torch.reshape(x, [7, 11])");

    assertRefused(module, LIMITS, "shape '[7, 11]' is invalid");
  }

  @Test
  void shouldRefuseAModuleThatCannotBeRead() throws Exception {
    Path module = ModuleFile.of(folder, "Tensor", "return torch.no_such_operation(x)");

    assertRefused(module, LIMITS, "no_such_operation");
  }

  @Test
  void shouldRefuseOtherShapesThanTheManifestTells() throws Exception {
    Path module = ModuleFile.of(folder, "Tensor", "return torch.reshape(x, [-1, 6])");

    assertRefused(
        module,
        LIMITS,
        "output at the cut map has the shape (1, 6), its manifest says (1, 1, 2, 3)");
  }

  @Test
  void shouldRefuseOtherCutsThanTheManifestNames() throws Exception {
    Path named = ModuleFile.of(folder, "Dict[str, Tensor]", "return {\"other\": x}");
    Path two = ModuleFile.of(folder, "Tuple[Tensor, Tensor]", "return (x, x)");
    Path number = ModuleFile.of(folder, "Dict[str, int]", "return {\"map\": 3}");

    assertRefused(named, LIMITS, "no tensor for the cut map, only for [other]");
    assertRefused(two, LIMITS, "not a dictionary of tensors");
    assertRefused(number, LIMITS, "no tensor for the cut map");
  }

  private static ModuleProcess start(Path module, ModuleLimits limits, CutPoint... cuts)
      throws IOException, RefusedModuleException {
    return ModuleProcess.start(
        new ModuleOrder(module.toString(), SHAPE, List.of(cuts), 1, "auto"), limits);
  }

  private void assertRefused(Path module, ModuleLimits limits, String reason) {
    assertThatExceptionOfType(RefusedModuleException.class)
        .isThrownBy(() -> embedOne(module, limits))
        .withMessageContaining(reason);
  }

  private static void embedOne(Path module, ModuleLimits limits)
      throws IOException, RefusedModuleException {
    try (ModuleProcess process = start(module, limits, MAP)) {
      process.embed(batch(), 1);
    }
  }

  private static SampleBatch batch() {
    SampleBatch batch = SampleBatch.direct(SHAPE, 2);
    batch.put(0, new float[] {0, 1, 2, 3, 4, 5});
    batch.put(1, new float[] {6, 7, 8, 9, 10, 11});
    return batch;
  }
}
