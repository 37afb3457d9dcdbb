package dev.guillotine.standalone.command;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.standalone.api.GatewayClient;
import dev.guillotine.standalone.api.PatientGateway;
import dev.guillotine.standalone.api.PatientGateway.Patience;
import dev.guillotine.standalone.progress.ProgressLines;
import dev.guillotine.standalone.report.ReportFolder;
import dev.guillotine.standalone.report.TextReport;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Takes a run from its submission to its report. */
final class RunFollower {
  private static final Duration PACE = Duration.ofMillis(500);
  private static final int SUCCESS = 0;
  private static final int FAILURE = 1;
  private static final int CANCELLED = 3;

  private final PatientGateway gateway;
  private final Terminal terminal;
  private final Path reports;

  RunFollower(URI api, Terminal terminal, Path reports) {
    this.gateway = new PatientGateway(new GatewayClient(api), Patience.standard(), terminal::say);
    this.terminal = terminal;
    this.reports = reports;
  }

  /** Submits a run and follows it to its end; returns the exit code. */
  int submit(RunSpecification specification) throws InterruptedException, IOException {
    RunView run = gateway.submit(specification);
    terminal.say("");
    terminal.say("run \"%s\" %s".formatted(run.specification().name(), run.id()));
    return follow(run.id());
  }

  /** Follows a run to its end; returns the exit code. */
  int follow(UUID id) throws InterruptedException, IOException {
    RunView run = toItsEnd(id);
    if (run.status() == RunStatus.FAILED) {
      terminal.say("");
      terminal.say("the run failed: " + reason(run));
      return FAILURE;
    }
    if (run.status() == RunStatus.CANCELLED) {
      terminal.say("");
      terminal.say("the run was cancelled");
      return CANCELLED;
    }
    LayersView layers = gateway.layers(id);
    TextReport.of(layers).forEach(terminal::say);
    terminal.say("");
    terminal.say("report     " + ReportFolder.write(reports, run, layers).toAbsolutePath());
    return SUCCESS;
  }

  private RunView toItsEnd(UUID id) throws InterruptedException {
    try {
      RunView run =
          gateway.follow(id, PACE, view -> terminal.show(ProgressLines.of(view, Instant.now())));
      terminal.settle();
      return run;
    } catch (InterruptedException e) {
      terminal.settle();
      terminal.say(
          "the run is not finished; it goes on as long as its stack is up:"
              + " guillotine watch "
              + id);
      throw e;
    }
  }

  private static String reason(RunView run) {
    return run.failure() == null
        ? "no reason was given"
        : "%s (%s)".formatted(run.failure().reason(), run.failure().queue());
  }
}
