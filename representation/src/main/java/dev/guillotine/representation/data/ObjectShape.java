package dev.guillotine.representation.data;

/** The class of a generated object, by its {@linkplain Silhouette silhouette}. */
public enum ObjectShape {
  /** A filled circle. */
  DISC,
  /** A circle with a hole. */
  RING,
  /** A square. */
  SQUARE,
  /** A triangle of equal sides. */
  TRIANGLE,
  /** A star with five points. */
  STAR,
  /** Two crossing bars of equal length. */
  CROSS,
  /** A disc out of which another has taken a bite. */
  CRESCENT,
  /** A heart. */
  HEART,
  /** A shaft with a wide head. */
  ARROW,
  /** A long rectangle. */
  BAR
}
