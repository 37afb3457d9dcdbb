package dev.guillotine.embedded;

import io.minio.MinioClient;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/** Ordinary S3 clients, which share one HTTP client: it is what takes long to make. */
final class S3Clients {

  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();

  private S3Clients() {}

  static MinioClient of(String endpoint, String accessKey, String secretKey) {
    return MinioClient.builder()
        .endpoint(endpoint)
        .region("us-east-1")
        .credentials(accessKey, secretKey)
        .httpClient(HTTP)
        .build();
  }
}
