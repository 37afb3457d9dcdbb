package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ChannelStatistics;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Normaliser;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.data.picture.ContactSheet;
import dev.guillotine.representation.data.picture.Tile;
import dev.guillotine.representation.random.RandomAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What the views of a run look like: its first training samples, each in a row with the views that
 * the run makes of it in its first epochs; first and second view by turns where its method compares
 * two.
 */
public final class ViewSheet {
  private static final int SIDE = 96;
  private static final double WHITE = 255;

  private final Samples samples;
  private final Normalisation normalisation;
  private final ViewPainter painter;
  private final RandomAddress draws;
  private final PositivePairs pairs;
  private final int viewsPerEpoch;

  /**
   * The sheet of a run.
   *
   * @param splits of the set, as the run carves them
   */
  public ViewSheet(RunSpecification run, DataSet set, Splits splits) {
    this.samples = splits.samples(Split.TRAIN).first(run.images());
    this.normalisation = ChannelStatistics.of(samples);
    this.painter = ViewPainter.of(run.views(), samples.shape(), normalisation);
    this.draws = RandomAddress.of(run.seed(), ViewMaker.PURPOSE);
    this.pairs = PositivePairs.of(run.positives(), set, samples, run.seed());
    this.viewsPerEpoch = Math.max(1, run.method().views());
  }

  /**
   * The picture.
   *
   * @param rows samples, at least 1; fewer when there are not as many
   * @param views of each sample, at least 1
   */
  public ContactSheet draw(int rows, int views) {
    List<Tile> tiles = new ArrayList<>();
    for (int position = 0; position < Math.min(rows, samples.size()); position++) {
      List<float[]> row = row(position, views);
      boolean image = samples.shape() instanceof ImageShape;
      SignalPlot plot = SignalPlot.reaching(row);
      for (int i = 0; i < row.size(); i++) {
        tiles.add(
            image
                ? new Tile((ImageShape) samples.shape(), pixels(row.get(i)), caption(position, i))
                : new Tile(
                    SignalPlot.SHAPE,
                    plot.draw(row.get(i), samples.shape().channels()),
                    caption(position, i)));
      }
    }
    int zoom = ContactSheet.zoom(tiles.get(0).shape(), SIDE);
    return new ContactSheet(tiles, 1 + views, zoom);
  }

  private String caption(int position, int column) {
    if (column == 0) {
      return "sample " + position;
    }
    int epoch = (column - 1) / viewsPerEpoch;
    if (viewsPerEpoch == 1) {
      return "view " + epoch;
    }
    return ((column - 1) % viewsPerEpoch == 0 ? "first " : "second ") + epoch;
  }

  /** The sample and its views, normalised. */
  private List<float[]> row(int position, int views) {
    List<float[]> row = new ArrayList<>();
    byte[] stored = new byte[samples.shape().bytes()];
    float[] plain = new float[samples.shape().values()];
    samples.read(position, stored, 0);
    new Normaliser(samples.shape(), normalisation).normalise(stored, plain);
    row.add(plain);
    for (int i = 0; i < views; i++) {
      int epoch = i / viewsPerEpoch;
      int view = i % viewsPerEpoch;
      int shown = view == 0 ? position : pairs.of(epoch, new int[] {position})[0];
      samples.read(shown, stored, 0);
      row.add(painter.paint(stored, view, draws.at(epoch).at(position).at(view)).clone());
    }
    return row;
  }

  private byte[] pixels(float[] normalised) {
    int channels = samples.shape().channels();
    byte[] pixels = new byte[normalised.length];
    for (int i = 0; i < pixels.length; i++) {
      double mean = normalisation.mean().get(i % channels);
      double level = WHITE * (normalised[i] * normalisation.deviation().get(i % channels) + mean);
      pixels[i] = (byte) Math.round(Math.max(0, Math.min(WHITE, level)));
    }
    return pixels;
  }
}
