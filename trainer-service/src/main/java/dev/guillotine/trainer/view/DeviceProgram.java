package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.network.torchscript.TorchScriptArchive;

/**
 * Source text of the program that paints a batch of views with tensor operations. Its arguments:
 *
 * <ul>
 *   <li>{@code images [n, h, w, c]}, unsigned bytes;
 *   <li>{@code draws [n, d]}, one {@link DrawRow} for each image;
 *   <li>{@code statistics [3, c]}: means, 1 / deviations, and what each channel counts in the luma;
 *   <li>{@code rows [3, h, h]} and {@code columns [3, w, w]}: how far two pixels of a line lie from
 *       each other, straight, by way of the mirror image before the line, and of that behind it;
 *   <li>{@code row [1, 1, h, 1]} and {@code column [1, 1, 1, w]}: the numbers of the lines.
 * </ul>
 *
 * <p>A blur is one matrix product along rows and one along columns with a matrix for each image: a
 * deviation of its own for each image and a border that is mirrored come at no cost.
 */
final class DeviceProgram {
  private static final String SOLARIZE =
      """
          s = torch.reshape(torch.slice(draws, 1, %d, %d), [n, 1, 1, 1])
          over = torch.logical_and(torch.gt(x, 0.5), torch.gt(s, 0.5))
          x = torch.where(over, torch.rsub(x, 1.0), x)
      """;

  private static final String NORMALISE =
      """
          mean = torch.reshape(torch.select(statistics, 0, 0), [1, %1$d, 1, 1])
          scale = torch.reshape(torch.select(statistics, 0, 1), [1, %1$d, 1, 1])
          x = torch.mul(torch.sub(x, mean), scale)
      """;

  private static final String ERASE =
      """
          top = torch.reshape(torch.slice(draws, 1, %d, %d), [n, 1, 1, 1])
          bottom = torch.reshape(torch.slice(draws, 1, %d, %d), [n, 1, 1, 1])
          left = torch.reshape(torch.slice(draws, 1, %d, %d), [n, 1, 1, 1])
          right = torch.reshape(torch.slice(draws, 1, %d, %d), [n, 1, 1, 1])
          high = torch.logical_and(torch.ge(row, top), torch.lt(row, bottom))
          wide = torch.logical_and(torch.ge(column, left), torch.lt(column, right))
          x = torch.masked_fill(x, torch.logical_and(high, wide), 0.0)
      """;

  private DeviceProgram() {}

  /** The program, as a TorchScript file; it has no more steps than these views can need. */
  static byte[] archive(Views views, ImageShape shape) {
    Views first = views.of(0);
    Views second = views.of(1);
    StringBuilder source = new StringBuilder(head(shape));
    if (first.blur().probability() > 0 || second.blur().probability() > 0) {
      source.append(blur(shape));
    }
    if (first.solarize() > 0 || second.solarize() > 0) {
      source.append(SOLARIZE.formatted(DrawRow.solarized(shape), DrawRow.solarized(shape) + 1));
    }
    source.append(NORMALISE.formatted(shape.channels()));
    if (first.erasing().probability() > 0 || second.erasing().probability() > 0) {
      int from = DrawRow.erased(shape);
      source.append(
          ERASE.formatted(
              from, from + 1, from + 1, from + 2, from + 2, from + 3, from + 3, from + 4));
    }
    source.append("    return torch.contiguous(x, memory_format=2)\n");
    return TorchScriptArchive.of(source.toString());
  }

  private static String head(ImageShape shape) {
    int channels = shape.channels();
    int colours = DrawRow.colours();
    int share = DrawRow.share(shape);
    return """
          def forward(self, images: Tensor, draws: Tensor, statistics: Tensor, rows: Tensor, columns: Tensor, row: Tensor, column: Tensor) -> Tensor:
            n = torch.size(images, 0)
            x = torch.div(torch.to(torch.permute(images, [0, 3, 1, 2]), 6), 255.0)
            theta = torch.reshape(torch.slice(draws, 1, 0, %d), [n, 2, 3])
            grid = torch.affine_grid_generator(theta, [n, %d, %d, %d], False)
            x = torch.grid_sampler(x, grid, 0, 1, False)
            flat = torch.reshape(x, [n, %d, %d])
            matrix = torch.reshape(torch.slice(draws, 1, %d, %d), [n, %d, %d])
            share = torch.reshape(torch.slice(draws, 1, %d, %d), [n, 1, 1])
            weights = torch.reshape(torch.select(statistics, 0, 2), [1, %d, 1])
            luma = torch.mean(torch.sum(torch.mul(flat, weights), [1], True), [2], True)
            flat = torch.clamp(torch.add(torch.bmm(matrix, flat), torch.mul(share, luma)), 0.0, 1.0)
            x = torch.reshape(flat, [n, %d, %d, %d])
        """
        .formatted(
            colours,
            channels,
            shape.height(),
            shape.width(),
            channels,
            shape.height() * shape.width(),
            colours,
            share,
            channels,
            channels,
            share,
            share + 1,
            channels,
            channels,
            shape.height(),
            shape.width());
  }

  private static String blur(ImageShape shape) {
    int from = DrawRow.blur(shape);
    String deviation =
        "    deviation = torch.reshape(torch.slice(draws, 1, %d, %d), [n, 1, 1, 1])\n"
            .formatted(from, from + 1);
    return deviation
        + kernel("rows", "across", from + 1)
        + kernel("columns", "along", from + 2)
        + "    x = torch.matmul(across, x)\n"
        + "    x = torch.matmul(x, torch.transpose(along, 2, 3))\n";
  }

  private static String kernel(String distances, String name, int reach) {
    return """
            reach = torch.reshape(torch.slice(draws, 1, %2$d, %3$d), [n, 1, 1, 1])
            distance = torch.unsqueeze(%1$s, 0)
            density = torch.exp(torch.mul(torch.square(torch.div(distance, deviation)), -0.5))
            near = torch.where(torch.le(distance, reach), density, torch.zeros_like(density))
            %4$s = torch.sum(near, [1], True)
            %4$s = torch.div(%4$s, torch.sum(%4$s, [3], True))
        """
        .formatted(distances, reach, reach + 1, name);
  }
}
