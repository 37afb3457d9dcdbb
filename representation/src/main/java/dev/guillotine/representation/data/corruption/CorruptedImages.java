package dev.guillotine.representation.data.corruption;

import dev.guillotine.representation.data.ForwardingSamples;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.random.RandomAddress;

/**
 * Images under one kind of damage of one severity, made anew whenever they are read. What is drawn
 * for an image is a pure function of the address, the kind, the severity and the image's position:
 * every reader gets the same pixels, in any order and from any thread.
 */
public final class CorruptedImages extends ForwardingSamples {
  /** Changes whenever any pixel does; belongs into the identity of what is made from them. */
  public static final String VERSION = "corruption-2";

  private final Corruption corruption;
  private final RandomAddress address;

  /**
   * @param source the images as they are, at least 8 pixels high and wide
   * @param kind of the damage
   * @param severity from 1, mild, to {@value CorruptionKind#SEVERITIES}
   * @param address of everything that is drawn for the source
   */
  public CorruptedImages(Samples source, CorruptionKind kind, int severity, RandomAddress address) {
    this(source, kind.of(source.imageShape(), severity), address(address, kind, severity));
  }

  /**
   * @param address of everything that is drawn for this kind and severity
   */
  CorruptedImages(Samples source, Corruption corruption, RandomAddress address) {
    super(source);
    this.corruption = corruption;
    this.address = address;
  }

  /** By the kind's name: a further kind leaves the others' draws alone. */
  static RandomAddress address(RandomAddress source, CorruptionKind kind, int severity) {
    return source.at(kind.text().hashCode()).at(severity);
  }

  @Override
  public void read(int position, byte[] target, int offset) {
    super.read(position, target, offset);
    corruption.apply(target, offset, address.at(position));
  }
}
