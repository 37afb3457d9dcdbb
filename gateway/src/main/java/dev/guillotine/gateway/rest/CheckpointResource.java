package dev.guillotine.gateway.rest;

import dev.guillotine.contracts.api.CheckpointList;
import dev.guillotine.contracts.api.CheckpointSubmission;
import dev.guillotine.contracts.api.CheckpointView;
import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.json.StrictReader;
import dev.guillotine.contracts.specification.CheckpointName;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.gateway.submission.GivenCheckpoints;
import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Takes checkpoints that were made elsewhere. */
@Path(CheckpointResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
    responseCode = "default",
    description = "Refused, and why",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class CheckpointResource {
  static final String PATH = "/api/v1/checkpoints";

  private static final int MOST_LISTED = 1_000;

  private final GivenCheckpoints checkpoints;

  CheckpointResource(GivenCheckpoints checkpoints) {
    this.checkpoints = checkpoints;
  }

  /** Registers a checkpoint described in JSON. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Registers a checkpoint that was made elsewhere, in JSON or YAML",
      description =
          "The answer tells where to PUT its file. Runs name it as {\"name\": \"given\","
              + " \"checkpoint\": ...} in \"method\".")
  @APIResponseSchema(value = CheckpointView.class, responseCode = "201")
  public Response registerJson(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = CheckpointSubmission.class)))
          byte[] body)
      throws RetryableFailure {
    return register(StrictReader.fromJson(RunResource.text(body), CheckpointSubmission.class));
  }

  /** Registers a checkpoint described in YAML. */
  @POST
  @Consumes(RunResource.YAML)
  @APIResponseSchema(value = CheckpointView.class, responseCode = "201")
  public Response registerYaml(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = CheckpointSubmission.class)))
          byte[] body)
      throws RetryableFailure {
    return register(StrictReader.fromYaml(RunResource.text(body), CheckpointSubmission.class));
  }

  /** The latest ones. */
  @GET
  @Operation(summary = "Lists the checkpoints that were made elsewhere, newest first")
  public CheckpointList latest() throws RetryableFailure {
    return checkpoints.latest(MOST_LISTED);
  }

  /** A checkpoint. */
  @GET
  @Path("{name}")
  @Operation(summary = "Shows a checkpoint, and where its file goes while that is missing")
  @APIResponseSchema(CheckpointView.class)
  public CheckpointView checkpoint(@PathParam("name") String name) throws RetryableFailure {
    return checkpoints.find(known(name)).orElseThrow(() -> UnknownException.checkpoint(name));
  }

  private Response register(CheckpointSubmission submission) throws RetryableFailure {
    CheckpointView view = checkpoints.register(submission);
    return Response.created(URI.create(PATH + "/" + view.name())).entity(view).build();
  }

  /** What is no name at all names no checkpoint. */
  private static CheckpointName known(String name) {
    try {
      return new CheckpointName(name);
    } catch (InvalidValueException e) {
      throw UnknownException.checkpoint(name);
    }
  }
}
