package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.specification.CheckpointName;

/** A name stands for something else already. */
public final class NameTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NameTakenException(CheckpointName name) {
    super("the name %s stands for another checkpoint already: take another name".formatted(name));
  }
}
