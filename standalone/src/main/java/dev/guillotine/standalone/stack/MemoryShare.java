package dev.guillotine.standalone.stack;

import java.util.Map;

/**
 * How a service uses memory: its heap, and what libtorch allocates beside it.
 *
 * @param heapMebibytes largest heap of the JVM, in MiB
 * @param keepsNativeMemory whether memory that a step or a batch freed is kept for the next one
 *     instead of going back to the system: 10 to 20 % more steps or images per second
 */
record MemoryShare(int heapMebibytes, boolean keepsNativeMemory) {
  private static final String FOUR_GIBIBYTES = Long.toString(4L << 30);
  private static final String QUARTER_GIBIBYTE = Long.toString(256L << 20);

  /** The share of a service. */
  static MemoryShare of(Service service) {
    return switch (service) {
      case TRAINER, EMBEDDING -> new MemoryShare(1_024, true);
      case PROBE -> new MemoryShare(1_024, false);
      case GATEWAY -> new MemoryShare(256, false);
    };
  }

  /**
   * What the C library's allocator is told (glibc; others pass it over). One arena for all threads,
   * since any other gives back what is larger than 64 MiB whatever it is told.
   */
  Map<String, String> environment() {
    return keepsNativeMemory
        ? Map.of(
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_TRIM_THRESHOLD_", FOUR_GIBIBYTES,
            "MALLOC_MMAP_THRESHOLD_", FOUR_GIBIBYTES,
            "MALLOC_TOP_PAD_", QUARTER_GIBIBYTE)
        : Map.of();
  }
}
