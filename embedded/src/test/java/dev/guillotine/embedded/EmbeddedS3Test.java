package dev.guillotine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.ErrorResponseException;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedS3Test {

  private static final String BUCKET = "bucket";
  private static final int MIB = 1 << 20;

  @TempDir static Path directory;

  private static EmbeddedS3 server;
  private static MinioClient client;

  @BeforeAll
  static void startServer() throws Exception {
    server = EmbeddedS3.start(directory, 0, "access", "secret");
    client = client(server, "secret");
    client.makeBucket(MakeBucketArgs.builder().bucket(BUCKET).build());
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Test
  void shouldReturnWhatWasPut() throws Exception {
    byte[] content = bytes(MIB);

    put(client, "runs/a/whole", content);

    assertThat(read(client, get("runs/a/whole"))).isEqualTo(content);
  }

  @Test
  void shouldReturnWhatWasPutInParts() throws Exception {
    byte[] content = bytes(11 * MIB);
    long partSize = 5 * MIB;

    client.putObject(
        PutObjectArgs.builder().bucket(BUCKET).object("runs/a/parts").stream(
                new ByteArrayInputStream(content), (long) content.length, partSize)
            .build());

    assertThat(read(client, get("runs/a/parts"))).isEqualTo(content);
  }

  @Test
  void shouldReturnARange() throws Exception {
    put(client, "range", "0123456789".getBytes(StandardCharsets.UTF_8));

    assertThat(read(client, get("range").offset(3L).length(4L)))
        .isEqualTo("3456".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldNotReplaceWhatAWriterClaimsToBeFirstAt() throws Exception {
    byte[] first = bytes(10);
    var claim = PutObjectArgs.builder().extraHeaders(Map.of("If-None-Match", "*"));
    client.putObject(claim.bucket(BUCKET).object("claimed").data(first, first.length).build());

    assertThatExceptionOfType(ErrorResponseException.class)
        .isThrownBy(() -> client.putObject(claim.data(bytes(20), 20).build()))
        .satisfies(
            refusal -> assertThat(refusal.errorResponse().code()).isEqualTo("PreconditionFailed"));
    assertThat(read(client, get("claimed"))).isEqualTo(first);
  }

  @Test
  void shouldRefuseAWrongSecret() {
    MinioClient stranger = client(server, "guess");

    assertThatExceptionOfType(ErrorResponseException.class)
        .isThrownBy(() -> read(stranger, get("any")))
        .satisfies(
            refusal ->
                assertThat(refusal.errorResponse().code()).isEqualTo("SignatureDoesNotMatch"));
  }

  @Test
  void shouldTakeMoreInOneRequestThanTheLibraryAllowsByDefault() throws Exception {
    byte[] content = new byte[129 * MIB];

    put(client, "large", content);

    assertThat(read(client, get("large").offset(content.length - 1L))).hasSize(1);
  }

  @Test
  void shouldKeepObjectsOverARestart(@TempDir Path data) throws Exception {
    byte[] content = bytes(100);
    try (var before = EmbeddedS3.start(data, 0, "access", "secret")) {
      MinioClient writer = client(before, "secret");
      writer.makeBucket(MakeBucketArgs.builder().bucket(BUCKET).build());
      put(writer, "kept", content);
    }

    try (var after = EmbeddedS3.start(data, 0, "access", "secret")) {
      assertThat(read(client(after, "secret"), get("kept"))).isEqualTo(content);
    }
  }

  @Test
  void shouldNameThePortThatIsTaken() {
    int port = URI.create(server.endpoint()).getPort();

    assertThatExceptionOfType(PortUnavailableException.class)
        .isThrownBy(() -> EmbeddedS3.start(directory, port, "access", "secret"))
        .withMessageContaining("port " + port);
  }

  @Test
  void shouldRefuseAnEmptySecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmbeddedS3.start(directory, 0, "access", ""))
        .withMessageContaining("secret key");
  }

  private static MinioClient client(EmbeddedS3 server, String secretKey) {
    return S3Clients.of(server.endpoint(), "access", secretKey);
  }

  private static void put(MinioClient client, String key, byte[] content) throws Exception {
    client.putObject(
        PutObjectArgs.builder().bucket(BUCKET).object(key).data(content, content.length).build());
  }

  private static GetObjectArgs.Builder get(String key) {
    return GetObjectArgs.builder().bucket(BUCKET).object(key);
  }

  private static byte[] read(MinioClient client, GetObjectArgs.Builder request) throws Exception {
    try (var content = client.getObject(request.build())) {
      return content.readAllBytes();
    }
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
