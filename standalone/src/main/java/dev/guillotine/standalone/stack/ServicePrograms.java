package dev.guillotine.standalone.stack;

import dev.guillotine.standalone.process.Program;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How each service is started on this machine: the same jar that runs anywhere else, told by
 * environment variables where everything is.
 *
 * @param settings of the stack
 * @param bootstrapServers address of the broker
 * @param objects address of the object store
 */
record ServicePrograms(Settings settings, String bootstrapServers, ObjectStoreAddress objects) {
  private static final int FIRST_JAVA_TO_ASK_FOR_NATIVE_ACCESS = 22;

  /** A task that is broken off is taken up again at the next start: no need to wait for it. */
  private static final String DRAIN = "3s";

  /** The program of a service. */
  Program of(Service service) {
    URI address = settings.ports().url(service.listener());
    return new Program(
        service.label(),
        command(service),
        environment(service),
        settings.home().folder(),
        settings.home().log(service),
        address,
        address.resolve("/q/health/ready"));
  }

  private List<String> command(Service service) {
    List<String> command = new ArrayList<>(ProcessorShare.of(service, settings.cores()).prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + MemoryShare.of(service).heapMebibytes() + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:ErrorFile=" + settings.home().logs().resolve(service.label() + "-crash.log"));
    if (Runtime.version().feature() >= FIRST_JAVA_TO_ASK_FOR_NATIVE_ACCESS) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (service == Service.GATEWAY) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add("-jar");
    command.add(settings.installation().jar(service).toString());
    return command;
  }

  private Map<String, String> environment(Service service) {
    Home home = settings.home();
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_HOST", Listener.HOST);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(settings.ports().of(service.listener())));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("GUILLOTINE_OBJECT_STORE_ENDPOINT", objects.endpoint().toString());
    environment.put("GUILLOTINE_OBJECT_STORE_ACCESS_KEY", objects.accessKey());
    environment.put("GUILLOTINE_OBJECT_STORE_SECRET_KEY", objects.secretKey());
    environment.put("GUILLOTINE_OBJECT_STORE_BUCKET", objects.bucket());
    environment.put("GUILLOTINE_PARENT_WATCH", "true");
    environment.put("GUILLOTINE_SCRATCH", home.scratch(service).toString());
    environment.put("GUILLOTINE_COMPUTE_TURNS", home.folder().resolve("turns").toString());
    environment.put("GUILLOTINE_WORK_DRAIN", DRAIN);
    environment.put("GUILLOTINE_GATEWAY_VIEW_FOLDER", home.view().toString());
    if (service == Service.TRAINER || service == Service.EMBEDDING) {
      environment.put("GUILLOTINE_DATA_CACHE", home.data().toString());
    }
    environment.put("DJL_CACHE_DIR", deepJavaLibraryCache());
    environment.put("DJL_OFFLINE", "true");
    environment.put("OPT_OUT_TRACKING", "true");
    environment.putAll(ProcessorShare.of(service, settings.cores()).environment());
    environment.putAll(MemoryShare.of(service).environment());
    return environment;
  }

  /** libtorch is unpacked once for each user of the machine, not once for each home. */
  private static String deepJavaLibraryCache() {
    String chosen = System.getenv("DJL_CACHE_DIR");
    return chosen == null ? Path.of(System.getProperty("user.home"), ".djl.ai").toString() : chosen;
  }
}
