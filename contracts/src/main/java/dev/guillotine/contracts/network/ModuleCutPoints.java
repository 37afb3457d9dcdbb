package dev.guillotine.contracts.network;

import dev.guillotine.contracts.network.CutPoint.Pooling;
import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.ModuleCut;
import java.util.ArrayList;
import java.util.List;

/** The cut points of a network that was made elsewhere. */
public final class ModuleCutPoints {
  private static final int TOKENS = 2;

  private ModuleCutPoints() {}

  /** As its manifest tells, from input to output. */
  public static List<CutPoint> of(Backbone.Module module) {
    List<CutPoint> points = new ArrayList<>();
    boolean beyond = false;
    for (ModuleCut cut : module.cuts()) {
      boolean customary = cut.name().equals(module.output());
      Role inner = beyond ? Role.PROJECTOR : Role.STAGE;
      Pooling pooling = pooling(cut);
      points.add(
          new CutPoint(
              points.size(),
              cut.name(),
              customary ? Role.BACKBONE : inner,
              cut.shape(),
              pooling,
              dimension(cut)));
      beyond |= customary;
    }
    return List.copyOf(points);
  }

  private static Pooling pooling(ModuleCut cut) {
    if (cut.shape().size() < TOKENS) {
      return Pooling.NONE;
    }
    return cut.tokens() == Backbone.Tokens.CLASS ? Pooling.TOKEN : Pooling.AVERAGE;
  }

  /** Channels come first, but for tokens. */
  private static int dimension(ModuleCut cut) {
    return cut.shape().get(cut.tokens() == null ? 0 : 1);
  }
}
