package dev.guillotine.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * A real S3 server inside this process, which keeps every object as a file.
 *
 * <p>A bucket is a folder of the directory, and an object a file of that folder; a server started
 * over the same directory has them again. An object appears under its key when it is whole, never
 * before. While it is being received its bytes lie in a file beside it, named after the key and a
 * random UUID, which listings show too and which stays behind if the process is killed.
 *
 * <p>Requests are signed (AWS signature version 4). A body sent with a signature of its own bytes
 * is held in memory until that is checked, up to 256 MiB for each request; larger objects are sent
 * in parts, as S3 clients do by themselves. It listens on the loopback interface only.
 */
public final class EmbeddedS3 implements AutoCloseable {

  /** The most bytes of one request that are held in memory to check their signature. */
  private static final long SIGNED_BODY_LIMIT = 256L << 20;

  private static final int THREADS = 32;

  private final S3Proxy server;

  private EmbeddedS3(S3Proxy server) {
    this.server = server;
  }

  /**
   * Starts a server and returns when it answers clients.
   *
   * @param directory where the objects are kept; created if missing
   * @param port the port that clients connect to, or 0 for any free one
   * @param accessKey the name that clients sign their requests with, not empty
   * @param secretKey the secret that clients sign their requests with, not empty
   * @throws IOException if the directory can't be created or the server doesn't start
   * @throws IllegalArgumentException if the port is outside 0 to 65535, or a key is empty
   * @throws PortUnavailableException if the port is taken or not allowed
   */
  public static EmbeddedS3 start(Path directory, int port, String accessKey, String secretKey)
      throws IOException {
    requireNotEmpty("access key", accessKey);
    requireNotEmpty("secret key", secretKey);
    int chosen = LoopbackPorts.choose(port).get(0);
    Files.createDirectories(directory);
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(directory.toAbsolutePath().toString()))
            .endpoint(URI.create("http://" + LoopbackPorts.HOST + ":" + chosen))
            .awsAuthentication(AuthenticationType.AWS_V4, accessKey, secretKey)
            .v4MaxNonChunkedRequestSize(SIGNED_BODY_LIMIT)
            .jettyMaxThreads(THREADS)
            .stopTimeout(0)
            .build();
    try {
      server.start();
    } catch (Exception failure) {
      throw new IOException("can't start the S3 server over " + directory, failure);
    }
    return new EmbeddedS3(server);
  }

  /** The address that clients connect to: {@code http://host:port}. */
  public String endpoint() {
    return "http://" + LoopbackPorts.HOST + ":" + server.getPort();
  }

  /** Stops the server; requests in flight are broken off. Closing twice is harmless. */
  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IOException("can't stop the S3 server at " + endpoint(), failure);
    }
  }

  private static void requireNotEmpty(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
  }
}
