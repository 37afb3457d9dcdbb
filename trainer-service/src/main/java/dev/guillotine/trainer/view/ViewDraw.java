package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;

/**
 * Everything that is drawn for one view of an image. Each kind of transformation draws at an
 * address of its own, so that one kind leaves the others' draws alone.
 *
 * @param turn about the image's centre, anticlockwise to the eye, in radians; 0 for none
 * @param window what is kept of the turned image
 * @param flipped whether left and right change places
 * @param colours jitter and grayscale
 * @param blur deviation of the Gaussian blur in pixels, 0 for none
 * @param solarized whether values above ½ are inverted
 * @param erased what is set to the mean at last
 */
record ViewDraw(
    double turn,
    CropWindow window,
    boolean flipped,
    ColourFactors colours,
    double blur,
    boolean solarized,
    ErasedRectangle erased) {
  private static final int CROP = 0;
  private static final int FLIP = 1;
  private static final int JITTER = 2;
  private static final int GRAYSCALE = 3;
  private static final int ROTATION = 4;
  private static final int BLUR = 5;
  private static final int SOLARIZE = 6;
  private static final int ERASING = 7;

  /**
   * Draws a view.
   *
   * @param views what is done for this view
   * @param shape of the image
   * @param address of the view's draws
   * @param random is moved from address to address
   */
  static ViewDraw of(Views views, ImageShape shape, RandomAddress address, RandomStream random) {
    random.moveTo(address.at(CROP));
    CropWindow window = CropWindow.draw(views.crop(), shape.height(), shape.width(), random);
    random.moveTo(address.at(FLIP));
    boolean flipped = random.chance(views.flip());
    random.moveTo(address.at(JITTER));
    ColourFactors colours = ColourFactors.draw(views.jitter(), random);
    random.moveTo(address.at(GRAYSCALE));
    if (random.chance(views.grayscale())) {
      colours = colours.faded();
    }
    random.moveTo(address.at(ROTATION));
    double turn = turn(views.rotation(), random);
    random.moveTo(address.at(BLUR));
    double blur = blur(views.blur(), random);
    random.moveTo(address.at(SOLARIZE));
    boolean solarized = random.chance(views.solarize());
    random.moveTo(address.at(ERASING));
    ErasedRectangle erased =
        ErasedRectangle.draw(views.erasing(), shape.height(), shape.width(), random);
    return new ViewDraw(turn, window, flipped, colours, blur, solarized, erased);
  }

  private static double turn(Views.Rotation rotation, RandomStream random) {
    return random.chance(rotation.probability())
        ? Math.toRadians(random.uniform(-rotation.degrees(), rotation.degrees()))
        : 0;
  }

  private static double blur(Views.Blur blur, RandomStream random) {
    return random.chance(blur.probability()) ? random.uniform(blur.smallest(), blur.largest()) : 0;
  }

  /** Whether an image of this shape stays as it is. */
  boolean leavesAlone(ImageShape shape) {
    boolean colourful = shape.channels() == ColourChange.CHANNELS;
    return turn == 0
        && window.isWhole(shape.height(), shape.width())
        && !flipped
        && !(colourful ? colours.changesColours() : colours.changesGrey())
        && blur == 0
        && !solarized
        && erased.equals(ErasedRectangle.NONE);
  }
}
