package dev.guillotine.representation.network.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.specification.StepRule.Precision;
import dev.guillotine.representation.network.TestNetworks;
import org.junit.jupiter.api.Test;

class TorchScriptTest {
  private static final String SOURCE = TorchScript.of(TestNetworks.reference(), Precision.F32);
  private static final int SECOND = SOURCE.indexOf("  def embed");
  private static final String FORWARD = SOURCE.substring(0, SECOND);
  private static final String EMBED = SOURCE.substring(SECOND);

  @Test
  void shouldUpdateStatisticsInTrainingOnly() {
    assertThat(FORWARD).contains("True, 0.1, 1e-05").doesNotContain("False, 0.1, 1e-05");
    assertThat(EMBED).contains("False, 0.1, 1e-05").doesNotContain("True, 0.1, 1e-05");
  }

  @Test
  void shouldPoolAtEveryCutOnlyWhereItIsAskedFor() {
    assertThat(FORWARD).containsOnlyOnce("torch.mean(");
    assertThat(EMBED.split("torch.mean\\(", -1)).hasSize(6);
  }

  @Test
  void shouldOverwriteOnlyWhatNothingElseReads() {
    assertThat(EMBED).contains("v3 = torch.relu_(v2)").doesNotContain("torch.relu(");
  }

  @Test
  void shouldPassEveryTensorOnce() {
    int last = TestNetworks.reference().tensors().size() - 1;
    assertThat(FORWARD)
        .containsOnlyOnce("tensors[0]")
        .containsOnlyOnce("tensors[" + last + "]")
        .doesNotContain("tensors[" + (last + 1) + "]");
  }
}
