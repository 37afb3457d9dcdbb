package dev.guillotine.trainer.view;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Gradients;
import dev.guillotine.representation.network.torchscript.TorchScriptArchive;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * Makes the views of {@link ViewMaker} for images, but on the device where the network lives: what
 * is drawn is drawn here, by the same draws, and goes there with the images' bytes, a quarter of
 * what the views would take. The views are the same but for rounding. On a CPU {@link ViewMaker} is
 * faster. For one thread.
 */
public final class DeviceViews implements AutoCloseable {
  /** Beyond every blur. */
  private static final float NEVER = 1e9f;

  private final Views first;
  private final Views second;
  private final ImageShape shape;
  private final RandomAddress address;
  private final NDManager manager;
  private final PtSymbolBlock program;
  private final NDArray statistics;
  private final NDArray rows;
  private final NDArray columns;
  private final NDArray row;
  private final NDArray column;
  private final byte[] pixels;
  private final DrawRow drawRow;
  private final RandomStream random = new RandomStream(new RandomAddress(0));

  /**
   * @param views what is drawn
   * @param shape of every image
   * @param normalisation one mean and deviation for each channel
   * @param address of every random draw
   * @param engine on whose device the views are made
   */
  public DeviceViews(
      Views views,
      ImageShape shape,
      Normalisation normalisation,
      RandomAddress address,
      ComputeEngine engine) {
    this.first = views.of(0);
    this.second = views.of(1);
    this.shape = shape;
    this.address = address;
    this.manager = engine.newManager();
    this.program = TorchScriptArchive.load(DeviceProgram.archive(views, shape), manager);
    this.statistics = manager.create(statistics(normalisation), new Shape(3, shape.channels()));
    this.rows = distances(shape.height());
    this.columns = distances(shape.width());
    this.row = manager.arange(shape.height()).toType(DataType.FLOAT32, false).reshape(1, 1, -1, 1);
    this.column =
        manager.arange(shape.width()).toType(DataType.FLOAT32, false).reshape(1, 1, 1, -1);
    this.pixels = new byte[shape.bytes()];
    this.drawRow = new DrawRow(shape);
  }

  /** Whether views are better made on the engine's device than by {@link ViewMaker}. */
  public static boolean suits(ComputeEngine engine) {
    return engine.device().isGpu();
  }

  /** Whether it can make views of such samples: signals are made by {@link ViewMaker} alone. */
  public static boolean fits(SampleShape shape) {
    return shape instanceof ImageShape;
  }

  /**
   * Makes all views of one step, in the order of {@link ViewMaker#write}.
   *
   * @param images to choose from
   * @param step which of them, and whose draws
   * @param owner of the views
   * @return {@code [views × rows, c, h, w]}, channels last in memory
   */
  public NDArray make(Samples images, StepSamples step, NDManager owner) {
    if (!images.shape().equals(shape)) {
      throw new IllegalArgumentException("%s, expected %s".formatted(images.shape(), shape));
    }
    int slots = step.slots();
    try (NDManager host = owner.newSubManager(Device.cpu());
        NDManager device = owner.newSubManager(owner.getDevice())) {
      NDArray bytes =
          host.create(
              new Shape(slots, shape.height(), shape.width(), shape.channels()), DataType.UINT8);
      NDArray draws = host.create(new Shape(slots, DrawRow.length(shape)), DataType.FLOAT32);
      fill(images, step, bytes.toByteBuffer(true), draws.toByteBuffer(true).asFloatBuffer());
      NDArray there = bytes.toDevice(owner.getDevice(), false);
      NDArray drawsThere = draws.toDevice(owner.getDevice(), false);
      there.attach(device);
      drawsThere.attach(device);
      NDArray[] made = new NDArray[1];
      Gradients.unrecorded(() -> made[0] = paint(there, drawsThere, (PtNDManager) owner));
      return made[0];
    }
  }

  private void fill(Samples images, StepSamples step, ByteBuffer bytes, FloatBuffer draws) {
    RandomAddress ofEpoch = address.at(step.epoch());
    for (int view = 0; view < step.views(); view++) {
      Views ofView = view == 1 ? second : first;
      for (int i = 0; i < step.rows(); i++) {
        images.read(step.position(view, i), pixels, 0);
        bytes.put(pixels);
        RandomAddress ofImage = ofEpoch.at(step.position(0, i)).at(view);
        draws.put(drawRow.of(ViewDraw.of(ofView, shape, ofImage, random)));
      }
    }
  }

  private NDArray paint(NDArray images, NDArray draws, PtNDManager owner) {
    JniUtils.setGraphExecutorOptimize(false);
    try (IValue input = IValue.from((PtNDArray) images);
        IValue drawn = IValue.from((PtNDArray) draws);
        IValue levels = IValue.from((PtNDArray) statistics);
        IValue down = IValue.from((PtNDArray) rows);
        IValue across = IValue.from((PtNDArray) columns);
        IValue rowNumbers = IValue.from((PtNDArray) row);
        IValue columnNumbers = IValue.from((PtNDArray) column);
        IValue result =
            IValueUtils.runMethod(
                program,
                "forward",
                input,
                drawn,
                levels,
                down,
                across,
                rowNumbers,
                columnNumbers)) {
      return result.toTensor(owner);
    }
  }

  private static float[] statistics(Normalisation normalisation) {
    int channels = normalisation.mean().size();
    float[] statistics = new float[3 * channels];
    for (int channel = 0; channel < channels; channel++) {
      statistics[channel] = normalisation.mean().get(channel).floatValue();
      statistics[channels + channel] = (float) (1 / normalisation.deviation().get(channel));
      statistics[2 * channels + channel] =
          channels == ColourChange.CHANNELS ? (float) ColourChange.luma(channel) : 1;
    }
    return statistics;
  }

  /** {@code [3, side, side]}; pixels at the border are no mirror images of themselves. */
  private NDArray distances(int side) {
    float[] distances = new float[3 * side * side];
    for (int to = 0; to < side; to++) {
      for (int from = 0; from < side; from++) {
        int at = to * side + from;
        distances[at] = Math.abs(to - from);
        distances[side * side + at] = from == 0 ? NEVER : to + from;
        distances[2 * side * side + at] = from == side - 1 ? NEVER : 2 * (side - 1) - to - from;
      }
    }
    return manager.create(distances, new Shape(3, side, side));
  }

  @Override
  public void close() {
    manager.close();
  }
}
