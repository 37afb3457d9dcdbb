package dev.guillotine.representation.data.objects;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Objects;

/**
 * Generated images of one split. Each is painted anew whenever it is read; none is held in memory.
 * The classes take turns, so that they are as balanced as can be.
 */
public final class ObjectImages implements Samples {
  private static final ObjectShape[] SHAPES = ObjectShape.values();
  private static final int FACTORS = 0;
  private static final int NOISE = 1;

  private final int count;
  private final int size;
  private final RandomAddress address;

  ObjectImages(int count, int size, RandomAddress address) {
    this.count = count;
    this.size = size;
    this.address = address;
  }

  @Override
  public ImageShape shape() {
    return new ImageShape(ObjectRenderer.CHANNELS, size, size);
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public Targets targets(String task) {
    return ObjectTask.named(task).targets(this);
  }

  /** What the image at {@code position} shows. */
  public ObjectFactors factors(int position) {
    RandomAddress image = address.at(position);
    return ObjectFactors.draw(
        SHAPES[Objects.checkIndex(position, count) % SHAPES.length],
        new RandomStream(image.at(FACTORS)));
  }

  @Override
  public void read(int position, byte[] target, int offset) {
    Objects.checkFromIndexSize(offset, shape().values(), target.length);
    RandomStream noise = new RandomStream(address.at(position).at(NOISE));
    new ObjectRenderer(size).paint(factors(position), noise, target, offset);
  }
}
