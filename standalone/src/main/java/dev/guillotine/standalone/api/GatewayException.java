package dev.guillotine.standalone.api;

import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.api.Problem.FieldError;
import java.util.stream.Collectors;

/** The gateway did not do what it was asked. */
public abstract sealed class GatewayException extends RuntimeException {
  private GatewayException(String message, Throwable cause) {
    super(message, cause);
  }

  /** It does not answer, or can't work now: asking again may help. */
  public static final class Unavailable extends GatewayException {
    /**
     * @param message what does not answer, or what can't be done now
     * @param cause what was thrown, or null
     */
    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** It knows no such thing, or not yet. */
  public static final class Unknown extends GatewayException {
    Unknown(Problem problem) {
      super(problem.detail(), null);
    }
  }

  /** It refused the request: asking again won't help. */
  public static final class Refused extends GatewayException {
    Refused(Problem problem) {
      super(words(problem), null);
    }

    private static String words(Problem problem) {
      String fields =
          problem.errors().stream().map(Refused::words).collect(Collectors.joining("\n"));
      return "refused (%d %s): %s%s"
          .formatted(
              problem.status(),
              problem.title(),
              problem.detail(),
              fields.isEmpty() ? "" : "\n" + fields);
    }

    private static String words(FieldError error) {
      return "  field    %s\n  value    %s\n  allowed  %s"
          .formatted(error.field(), error.value(), error.allowed());
    }
  }
}
