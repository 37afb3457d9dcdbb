package dev.guillotine.platform.lifecycle;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Ends this service when its supervisor is gone. The supervisor holds the other end of standard
 * input; however it dies, that end closes. Off unless {@code guillotine.parent-watch} is true.
 */
@ApplicationScoped
public class ParentWatch {
  private static final Logger LOG = Logger.getLogger(ParentWatch.class);
  private static final int BOUND_MILLIS = 10_000;

  private final boolean watching;

  ParentWatch(
      @ConfigProperty(name = "guillotine.parent-watch", defaultValue = "false") boolean watching) {
    this.watching = watching;
  }

  void begin(@Observes StartupEvent event) {
    if (watching) {
      Thread thread = new Thread(ParentWatch::awaitEnd, "parent-watch");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void awaitEnd() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      LOG.debug("standard input broke", e);
    }
    LOG.warn("the supervisor is gone: stopping");
    Quarkus.asyncExit();
    try {
      Thread.sleep(BOUND_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
