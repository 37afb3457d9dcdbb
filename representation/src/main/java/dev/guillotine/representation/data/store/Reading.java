package dev.guillotine.representation.data.store;

import java.io.IOException;

/** Told how far the reading of a set has come; may end it by throwing. */
@FunctionalInterface
public interface Reading {
  /** So many samples were read. */
  void at(long samples) throws IOException;
}
