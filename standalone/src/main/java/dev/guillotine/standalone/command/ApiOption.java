package dev.guillotine.standalone.command;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Another gateway than that of a stack on this machine. */
final class ApiOption {
  @Option(
      names = "--api",
      paramLabel = "URL",
      description =
          "Root of the gateway to talk to, for example http://127.0.0.1:8080"
              + " (default: that of the stack in the home folder).")
  private URI root;

  Optional<URI> root() {
    return Optional.ofNullable(root);
  }
}
