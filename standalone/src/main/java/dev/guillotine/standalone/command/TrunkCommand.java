package dev.guillotine.standalone.command;

import dev.guillotine.standalone.api.GatewayClient;
import dev.guillotine.standalone.api.GatewayException;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The network up to a cut, for taking home. */
@Command(
    name = "trunk",
    description =
        "Fetch a run's network up to a cut: TorchScript, safetensors and a model card, in a zip"
            + " archive.",
    mixinStandardHelpOptions = true)
final class TrunkCommand implements Callable<Integer> {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "The run's id.")
  private UUID id;

  @Option(
      names = "--cut",
      paramLabel = "CUT",
      description = "Where it ends (default: at the cut that is recommended first).")
  private String cut;

  @Option(
      names = "--step",
      paramLabel = "STEP",
      description = "Of which checkpoint (default: the last one).")
  private Long step;

  @Option(
      names = {"--out", "--output"},
      paramLabel = "FILE",
      description = "The archive (default: ${DEFAULT-VALUE}). One that is there is replaced.")
  private Path file = Path.of("trunk.zip");

  @Mixin private StackAddress stack;

  TrunkCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    GatewayClient client = new GatewayClient(stack.gateway());
    Instant end = Instant.now().plus(LONGEST_WAIT);
    while (!client.trunk(id, step, cut, file)) {
      if (Instant.now().isAfter(end)) {
        throw new GatewayException.Unavailable(
            "the trunk was not written within " + LONGEST_WAIT.toMinutes() + " minutes", null);
      }
      terminal.say("the trunk is being written ...");
    }
    terminal.say(file + ": trunk.pt, trunk.safetensors, README.md");
    return 0;
  }
}
