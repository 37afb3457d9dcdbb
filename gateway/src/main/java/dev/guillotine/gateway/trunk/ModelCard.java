package dev.guillotine.gateway.trunk;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.event.TrunkRequested;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.gateway.view.RunRecord;
import java.util.List;
import java.util.Locale;

/**
 * What a trunk is, for whoever opens it without us (Markdown with a head in YAML, as model hubs
 * read it).
 *
 * @param run that made it
 * @param request for it
 */
record ModelCard(RunRecord run, TrunkRequested request) {
  private static final String CARD =
      """
      ---
      library_name: pytorch
      tags: [guillotine, feature-extraction]
      ---
      # %1$s, cut at %2$s

      The network of the run `%3$s` after %4$d steps (%5$d epochs) of pretraining, up to the cut `%2$s`:
      %6$s in, %7$d numbers out.

      ## Use
      `trunk.pt` is all that is needed. It normalises its input itself.

      ```python
      import torch

      trunk = torch.jit.load("trunk.pt")              # in evaluation mode
      with torch.no_grad():
          embeddings = trunk(samples)                 # %8$s -> [n, %7$d]
      ```

      `trunk.safetensors` holds the same weights under the names of %9$s.
      There the input is to be normalised by mean %10$s and deviation %11$s.

      ## Scores
      Linear and other probes on frozen features, on the test split, with standard error; the cut was chosen on other samples.

      | task | probe | metric | %2$s | customary cut | output |
      |---|---|---|---:|---:|---:|
      %12$s
      ## Where it comes from
      | | |
      |---|---|
      | checkpoint | SHA-256 `%13$s` |
      | shape at the cut | %14$s, %15$s |

      ```json
      %16$s
      ```
      """;

  String markdown() {
    CheckpointPublished source = request.source();
    RunSpecification specification = run.request().specification();
    CutPoint point = request.point();
    return CARD.formatted(
        oneLine(specification.name()),
        point.name(),
        run.request().runId(),
        source.checkpoint().step(),
        source.checkpoint().epoch(),
        input(source.architecture().input()),
        point.dimension(),
        tensor(source.architecture().input()),
        library(source.architecture().backbone()),
        source.normalisation().mean(),
        source.normalisation().deviation(),
        scores(),
        source.checkpoint().digest(),
        point.shape(),
        pooling(point),
        Json.write(specification));
  }

  /** A name may hold anything; a heading ends with its line. */
  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String input(SampleShape shape) {
    return shape instanceof ImageShape image
        ? "%s images of %d × %d pixels, from 0 to 1,"
            .formatted(image.channels() == 1 ? "grey" : "RGB", image.height(), image.width())
        : "signals of %d points in %d channels,"
            .formatted(shape.values() / shape.channels(), shape.channels());
  }

  private static String tensor(SampleShape shape) {
    return shape instanceof ImageShape image
        ? "[n, %d, %d, %d]".formatted(image.channels(), image.height(), image.width())
        : "[n, %d, %d]".formatted(shape.channels(), shape.values() / shape.channels());
  }

  private static String library(Backbone backbone) {
    if (backbone instanceof Backbone.ResNet) {
      return "torchvision's ResNets";
    }
    return backbone instanceof Backbone.Vit ? "timm's vision transformers" : "the run's layers";
  }

  private static String pooling(CutPoint point) {
    return switch (point.pooling()) {
      case NONE -> "an embedding as it is";
      case AVERAGE -> "averaged over all positions";
      case TOKEN -> "of which the class token is taken";
      case GRID -> "averaged over the cells of a grid";
      case FLATTEN -> "all values, one after another";
    };
  }

  private String scores() {
    List<LayerScored> ofCheckpoint =
        run.scores().stream()
            .filter(one -> one.checkpoint().step() == request.source().checkpoint().step())
            .toList();
    StringBuilder rows = new StringBuilder();
    for (LayerScored score : ofCheckpoint) {
      if (score.cut().name().equals(request.cut())) {
        List<LayerScored> alike = ofCheckpoint.stream().filter(one -> isAlike(one, score)).toList();
        rows.append(
            "| %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                    score.task(),
                    score.probe().name().toLowerCase(Locale.ROOT),
                    metric(score.metric()),
                    text(score),
                    alike.stream()
                        .filter(one -> one.cut().role() == Role.BACKBONE)
                        .findFirst()
                        .map(ModelCard::text)
                        .orElse("–"),
                    text(last(alike))));
      }
    }
    return rows.toString();
  }

  private static boolean isAlike(LayerScored one, LayerScored other) {
    return one.task().equals(other.task()) && one.probe() == other.probe();
  }

  private static LayerScored last(List<LayerScored> scores) {
    return scores.stream()
        .reduce((one, other) -> one.cut().index() > other.cut().index() ? one : other)
        .orElseThrow();
  }

  private static String metric(Metric metric) {
    return switch (metric) {
      case ACCURACY -> "accuracy";
      case MEAN_AVERAGE_PRECISION -> "mean average precision";
      case R2 -> "R²";
    };
  }

  private static String text(LayerScored score) {
    return String.format(Locale.ROOT, "%.3f ± %.3f", score.value(), score.standardError());
  }
}
