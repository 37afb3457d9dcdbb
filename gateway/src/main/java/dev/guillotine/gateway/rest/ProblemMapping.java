package dev.guillotine.gateway.rest;

import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.gateway.submission.NameTakenException;
import dev.guillotine.gateway.submission.RunOverException;
import dev.guillotine.gateway.trunk.NoTrunkException;
import dev.guillotine.gateway.view.DataSetAddress;
import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong in a request into problem details (RFC 9457). */
class ProblemMapping {
  private static final Logger LOG = Logger.getLogger(ProblemMapping.class);
  private static final int SECONDS_TO_RECOVER = 5;

  @ServerExceptionMapper
  Response invalid(InvalidValueException refused) {
    return respond(Response.status(400), Problems.invalid(refused));
  }

  @ServerExceptionMapper
  Response unknown(UnknownException unknown) {
    return respond(Response.status(404), Problems.of(404, "Not Found", unknown.getMessage()));
  }

  @ServerExceptionMapper
  Response over(RunOverException over) {
    return respond(Response.status(409), Problems.of(409, "Conflict", over.getMessage()));
  }

  @ServerExceptionMapper
  Response taken(NameTakenException taken) {
    return respond(Response.status(409), Problems.of(409, "Conflict", taken.getMessage()));
  }

  @ServerExceptionMapper
  Response noTrunk(NoTrunkException none) {
    return respond(Response.status(409), Problems.of(409, "Conflict", none.getMessage()));
  }

  @ServerExceptionMapper
  Response unavailable(RetryableFailure failure) {
    LOG.warn(failure.getMessage(), failure);
    return respond(
        Response.status(503).header(HttpHeaders.RETRY_AFTER, SECONDS_TO_RECOVER),
        Problems.of(503, "Service Unavailable", failure.getMessage()));
  }

  @ServerExceptionMapper
  Response refused(WebApplicationException refused, ContainerRequestContext request) {
    Response.StatusType status = refused.getResponse().getStatusInfo();
    if (status.getFamily() == Response.Status.Family.SERVER_ERROR) {
      return unexpected(refused);
    }
    Response.ResponseBuilder response = Response.fromResponse(refused.getResponse());
    if (status.getStatusCode() == 405) {
      response.header(HttpHeaders.ALLOW, allowed(request.getUriInfo().getPath()));
    }
    return respond(
        response,
        Problems.of(
            status.getStatusCode(),
            status.getReasonPhrase(),
            detail(status.getStatusCode(), request)));
  }

  private static String allowed(String path) {
    if (path.endsWith("/" + RunResource.CANCEL)) {
      return "OPTIONS, POST";
    }
    boolean takesSubmissions =
        path.equals(RunResource.PATH)
            || path.equals(DataSetAddress.ALL)
            || path.equals(CheckpointResource.PATH);
    return takesSubmissions ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS";
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure) {
    UUID id = UUID.randomUUID();
    LOG.errorf(failure, "request failed unexpectedly (%s)", id);
    return respond(
        Response.status(500),
        Problems.of(500, "Internal Server Error", "unexpected; the gateway's log tells of " + id));
  }

  private static String detail(int status, ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return switch (status) {
      case 404 -> "nothing is at " + path;
      case 405 -> path + " does not take " + request.getMethod();
      case 406 -> path + " answers in " + answered(path);
      case 415 -> path + " takes " + MediaType.APPLICATION_JSON + " or " + RunResource.YAML;
      default -> request.getMethod() + " " + path + " was refused";
    };
  }

  private static String answered(String path) {
    if (path.endsWith("/" + TrunkResource.TRUNK)) {
      return TrunkResource.ZIP;
    }
    return path.endsWith("/picture") ? DataSetResource.PNG : MediaType.APPLICATION_JSON;
  }

  private static Response respond(Response.ResponseBuilder response, Problem problem) {
    return response.type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
