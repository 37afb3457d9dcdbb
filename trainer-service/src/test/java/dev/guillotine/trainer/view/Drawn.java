package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;

/** A draw under which an image stays as it is, to be changed one component at a time. */
record Drawn(ViewDraw draw) {
  Drawn(ImageShape shape) {
    this(
        new ViewDraw(
            0,
            CropWindow.whole(shape.height(), shape.width()),
            false,
            ColourFactors.NONE,
            0,
            false,
            ErasedRectangle.NONE));
  }

  Drawn turn(double turn) {
    return new Drawn(
        new ViewDraw(
            turn,
            draw.window(),
            draw.flipped(),
            draw.colours(),
            draw.blur(),
            draw.solarized(),
            draw.erased()));
  }

  Drawn window(CropWindow window) {
    return new Drawn(
        new ViewDraw(
            draw.turn(),
            window,
            draw.flipped(),
            draw.colours(),
            draw.blur(),
            draw.solarized(),
            draw.erased()));
  }

  Drawn flipped(boolean flipped) {
    return new Drawn(
        new ViewDraw(
            draw.turn(),
            draw.window(),
            flipped,
            draw.colours(),
            draw.blur(),
            draw.solarized(),
            draw.erased()));
  }

  Drawn solarized(boolean solarized) {
    return new Drawn(
        new ViewDraw(
            draw.turn(),
            draw.window(),
            draw.flipped(),
            draw.colours(),
            draw.blur(),
            solarized,
            draw.erased()));
  }

  Drawn erased(ErasedRectangle erased) {
    return new Drawn(
        new ViewDraw(
            draw.turn(),
            draw.window(),
            draw.flipped(),
            draw.colours(),
            draw.blur(),
            draw.solarized(),
            erased));
  }
}
