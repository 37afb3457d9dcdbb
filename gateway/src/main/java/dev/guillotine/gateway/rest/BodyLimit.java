package dev.guillotine.gateway.rest;

import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.json.Json;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads each body whole before anything else looks at the request, up to the limit. A longer one is
 * answered with problem details while the rest of it is taken in and thrown away: a client that
 * sends before it listens would otherwise see a broken connection in place of the answer.
 */
@Singleton
public class BodyLimit {
  private static final int BEFORE_ALL_OTHERS = -1_000;
  private static final int TOO_LARGE = 413;

  private final long bytes;

  BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
    this.bytes = limit.asLongValue();
  }

  void register(@Observes Router router) {
    BodyHandler reader = BodyHandler.create(false).setBodyLimit(bytes);
    router
        .route()
        .order(BEFORE_ALL_OTHERS)
        .handler(
            context -> {
              context.request().resume();
              reader.handle(context);
            })
        .handler(BodyLimit::haveBody)
        .failureHandler(this::refuse);
  }

  /** An absent body becomes an empty one: the resource would wait for what never comes. */
  private static void haveBody(RoutingContext context) {
    if (context.body().buffer() == null) {
      ((RoutingContextInternal) context).setBody(Buffer.buffer());
    }
    context.next();
  }

  private void refuse(RoutingContext context) {
    boolean clientGone = context.response().ended() || context.response().closed();
    if (clientGone) {
      return;
    }
    if (context.statusCode() != TOO_LARGE) {
      context.next();
      return;
    }
    context.request().resume();
    context
        .response()
        .setStatusCode(TOO_LARGE)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(
            Json.write(
                new Problem(
                    Problems.NO_SPECIAL_KIND,
                    "Content Too Large",
                    TOO_LARGE,
                    "the body exceeds " + bytes + " bytes",
                    List.of(
                        new Problem.FieldError(
                            "", "a longer body", "a body of at most " + bytes + " bytes")))));
  }
}
