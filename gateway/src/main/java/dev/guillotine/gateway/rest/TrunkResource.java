package dev.guillotine.gateway.rest;

import dev.guillotine.contracts.api.Problem;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.gateway.trunk.Trunk;
import dev.guillotine.gateway.trunk.Trunks;
import dev.guillotine.gateway.view.RunRecord;
import dev.guillotine.gateway.view.RunViews;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Gives out a run's network up to one of its cuts. */
@Path(RunResource.PATH + "/{id}/" + TrunkResource.TRUNK)
public class TrunkResource {
  static final String TRUNK = "trunk";
  static final String ZIP = "application/zip";

  private static final int SECONDS_TO_WRITE = 2;

  private final RunViews views;
  private final Trunks trunks;
  private final ObjectStore store;

  TrunkResource(RunViews views, Trunks trunks, ObjectStore store) {
    this.views = views;
    this.trunks = trunks;
    this.store = store;
  }

  /** An archive of {@code trunk.pt}, {@code trunk.safetensors} and {@code README.md}. */
  @GET
  @Produces(ZIP)
  @Operation(
      summary = "Gives out the network up to a cut: TorchScript, safetensors and a model card",
      description =
          "The checkpoint is the last one, or that of \"step\"; the cut the one that is recommended"
              + " first, or \"cut\". A trunk is written when it is first asked for: should that take"
              + " longer than a while, the answer is 202, and the same request is to be made again.")
  @APIResponse(responseCode = "200", content = @Content(mediaType = ZIP))
  @APIResponse(responseCode = "202", description = "Being written; ask again")
  @APIResponse(
      responseCode = "default",
      description = "Refused, and why",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response trunk(
      @PathParam("id") String id, @QueryParam("cut") String cut, @QueryParam("step") String step)
      throws RetryableFailure {
    Optional<RunRecord> run = views.record(RunResource.runId(id));
    Optional<Trunk> trunk =
        trunks.find(run.orElseThrow(() -> UnknownException.run(id)), number(step), cut);
    return trunk
        .map(this::archive)
        .orElseGet(
            () ->
                Response.accepted()
                    .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WRITE)
                    .type(Problem.MEDIA_TYPE)
                    .entity(Problems.of(202, "Accepted", "the trunk is being written; ask again"))
                    .build());
  }

  private static Long number(String step) {
    try {
      return step == null || step.isEmpty() ? null : Long.valueOf(step);
    } catch (NumberFormatException e) {
      throw new InvalidValueException("step", step, "the step of one of the run's checkpoints");
    }
  }

  private Response archive(Trunk trunk) {
    StreamingOutput content = out -> write(trunk, out);
    return Response.ok(content, ZIP)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s.zip\"".formatted(trunk.name()))
        .build();
  }

  private void write(Trunk trunk, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      zip.putNextEntry(entry("README.md"));
      zip.write(trunk.card().getBytes(StandardCharsets.UTF_8));
      copy(trunk.request().module(), "trunk.pt", zip);
      copy(trunk.request().weights(), "trunk.safetensors", zip);
    }
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    return entry;
  }

  /** A failure in the middle breaks the answer off, so that nobody takes a part for the whole. */
  private void copy(String key, String name, ZipOutputStream zip) throws IOException {
    zip.putNextEntry(entry(name));
    try (InputStream object = store.open(key)) {
      object.transferTo(zip);
    } catch (WorkFailure e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
