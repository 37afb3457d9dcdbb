package dev.guillotine.contracts.storage;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.specification.FewShot;
import dev.guillotine.contracts.specification.Split;
import java.util.Optional;
import java.util.UUID;

/**
 * Keys of the objects in the store: each is a function of what the object holds, so that work done
 * twice writes the same object.
 */
public final class ObjectKeys {
  private static final String MANIFEST = "checkpoint.json";
  private static final String FEATURES = "features/";

  private ObjectKeys() {}

  /** Everything that belongs to one run lies below this prefix. */
  public static String run(UUID runId) {
    return "runs/" + runId + "/";
  }

  /** Below this prefix lie the checkpoints of one run. */
  public static String checkpoints(UUID runId) {
    return run(runId) + "checkpoints/";
  }

  /** Network weights after {@code step} optimizer steps (safetensors). */
  public static String weights(UUID runId, long step) {
    return checkpoint(runId, step) + "weights.safetensors";
  }

  /** Optimizer state after {@code step} optimizer steps (safetensors). */
  public static String optimizer(UUID runId, long step) {
    return checkpoint(runId, step) + "optimizer.safetensors";
  }

  /** The manifest (JSON) that makes a checkpoint whole: it is written last. */
  public static String manifest(UUID runId, long step) {
    return checkpoint(runId, step) + MANIFEST;
  }

  /** Whether a key is that of a checkpoint's manifest. */
  public static boolean isManifest(String key) {
    return key.endsWith("/" + MANIFEST);
  }

  /** The step in a manifest's key. */
  public static long stepOfManifest(String key) {
    String folder = key.substring(0, key.length() - MANIFEST.length() - 1);
    return Long.parseLong(folder.substring(folder.lastIndexOf('/') + 1));
  }

  /** Below this prefix lie all features, a folder for each checkpoint. */
  public static String features() {
    return FEATURES;
  }

  /**
   * Below this prefix lie the features of some rows, each file named by its content, so that it is
   * known without being read.
   *
   * @param checkpointDigest SHA-256 of the weights that made them
   * @param selection what else decides them: data, split, order, normalisation, extractor version
   */
  public static String rows(String checkpointDigest, UUID selection, int from, int to) {
    return FEATURES + "%s/rows/%s/%d-%d/".formatted(checkpointDigest, selection, from, to);
  }

  /**
   * Below this prefix lies what belongs to one request for features.
   *
   * @param checkpointDigest SHA-256 of the weights that make them
   * @param request what asks for them
   */
  public static String extraction(String checkpointDigest, UUID request) {
    return FEATURES + "%s/requests/%s/".formatted(checkpointDigest, request);
  }

  /** What a request for features consists of (JSON): it is written first. */
  public static String plan(String checkpointDigest, UUID request) {
    return extraction(checkpointDigest, request) + "plan.json";
  }

  /** Below this prefix lie the lists of all files of a request for features. */
  public static String manifests(String checkpointDigest, UUID request) {
    return extraction(checkpointDigest, request) + "manifests/";
  }

  /**
   * The request for features that a key belongs to, if it does.
   *
   * @param checkpointDigest SHA-256 of the weights that make them
   */
  public static Optional<UUID> request(String checkpointDigest, String key) {
    String requests = FEATURES + checkpointDigest + "/requests/";
    int end = key.indexOf('/', Math.min(requests.length(), key.length()));
    return key.startsWith(requests) && end > 0
        ? Optional.of(UUID.fromString(key.substring(requests.length(), end)))
        : Optional.empty();
  }

  /**
   * Weights that were made elsewhere (safetensors), as they were uploaded.
   *
   * @param sha256 of the file
   */
  public static String given(String sha256) {
    return given() + sha256;
  }

  /** Below this prefix lie all checkpoints that were made elsewhere. */
  public static String given() {
    return "given/";
  }

  /**
   * Below this prefix lies a network up to one cut, for taking home.
   *
   * @param checkpointDigest SHA-256 of the whole network's weights
   * @param trunk what else decides its files
   */
  public static String trunk(String checkpointDigest, UUID trunk) {
    return "trunks/%s/%s/".formatted(checkpointDigest, trunk);
  }

  /**
   * Targets of one split of a data set (safetensors).
   *
   * @param rows how many samples from the split's beginning
   * @param shots which few of them, or null for all
   */
  public static String labels(String dataDigest, Split split, int rows, FewShot shots) {
    UUID selection = NameBasedId.of("selection", rows, shots);
    return "data/%s/%s/%s/labels.safetensors".formatted(dataDigest, split.json(), selection);
  }

  private static String checkpoint(UUID runId, long step) {
    return checkpoints(runId) + String.format(java.util.Locale.ROOT, "%010d/", step);
  }
}
