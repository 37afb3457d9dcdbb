package dev.guillotine.platform.storage;

import dev.guillotine.platform.failure.RetryableFailure;
import io.minio.errors.MinioException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the object store does not answer. Liveness does not depend on it. */
@Readiness
@ApplicationScoped
public class ObjectStoreReadiness implements HealthCheck {
  private final ObjectStore store;

  ObjectStoreReadiness(ObjectStore store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      store.requireBucket();
      return HealthCheckResponse.named("object store").status(store.reachable()).build();
    } catch (RetryableFailure | MinioException e) {
      return HealthCheckResponse.named("object store")
          .down()
          .withData("reason", String.valueOf(e.getMessage()))
          .build();
    }
  }
}
