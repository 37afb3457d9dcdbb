package dev.guillotine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBackendsTest {

  @Test
  void shouldStartBothServersOverOneDirectory(@TempDir Path directory) throws Exception {
    try (var backends = EmbeddedBackends.start(directory)) {
      MinioClient objects =
          S3Clients.of(backends.s3Endpoint(), backends.accessKey(), backends.secretKey());
      KafkaClients clients = new KafkaClients(backends.bootstrapServers());
      clients.create("topic");
      clients.send("topic", "value");
      objects.makeBucket(MakeBucketArgs.builder().bucket("bucket").build());

      assertThat(clients.read("topic")).containsExactly("value");
      assertThat(objects.bucketExists(BucketExistsArgs.builder().bucket("bucket").build()))
          .isTrue();
    }
  }
}
