package dev.guillotine.gateway.rest;

import dev.guillotine.contracts.api.DataSetList;
import dev.guillotine.contracts.api.DataSetSubmission;
import dev.guillotine.contracts.api.DataSetView;
import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.json.StrictReader;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.gateway.submission.DataSetSubmissions;
import dev.guillotine.gateway.view.DataSetAddress;
import dev.guillotine.gateway.view.DataSetViews;
import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Takes data sets into the catalogue and shows what they hold. */
@Path(DataSetAddress.ALL)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
    responseCode = "default",
    description = "Refused, and why",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class DataSetResource {
  static final String PNG = "image/png";

  private final DataSetSubmissions submissions;
  private final DataSetViews views;

  DataSetResource(DataSetSubmissions submissions, DataSetViews views) {
    this.submissions = submissions;
    this.views = views;
  }

  /** Submits a data set described in JSON. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Submits a data set, described in JSON or YAML")
  @APIResponseSchema(value = DataSetView.class, responseCode = "202")
  public Response submitJson(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DataSetSubmission.class)))
          byte[] body)
      throws RetryableFailure {
    return submit(StrictReader.fromJson(RunResource.text(body), DataSetSubmission.class));
  }

  /** Submits a data set described in YAML. */
  @POST
  @Consumes(RunResource.YAML)
  @APIResponseSchema(value = DataSetView.class, responseCode = "202")
  public Response submitYaml(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DataSetSubmission.class)))
          byte[] body)
      throws RetryableFailure {
    return submit(StrictReader.fromYaml(RunResource.text(body), DataSetSubmission.class));
  }

  /** All data sets, by name. */
  @GET
  @Operation(summary = "Lists all data sets, by name")
  public DataSetList all() throws RetryableFailure {
    return views.all();
  }

  /** A data set. */
  @GET
  @Path("{name}")
  @Operation(summary = "Shows where a data set lies and what it holds")
  @APIResponseSchema(DataSetView.class)
  public DataSetView dataSet(@PathParam("name") String name) throws RetryableFailure {
    return views.dataSet(known(name)).orElseThrow(() -> UnknownException.dataSet(name));
  }

  /** The picture of a split. */
  @GET
  @Path("{name}/" + DataSetAddress.PICTURE)
  @Produces(PNG)
  @Operation(summary = "Shows the first samples of a split")
  @APIResponse(
      responseCode = "200",
      description = "The picture",
      content =
          @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public byte[] picture(@PathParam("name") String name, @PathParam("split") String split)
      throws RetryableFailure {
    Optional<Split> part =
        Arrays.stream(Split.values()).filter(one -> one.json().equals(split)).findFirst();
    Optional<byte[]> picture =
        part.isEmpty() ? Optional.empty() : views.picture(known(name), part.get());
    return picture.orElseThrow(() -> UnknownException.picture(name, split));
  }

  private Response submit(DataSetSubmission submission) throws RetryableFailure {
    DataSetView set = submissions.submit(submission);
    return Response.accepted(set).location(DataSetAddress.of(set.name())).build();
  }

  /** What is no name at all names no data set. */
  private static DataSetName known(String name) {
    try {
      return new DataSetName(name);
    } catch (InvalidValueException e) {
      throw UnknownException.dataSet(name);
    }
  }
}
