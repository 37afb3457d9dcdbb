package dev.guillotine.standalone.api;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.specification.RunSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Asks a gateway until it answers: it may be away for a while, and learns of a run only a moment
 * after it took it. Says so when it waits, and when the wait is over.
 */
public final class PatientGateway {
  private final GatewayClient gateway;
  private final Patience patience;
  private final Consumer<String> news;

  /**
   * How long to wait.
   *
   * @param away for a gateway that does not answer
   * @param unknown for a run that the gateway does not know
   * @param pause between two questions
   */
  public record Patience(Duration away, Duration unknown, Duration pause) {
    /** Two minutes for a gateway, five seconds for a run. */
    public static Patience standard() {
      return new Patience(Duration.ofMinutes(2), Duration.ofSeconds(5), Duration.ofSeconds(1));
    }
  }

  private interface Question<T> {
    T ask() throws InterruptedException;
  }

  /**
   * A patient client.
   *
   * @param news is told in one line when it begins to wait, and when it need not wait any more
   */
  public PatientGateway(GatewayClient gateway, Patience patience, Consumer<String> news) {
    this.gateway = gateway;
    this.patience = patience;
    this.news = news;
  }

  /** Submits a run, once, however often it has to be asked. */
  public RunView submit(RunSpecification specification) throws InterruptedException {
    String key = UUID.randomUUID().toString();
    return insist(() -> gateway.submit(specification, key));
  }

  /** Cancels a run. */
  public RunView cancel(UUID id) throws InterruptedException {
    return insist(() -> gateway.cancel(id));
  }

  /**
   * Follows a run to its end.
   *
   * @param pace time between two looks
   * @param watcher is shown the run at each look, the last one included
   * @return the run as it ended
   */
  public RunView follow(UUID id, Duration pace, Consumer<RunView> watcher)
      throws InterruptedException {
    while (true) {
      RunView run = insist(() -> gateway.run(id));
      watcher.accept(run);
      if (run.status().ended()) {
        return run;
      }
      Thread.sleep(pace.toMillis());
    }
  }

  /** The scores of a run so far. */
  public LayersView layers(UUID id) throws InterruptedException {
    return insist(() -> gateway.layers(id));
  }

  private <T> T insist(Question<T> question) throws InterruptedException {
    Instant began = Instant.now();
    boolean told = false;
    while (true) {
      try {
        T answer = question.ask();
        if (told) {
          news.accept(gateway.root() + " answers again");
        }
        return answer;
      } catch (GatewayException.Unavailable e) {
        giveUpAfter(patience.away(), began, e);
        if (!told) {
          told = true;
          news.accept(
              e.getMessage() + ": asking again for up to " + patience.away().toSeconds() + " s");
        }
      } catch (GatewayException.Unknown e) {
        giveUpAfter(patience.unknown(), began, e);
      }
      Thread.sleep(patience.pause().toMillis());
    }
  }

  private static void giveUpAfter(Duration bound, Instant began, GatewayException failure) {
    if (Instant.now().isAfter(began.plus(bound))) {
      throw failure;
    }
  }
}
