package dev.guillotine.platform.storage;

import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;

/** A client of an S3 store; connects when it is first used. */
final class StoreConnection implements AutoCloseable {
  static final int NOT_FOUND = 404;

  private final MinioClient client;

  /**
   * @param timeout longest silence of the store before a request fails
   */
  StoreConnection(
      URI endpoint, String region, String accessKey, String secretKey, Duration timeout) {
    MinioClient.Builder builder =
        MinioClient.builder()
            .endpoint(endpoint.toString())
            .region(region)
            .credentials(accessKey, secretKey);
    if ("http".equalsIgnoreCase(endpoint.getScheme())) {
      // the client's own reads all certificates of the system, byte by byte
      builder.httpClient(new OkHttpClient(), true);
    }
    this.client = builder.build();
    client.setTimeout(timeout.toMillis(), timeout.toMillis(), timeout.toMillis());
  }

  StoreConnection(ObjectStoreConfiguration configuration) {
    this(
        configuration.endpoint(),
        configuration.region(),
        configuration.accessKey(),
        configuration.secretKey(),
        configuration.timeout());
  }

  /** A request to the store. */
  interface Request<T> {
    /** Sends it and waits for the answer. */
    T send(MinioClient client) throws MinioException;
  }

  /** Where a connection fails, the client throws an exception that is none of its own. */
  <T> T answer(Request<T> request) throws MinioException {
    try {
      return request.send(client);
    } catch (IllegalStateException e) {
      throw new MinioException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The content of an object; to be closed. */
  InputStream open(String bucket, String key) throws MinioException {
    return answer(
        minio -> minio.getObject(GetObjectArgs.builder().bucket(bucket).object(key).build()));
  }

  /** An address to PUT an object to, good for so many seconds; nobody is asked. */
  String uploadAddress(String bucket, String key, int seconds) throws MinioException {
    return answer(
        minio ->
            minio.getPresignedObjectUrl(
                GetPresignedObjectUrlArgs.builder()
                    .method(Http.Method.PUT)
                    .bucket(bucket)
                    .object(key)
                    .expiry(seconds)
                    .build()));
  }

  /**
   * The objects whose keys begin with a prefix; asking for the next of them may fail, too.
   *
   * @param recursive whether all, or one for each folder
   */
  List<Item> list(String bucket, String prefix, boolean recursive) throws MinioException {
    return answer(
        minio -> {
          List<Item> items = new ArrayList<>();
          for (Result<Item> item :
              minio.listObjects(
                  ListObjectsArgs.builder()
                      .bucket(bucket)
                      .prefix(prefix)
                      .recursive(recursive)
                      .build())) {
            items.add(item.get());
          }
          return items;
        });
  }

  /** The HTTP status that the store answered with, or 0 when it did not answer. */
  static int status(Exception e) {
    return e instanceof ErrorResponseException answer ? answer.response().code() : 0;
  }

  @Override
  public void close() throws Exception {
    client.close();
  }
}
