package dev.guillotine.standalone.command;

import dev.guillotine.contracts.api.RunView;
import dev.guillotine.standalone.api.GatewayClient;
import dev.guillotine.standalone.api.PatientGateway;
import dev.guillotine.standalone.api.PatientGateway.Patience;
import dev.guillotine.standalone.terminal.Terminal;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The end of a run that nobody needs any more. */
@Command(
    name = "cancel",
    description = "Cancel a run of the stack that is up. What it published can still be seen.",
    mixinStandardHelpOptions = true)
final class CancelCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "The run's id.")
  private UUID id;

  @Mixin private StackAddress stack;

  CancelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    GatewayClient client = new GatewayClient(stack.gateway());
    RunView run = new PatientGateway(client, Patience.standard(), terminal::say).cancel(id);
    terminal.say("run \"%s\" %s is cancelled".formatted(run.specification().name(), run.id()));
    return 0;
  }
}
