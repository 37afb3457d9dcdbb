package dev.guillotine.representation.network.graph;

import dev.guillotine.contracts.network.CutPoint.Pooling;
import dev.guillotine.contracts.network.Grid;
import java.util.List;

/**
 * Means over the cells of a grid, cell by cell within each channel: {@code [c, h, w]} or {@code [c,
 * length]} to {@code [c × cells]}. The cells are those of PyTorch's {@code adaptive_avg_pool}: they
 * may overlap by a row or a column where the grid does not divide the map.
 *
 * @param grid cells along each axis
 */
public record GridPool(Grid grid) implements Pool {

  @Override
  public Pooling pooling() {
    return Pooling.GRID;
  }

  @Override
  public List<Integer> outputShape(List<List<Integer>> shapes) {
    List<Integer> shape = shapes.get(0);
    if (shape.size() != grid.axes() + 1) {
      throw new IllegalArgumentException("no grid of " + grid.axes() + " axes on " + shape);
    }
    return List.of(Math.multiplyExact(shape.get(0), grid.cells()));
  }

  @Override
  public String expression(Scope scope) {
    int side = grid.side();
    String means =
        grid.axes() == 1
            ? "torch.adaptive_avg_pool1d(%s, [%d])".formatted(scope.input(0), side)
            : "torch.adaptive_avg_pool2d(%s, [%d, %d])".formatted(scope.input(0), side, side);
    return "torch.flatten(" + means + ", 1)";
  }
}
