package dev.guillotine.representation.network.torchscript;

import dev.guillotine.contracts.specification.StepRule.Precision;

/**
 * How a method computes.
 *
 * @param training whether it uses the batch's statistics
 * @param precision of the values between its operations
 */
record Mode(boolean training, Precision precision) {
  /** Numbers by which TorchScript knows the types. */
  private static final int FLOAT = 6;

  private static final int BFLOAT16 = 15;

  /** From single precision to this one. */
  String narrowed(String expression) {
    return converted(expression, BFLOAT16);
  }

  /** From this precision to single. */
  String widened(String expression) {
    return converted(expression, FLOAT);
  }

  private String converted(String expression, int type) {
    return switch (precision) {
      case F32 -> expression;
      case BF16 -> "torch.to(" + expression + ", " + type + ")";
    };
  }
}
