package dev.guillotine.standalone.command;

import dev.guillotine.standalone.stack.Home;
import dev.guillotine.standalone.stack.RunningStack;
import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A gateway that is there already: the one that is named, or that of the stack that is up. */
final class StackAddress {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private HomeOption home;
  @Mixin private ApiOption api;

  /** Root of the gateway. */
  URI gateway() {
    Home folder = home.home();
    return api.root()
        .or(() -> RunningStack.in(folder).map(RunningStack::api))
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(),
                    "no stack is up in %s: start one with \"guillotine up\", or name a gateway"
                            .formatted(folder.folder())
                        + " with --api"));
  }
}
