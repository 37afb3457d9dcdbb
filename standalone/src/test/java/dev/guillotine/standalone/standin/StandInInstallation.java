package dev.guillotine.standalone.standin;

import dev.guillotine.standalone.stack.Installation;
import dev.guillotine.standalone.stack.Service;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** An installation whose services are stand-ins. */
public final class StandInInstallation {
  private StandInInstallation() {}

  /** Makes one in a folder. */
  public static Installation in(Path root) throws IOException {
    Installation installation = new Installation(root);
    for (Service service : Service.values()) {
      Path jar = installation.jar(service);
      Files.createDirectories(jar.getParent());
      new JarOutputStream(Files.newOutputStream(jar), manifest()).close();
    }
    return installation;
  }

  private static Manifest manifest() {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" "));
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
    attributes.put(Attributes.Name.CLASS_PATH, classPath);
    return manifest;
  }
}
