package dev.guillotine.contracts.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guillotine.contracts.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file (https://github.com/huggingface/safetensors): eight bytes of
 * length, then JSON that gives each tensor's type, shape and place. Reading refuses every header
 * whose tensors do not fill the file exactly, without gap or overlap.
 *
 * @param placements tensors by name, in the order of their data
 * @param metadata free text by name
 * @param dataStart offset in the file at which tensor data begins
 */
record SafetensorsHeader(
    Map<String, Placement> placements, Map<String, String> metadata, long dataStart) {
  static final String METADATA = "__metadata__";
  static final int LENGTH_BYTES = 8;
  static final long LONGEST = 100_000_000;

  /** Where a tensor lies: {@code begin} is an offset from the start of the data. */
  record Placement(TensorSpec spec, long begin) {
    long end() {
      return Math.addExact(begin, spec.bytes());
    }
  }

  static SafetensorsHeader plan(List<TensorSpec> specs, Map<String, String> metadata) {
    Map<String, Placement> placements = new LinkedHashMap<>();
    long offset = 0;
    for (TensorSpec spec : specs) {
      Placement placement = new Placement(spec, offset);
      if (placements.put(spec.name(), placement) != null) {
        throw new IllegalArgumentException("two tensors are named " + spec.name());
      }
      offset = placement.end();
    }
    SafetensorsHeader header = new SafetensorsHeader(placements, Map.copyOf(metadata), 0);
    return new SafetensorsHeader(placements, header.metadata, header.encode().length);
  }

  long fileSize() {
    return dataStart + placements.values().stream().mapToLong(p -> p.spec().bytes()).sum();
  }

  /** Length and JSON, padded with spaces so that the data begins at a multiple of eight bytes. */
  byte[] encode() {
    ObjectNode root = Json.mapper().createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode texts = root.putObject(METADATA);
      metadata.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
    }
    for (Placement placement : placements.values()) {
      ObjectNode tensor = root.putObject(placement.spec().name());
      tensor.put("dtype", placement.spec().type().name());
      ArrayNode shape = tensor.putArray("shape");
      placement.spec().shape().forEach(shape::add);
      tensor.putArray("data_offsets").add(placement.begin()).add(placement.end());
    }
    byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + LENGTH_BYTES - 1) / LENGTH_BYTES * LENGTH_BYTES;
    ByteBuffer bytes =
        ByteBuffer.allocate(LENGTH_BYTES + padded).order(ByteOrder.LITTLE_ENDIAN).putLong(padded);
    bytes.put(json);
    while (bytes.hasRemaining()) {
      bytes.put((byte) ' ');
    }
    return bytes.array();
  }

  static SafetensorsHeader decode(byte[] json, long fileSize) throws SafetensorsException {
    JsonNode root;
    try {
      root = Json.mapper().readTree(new String(json, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new SafetensorsException("the header is not JSON: " + e.getOriginalMessage());
    }
    if (root == null || !root.isObject()) {
      throw new SafetensorsException("the header is not a JSON object");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Placement> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (field.getKey().equals(METADATA)) {
        field.getValue().properties().forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
      } else {
        found.add(placement(field.getKey(), field.getValue()));
      }
    }
    found.sort(Comparator.comparingLong(Placement::begin).thenComparingLong(Placement::end));
    long dataStart = LENGTH_BYTES + (long) json.length;
    requireExactFit(found, fileSize - dataStart);
    Map<String, Placement> placements = new LinkedHashMap<>();
    found.forEach(placement -> placements.put(placement.spec().name(), placement));
    return new SafetensorsHeader(placements, metadata, dataStart);
  }

  private static Placement placement(String name, JsonNode node) throws SafetensorsException {
    try {
      TensorType type = TensorType.valueOf(node.path("dtype").asText());
      List<Long> shape = new ArrayList<>();
      node.path("shape").forEach(size -> shape.add(size.longValue()));
      JsonNode offsets = node.path("data_offsets");
      Placement placement =
          new Placement(new TensorSpec(name, type, shape), offsets.path(0).asLong(-1));
      if (placement.begin() < 0 || placement.end() != offsets.path(1).asLong(-1)) {
        throw new SafetensorsException(
            "tensor %s of type %s and shape %s does not fit its place %s"
                .formatted(name, type, shape, offsets));
      }
      return placement;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new SafetensorsException("tensor " + name + " is not readable: " + e.getMessage());
    }
  }

  private static void requireExactFit(List<Placement> sorted, long dataLength)
      throws SafetensorsException {
    long expected = 0;
    for (Placement placement : sorted) {
      if (placement.begin() != expected) {
        throw new SafetensorsException(
            "tensor %s begins at byte %d of the data, expected %d: gap or overlap"
                .formatted(placement.spec().name(), placement.begin(), expected));
      }
      expected = placement.end();
    }
    if (expected != dataLength) {
      throw new SafetensorsException(
          "the header tells of %d bytes of data, the file holds %d"
              .formatted(expected, dataLength));
    }
  }
}
