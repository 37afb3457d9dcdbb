package dev.guillotine.representation.data;

import dev.guillotine.representation.random.RandomStream;

/**
 * All that decides a generated image, pixel noise apart. Each factor is drawn uniformly from its
 * range, independently of the others. Lengths are shares of the image's side; x grows to the right,
 * y downward; angles and phases are in turns, from x toward y.
 *
 * @param shape the class
 * @param hue colour of the object: a direction in the plane of {@linkplain ObjectRenderer equal
 *     luma}, in [0, 1)
 * @param backgroundHue colour of the background, in [0, 1)
 * @param contrast luma of the object minus that of the background, of size 0.16 to 0.4 and either
 *     sign
 * @param x centre of the object, in [0.4, 0.6)
 * @param y centre of the object, in [0.4, 0.6)
 * @param radius radius of the disc that has the object's area, in [0.18, 0.3)
 * @param rotation of the object, in [−0.1, 0.1): within it, no object but a disc or a ring looks
 *     the same twice
 * @param light direction in which the scene grows brighter, in [0, 1)
 * @param waves number of waves of the texture across the image, in [1, 4)
 * @param waveDirection direction in which they follow each other, in [0, 1)
 * @param wavePhase where they begin, in [0, 1)
 */
public record ObjectFactors(
    ObjectShape shape,
    double hue,
    double backgroundHue,
    double contrast,
    double x,
    double y,
    double radius,
    double rotation,
    double light,
    double waves,
    double waveDirection,
    double wavePhase) {

  /** Draws everything but the class. */
  static ObjectFactors draw(ObjectShape shape, RandomStream random) {
    return new ObjectFactors(
        shape,
        random.uniform(),
        random.uniform(),
        random.uniform(0.16, 0.4) * (random.chance(0.5) ? 1 : -1),
        random.uniform(0.4, 0.6),
        random.uniform(0.4, 0.6),
        random.uniform(0.18, 0.3),
        random.uniform(-0.1, 0.1),
        random.uniform(),
        random.uniform(1, 4),
        random.uniform(),
        random.uniform());
  }
}
