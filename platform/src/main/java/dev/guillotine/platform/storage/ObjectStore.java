package dev.guillotine.platform.storage;

import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import io.minio.BucketExistsArgs;
import io.minio.Http;
import io.minio.MakeBucketArgs;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Bulk data in one bucket of an S3 store. Files are streamed both ways, so memory is bounded by a
 * part's size; whatever is read is checked against the size and digest that its reference claims.
 */
@Singleton
public final class ObjectStore implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ObjectStore.class);
  private static final String DIGEST = "sha256";
  private static final String BINARY = "application/octet-stream";
  private static final long PART_BYTES = 16L << 20;
  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;
  private final StoreConnection connection;

  /** Signs addresses for users; never connects. */
  private final StoreConnection outside;

  private final String bucket;
  private volatile boolean bucketKnown;

  /** A client of the configured store; connects when it is first used. */
  @Inject
  public ObjectStore(ObjectStoreConfiguration configuration) {
    this(
        configuration.endpoint(),
        configuration.publicEndpoint().orElse(configuration.endpoint()),
        configuration.region(),
        configuration.accessKey(),
        configuration.secretKey(),
        configuration.bucket(),
        configuration.timeout());
  }

  /**
   * A client of a store; connects when it is first used.
   *
   * @param bucket the one that holds everything; created when it is missing
   * @param timeout longest silence of the store before a request fails
   */
  public ObjectStore(
      URI endpoint,
      String region,
      String accessKey,
      String secretKey,
      String bucket,
      Duration timeout) {
    this(endpoint, endpoint, region, accessKey, secretKey, bucket, timeout);
  }

  private ObjectStore(
      URI endpoint,
      URI publicEndpoint,
      String region,
      String accessKey,
      String secretKey,
      String bucket,
      Duration timeout) {
    this.connection = new StoreConnection(endpoint, region, accessKey, secretKey, timeout);
    this.outside = new StoreConnection(publicEndpoint, region, accessKey, secretKey, timeout);
    this.bucket = bucket;
  }

  /**
   * Stores a file; an object of the same key is replaced.
   *
   * @return what was stored, by size and digest
   * @throws RetryableFailure when the store cannot take it
   */
  public ObjectReference put(String key, Path file) throws RetryableFailure {
    try {
      return put(key, file, Sha256.of(file));
    } catch (IOException e) {
      throw away("store " + key, e);
    }
  }

  /**
   * Stores a file under a key that tells its content: {@link ContentKey} reads it.
   *
   * @param prefix of the key
   * @param ending of the key, for example {@code .safetensors}
   * @throws RetryableFailure when the store cannot take it
   */
  public ObjectReference putByContent(String prefix, String ending, Path file)
      throws RetryableFailure {
    try {
      String sha256 = Sha256.of(file);
      return put(ContentKey.of(prefix, sha256, Files.size(file), ending), file, sha256);
    } catch (IOException e) {
      throw away("store a file below " + prefix, e);
    }
  }

  /**
   * Stores a few bytes under a key that tells their content: {@link ContentKey} reads it.
   *
   * @param prefix of the key
   * @param ending of the key, for example {@code .json}
   * @throws RetryableFailure when the store cannot take them
   */
  public ObjectReference putByContent(String prefix, String ending, byte[] content)
      throws RetryableFailure {
    return put(ContentKey.of(prefix, Sha256.of(content), content.length, ending), content);
  }

  private ObjectReference put(String key, Path file, String sha256) throws RetryableFailure {
    try {
      long size = Files.size(file);
      requireBucket();
      connection.answer(
          client ->
              client.uploadObject(
                  UploadObjectArgs.builder()
                      .bucket(bucket)
                      .object(key)
                      .filename(file.toString(), PART_BYTES)
                      .contentType(BINARY)
                      .userMetadata(Map.of(DIGEST, sha256))
                      .build()));
      return new ObjectReference(key, size, sha256);
    } catch (IOException | MinioException e) {
      throw away("store " + key, e);
    }
  }

  /**
   * Stores a few bytes; an object of the same key is replaced.
   *
   * @throws RetryableFailure when the store cannot take them
   */
  public ObjectReference put(String key, byte[] content) throws RetryableFailure {
    try {
      return put(key, content, Map.of());
    } catch (MinioException e) {
      throw away("store " + key, e);
    }
  }

  /**
   * Stores a few bytes under a key that is not taken yet. Of several writers exactly one succeeds.
   *
   * @return what was stored, or empty when the key was taken
   * @throws RetryableFailure when the store cannot take them
   */
  public Optional<ObjectReference> putIfAbsent(String key, byte[] content) throws RetryableFailure {
    try {
      return Optional.of(put(key, content, Map.of("If-None-Match", "*")));
    } catch (MinioException e) {
      int status = StoreConnection.status(e);
      if (status == PRECONDITION_FAILED || status == CONFLICT) {
        return Optional.empty();
      }
      throw away("store " + key, e);
    }
  }

  private ObjectReference put(String key, byte[] content, Map<String, String> headers)
      throws RetryableFailure, MinioException {
    String sha256 = Sha256.of(content);
    requireBucket();
    connection.answer(
        client ->
            client.putObject(
                PutObjectArgs.builder()
                    .bucket(bucket)
                    .object(key)
                    .data(content, content.length)
                    .contentType(BINARY)
                    .headers(new Http.Headers(headers))
                    .userMetadata(Map.of(DIGEST, sha256))
                    .build()));
    return new ObjectReference(key, content.length, sha256);
  }

  /**
   * Fetches an object into a file, which appears whole or not at all.
   *
   * @throws PermanentFailure when there is no such object, or its content is not what the reference
   *     claims
   * @throws RetryableFailure when the store does not answer
   */
  public void get(ObjectReference reference, Path file) throws PermanentFailure, RetryableFailure {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      try (InputStream object = connection.open(bucket, reference.key());
          OutputStream target = Files.newOutputStream(partial)) {
        Sha256 digest = new Sha256();
        long size = digest.copy(object, target);
        requireSame(reference, size, digest.hex());
      }
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | MinioException e) {
      throw missingOr("fetch " + reference.key(), e);
    } finally {
      deleteQuietly(partial);
    }
  }

  /**
   * The content of an object, unchecked; to be closed.
   *
   * @throws PermanentFailure when there is no such object
   * @throws RetryableFailure when the store does not answer
   */
  public InputStream open(String key) throws PermanentFailure, RetryableFailure {
    try {
      return connection.open(bucket, key);
    } catch (MinioException e) {
      throw missingOr("read " + key, e);
    }
  }

  /**
   * Reads a small object whole.
   *
   * @param most largest size that is accepted, in bytes
   * @return its bytes, or empty when there is no such object
   * @throws PermanentFailure when it is larger
   * @throws RetryableFailure when the store does not answer
   */
  public Optional<byte[]> find(String key, int most) throws PermanentFailure, RetryableFailure {
    try (InputStream object = connection.open(bucket, key)) {
      byte[] content = object.readNBytes(most + 1);
      if (content.length > most) {
        throw new PermanentFailure(key + " is larger than " + most + " bytes");
      }
      return Optional.of(content);
    } catch (IOException | MinioException e) {
      if (StoreConnection.status(e) == StoreConnection.NOT_FOUND) {
        return Optional.empty();
      }
      throw away("read " + key, e);
    }
  }

  /**
   * An address to which anybody may PUT an object, for a while.
   *
   * @param lifetime for how long, at most seven days
   * @throws RetryableFailure when the store does not answer
   */
  public URI uploadAddress(String key, Duration lifetime) throws RetryableFailure {
    requireBucket();
    try {
      return URI.create(outside.uploadAddress(bucket, key, Math.toIntExact(lifetime.toSeconds())));
    } catch (MinioException e) {
      throw away("sign an upload of " + key, e);
    }
  }

  /**
   * The size of an object in bytes; empty when there is none.
   *
   * @throws RetryableFailure when the store does not answer
   */
  public Optional<Long> size(String key) throws RetryableFailure {
    return Optional.ofNullable(sizes(key).get(key));
  }

  /**
   * The keys that begin with a prefix, in ascending order.
   *
   * @throws RetryableFailure when the store does not answer
   */
  public List<String> list(String prefix) throws RetryableFailure {
    return List.copyOf(sizes(prefix).keySet());
  }

  /**
   * The sizes in bytes of the objects whose keys begin with a prefix, by key in ascending order.
   *
   * @throws RetryableFailure when the store does not answer
   */
  public SortedMap<String, Long> sizes(String prefix) throws RetryableFailure {
    SortedMap<String, Long> sizes = new TreeMap<>();
    objects(prefix).forEach(object -> sizes.put(object.key(), object.size()));
    return sizes;
  }

  /**
   * The objects whose keys begin with a prefix.
   *
   * @throws RetryableFailure when the store does not answer
   */
  public List<StoredObject> objects(String prefix) throws RetryableFailure {
    return listing(prefix, true).stream().map(StoredObject::of).toList();
  }

  /**
   * The prefixes, each with the slash at its end, that keys below a prefix share up to their next
   * slash.
   *
   * @param prefix ends in a slash
   * @throws RetryableFailure when the store does not answer
   */
  public List<String> folders(String prefix) throws RetryableFailure {
    return listing(prefix, false).stream().filter(Item::isDir).map(Item::objectName).toList();
  }

  private List<Item> listing(String prefix, boolean recursive) throws RetryableFailure {
    requireBucket();
    try {
      return connection.list(bucket, prefix, recursive);
    } catch (MinioException e) {
      throw away("list " + prefix, e);
    }
  }

  /**
   * Removes an object; that it is not there is no failure.
   *
   * @throws RetryableFailure when the store does not answer
   */
  public void remove(String key) throws RetryableFailure {
    try {
      connection.answer(
          client -> {
            client.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(key).build());
            return bucket;
          });
    } catch (MinioException e) {
      throw away("remove " + key, e);
    }
  }

  /**
   * Makes sure that the bucket is there.
   *
   * @throws RetryableFailure when the store does not answer
   */
  public void requireBucket() throws RetryableFailure {
    if (bucketKnown) {
      return;
    }
    try {
      if (!reachable()) {
        connection.answer(
            client -> {
              client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
              return bucket;
            });
      }
      bucketKnown = true;
    } catch (MinioException e) {
      if (StoreConnection.status(e) != CONFLICT) {
        throw away("create bucket " + bucket, e);
      }
      bucketKnown = true;
    }
  }

  /** Whether the store answers and has the bucket. */
  boolean reachable() throws MinioException {
    return connection.answer(
        client -> client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build()));
  }

  private static void requireSame(ObjectReference claimed, long size, String sha256)
      throws PermanentFailure {
    if (size != claimed.size() || !sha256.equals(claimed.sha256())) {
      throw new PermanentFailure(
          "%s is corrupt: %d bytes with SHA-256 %s, expected %d bytes with %s"
              .formatted(claimed.key(), size, sha256, claimed.size(), claimed.sha256()));
    }
  }

  private RetryableFailure missingOr(String what, Exception e) throws PermanentFailure {
    if (StoreConnection.status(e) == StoreConnection.NOT_FOUND) {
      throw new PermanentFailure("could not " + what + ": there is no such object", e);
    }
    return away(what, e);
  }

  private static RetryableFailure away(String what, Exception e) {
    return new RetryableFailure("could not " + what + ": " + e.getMessage(), e);
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.debugf(e, "left behind: %s", file);
    }
  }

  @Override
  @PreDestroy
  public void close() {
    try {
      connection.close();
      outside.close();
    } catch (Exception e) {
      LOG.debug("the connections were not closed", e);
    }
  }
}
