package dev.guillotine.standalone.stack;

import dev.guillotine.standalone.process.Backoff;
import dev.guillotine.standalone.process.ProcessFailedException;
import dev.guillotine.standalone.process.SupervisedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs everything on one machine: the broker and the object store inside this process, the services
 * as processes of their own. Services that die are started again; none outlives this process.
 */
public final class Supervisor implements AutoCloseable {
  /** Long, for a service that yields the cores to others starts slowly where they are taken. */
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

  private final Settings settings;
  private final Consumer<String> news;
  private final HomeLock lock;
  private final Map<Service, SupervisedProcess> services = new EnumMap<>(Service.class);
  private Backends backends;
  private boolean closed;

  private Supervisor(Settings settings, Consumer<String> news, HomeLock lock) {
    this.settings = settings;
    this.news = news;
    this.lock = lock;
  }

  /**
   * Starts everything and returns when every service can work.
   *
   * @param news is told in one line of everything that becomes ready, dies or stops
   * @throws StartFailedException if something is missing, taken or does not start; nothing is left
   *     running
   * @throws InterruptedException if the thread was interrupted; nothing is left running
   */
  public static Supervisor start(Settings settings, Consumer<String> news)
      throws InterruptedException {
    settings.installation().requireBuilt();
    settings.home().create();
    Supervisor supervisor = new Supervisor(settings, news, HomeLock.take(settings.home()));
    try {
      supervisor.bringUp();
      return supervisor;
    } catch (InterruptedException | RuntimeException failure) {
      supervisor.close();
      throw failure;
    }
  }

  /** Root of the gateway. */
  public URI api() {
    return settings.ports().url(Listener.GATEWAY);
  }

  /** Address of the broker. */
  public String bootstrapServers() {
    return backends.bootstrapServers();
  }

  /** Address of the object store. */
  public ObjectStoreAddress objects() {
    return backends.objects();
  }

  /** Process id of a service's present or latest life. */
  public long pid(Service service) {
    return services.get(service).pid();
  }

  /** Kills a service (SIGKILL) and waits until it is dead. It is started again by itself. */
  public void kill(Service service) throws InterruptedException {
    services.get(service).kill();
  }

  /** Ends a service in order (SIGTERM) and waits until it did. It is started again by itself. */
  public void restart(Service service) throws InterruptedException {
    services.get(service).restart();
  }

  /**
   * Waits until a service can work.
   *
   * @throws ProcessFailedException if the bound passes
   */
  public void awaitReady(Service service, Duration bound) throws InterruptedException {
    services.get(service).awaitReady(bound);
  }

  /** Stops the services, then the store, then the broker. Closing twice is harmless. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    RunningStack.withdrawFrom(settings.home());
    try (lock) {
      stopServices();
      if (backends != null) {
        backends.close();
      }
      news.accept("stopped");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void bringUp() throws InterruptedException {
    Home home = settings.home();
    settings.ports().requireFree();
    home.clearScratch();
    backends = Backends.start(home, settings.ports(), news);
    var programs = new ServicePrograms(settings, bootstrapServers(), objects());
    for (Service service : Service.values()) {
      services.put(
          service, SupervisedProcess.start(programs.of(service), Backoff.standard(), news));
    }
    awaitAllReady();
    description().announceIn(home);
  }

  /** Waits for all at once: the first that dies ends the wait. */
  private void awaitAllReady() throws InterruptedException {
    Instant end = Instant.now().plus(LONGEST_START);
    List<SupervisedProcess> waiting = List.copyOf(services.values());
    while (!waiting.isEmpty()) {
      if (Instant.now().isAfter(end)) {
        waiting.get(0).awaitReady(Duration.ZERO);
      }
      Thread.sleep(POLL.toMillis());
      waiting = waiting.stream().filter(process -> !process.ready()).toList();
    }
  }

  private RunningStack description() {
    return new RunningStack(
        ProcessHandle.current().pid(),
        Instant.now(),
        api(),
        bootstrapServers(),
        objects(),
        services.keySet().stream()
            .collect(
                Collectors.toMap(
                    Service::label, service -> settings.ports().url(service.listener()))),
        settings.home().logs().toString());
  }

  private void stopServices() {
    if (services.isEmpty()) {
      return;
    }
    news.accept("stopping (services get up to %d s)".formatted(LONGEST_STOP.toSeconds()));
    services.values().forEach(SupervisedProcess::beginStop);
    Instant end = Instant.now().plus(LONGEST_STOP);
    boolean interrupted = Thread.interrupted();
    for (SupervisedProcess process : services.values()) {
      try {
        process.finishStop(Duration.between(Instant.now(), end));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
