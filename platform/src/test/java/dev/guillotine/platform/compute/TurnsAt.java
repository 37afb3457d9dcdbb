package dev.guillotine.platform.compute;

import java.nio.file.Path;
import java.util.Optional;

/** One thread, and turns at a file, or none. */
record TurnsAt(Optional<Path> turns) implements ComputeConfiguration {
  @Override
  public String device() {
    return "auto";
  }

  @Override
  public Optional<Integer> givenThreads() {
    return Optional.of(1);
  }
}
