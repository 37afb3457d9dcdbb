package dev.guillotine.representation.data.objects;

import dev.guillotine.representation.random.RandomStream;

/**
 * All that decides a generated image, noise apart. Each factor is drawn uniformly from its range,
 * independently of the others. Lengths are shares of the image's side; x grows to the right, y
 * downward; angles are in turns.
 *
 * @param shape the class
 * @param hue colour of the object: a direction in the plane of {@linkplain ObjectRenderer equal
 *     luma}, in [0, 1)
 * @param backgroundHue colour of the background, in [0, 1)
 * @param light direction from which the light comes, around the vertical axis, in [0, 1): 0 is from
 *     the right, ¼ from behind the viewer
 * @param scale radius of the unit ball that the object is made for, in [0.24, 0.36)
 * @param yaw turn of the object around its vertical axis, in [0, 1)
 * @param x centre of the object, in [0.38, 0.62)
 * @param y centre of the object, in [0.38, 0.62)
 * @param texture number of waves of the background's texture across the image, in [2, 8)
 */
public record ObjectFactors(
    ObjectShape shape,
    double hue,
    double backgroundHue,
    double light,
    double scale,
    double yaw,
    double x,
    double y,
    double texture) {

  /** Draws everything but the class. */
  static ObjectFactors draw(ObjectShape shape, RandomStream random) {
    return new ObjectFactors(
        shape,
        random.uniform(),
        random.uniform(),
        random.uniform(),
        random.uniform(0.24, 0.36),
        random.uniform(),
        random.uniform(0.38, 0.62),
        random.uniform(0.38, 0.62),
        random.uniform(2, 8));
  }
}
