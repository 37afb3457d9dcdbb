package dev.guillotine.gateway.rest;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.api.RunList;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.gateway.submission.IdempotencyKey;
import dev.guillotine.gateway.submission.RunCancellation;
import dev.guillotine.gateway.submission.RunSubmission;
import dev.guillotine.gateway.view.RunViews;
import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Submits runs, shows what comes of them, and cancels them. */
@Path(RunResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
    responseCode = "default",
    description = "Refused, and why",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class RunResource {
  static final String PATH = "/api/v1/runs";
  static final String CANCEL = "cancel";
  static final String YAML = "application/yaml";

  private static final IntegerRange LIMIT = new IntegerRange("limit", 50, 1, 1_000);

  private final RunSubmission submission;
  private final RunCancellation cancellation;
  private final RunViews views;

  RunResource(RunSubmission submission, RunCancellation cancellation, RunViews views) {
    this.submission = submission;
    this.cancellation = cancellation;
    this.views = views;
  }

  /** Submits a run described in JSON. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Submits a run, described in JSON or YAML")
  @APIResponseSchema(value = RunView.class, responseCode = "202")
  public Response submitJson(
      @HeaderParam(IdempotencyKey.HEADER) String key,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RunSpecification.class)))
          byte[] body)
      throws RetryableFailure {
    return submit(key, SpecificationReader.fromJson(text(body)));
  }

  /** Submits a run described in YAML. */
  @POST
  @Consumes(YAML)
  @APIResponseSchema(value = RunView.class, responseCode = "202")
  public Response submitYaml(
      @HeaderParam(IdempotencyKey.HEADER) String key,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RunSpecification.class)))
          byte[] body)
      throws RetryableFailure {
    return submit(key, SpecificationReader.fromYaml(text(body)));
  }

  /** The latest runs, newest first. */
  @GET
  @Operation(summary = "Lists the latest runs, newest first")
  public RunList latest(@QueryParam("limit") String limit) throws RetryableFailure {
    return views.latest(LIMIT.require(integer(limit)));
  }

  /** A run. */
  @GET
  @Path("{id}")
  @Operation(summary = "Shows how far a run has come, and where to cut it")
  @APIResponseSchema(RunView.class)
  public RunView run(@PathParam("id") String id) throws RetryableFailure {
    return shown(id, views.run(runId(id)));
  }

  /** The scores of a run. */
  @GET
  @Path("{id}/layers")
  @Operation(summary = "Shows the downstream score of every cut")
  @APIResponseSchema(LayersView.class)
  public LayersView layers(@PathParam("id") String id) throws RetryableFailure {
    return shown(id, views.layers(runId(id)));
  }

  /** Cancels a run. */
  @POST
  @Path("{id}/" + CANCEL)
  @Operation(
      summary = "Cancels a run",
      description =
          "What is at work on it ends within a step or a batch, and nothing more is begun. The run,"
              + " and what it published, can still be seen. Cancelling twice is the same as once; a"
              + " run that has succeeded is answered with 409.")
  @APIResponseSchema(value = RunView.class, responseCode = "202")
  public Response cancel(@PathParam("id") String id) throws RetryableFailure {
    return Response.accepted(shown(id, cancellation.cancel(runId(id)))).build();
  }

  private Response submit(String key, RunSpecification specification) throws RetryableFailure {
    RunView run =
        key == null
            ? submission.submit(specification)
            : submission.submitOnce(new IdempotencyKey(key), specification);
    return Response.accepted(run).location(URI.create(PATH + "/" + run.id())).build();
  }

  /** A document as it was sent. */
  static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Integer integer(String limit) {
    try {
      return limit == null ? null : Integer.valueOf(limit);
    } catch (NumberFormatException e) {
      throw new InvalidValueException(
          LIMIT.field(), limit, "an integer from " + LIMIT.least() + " to " + LIMIT.most());
    }
  }

  /** A run's id; what is none is that of no run. */
  static UUID runId(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw UnknownException.run(id);
    }
  }

  private static <T> T shown(String id, Optional<T> view) {
    return view.orElseThrow(() -> UnknownException.run(id));
  }
}
