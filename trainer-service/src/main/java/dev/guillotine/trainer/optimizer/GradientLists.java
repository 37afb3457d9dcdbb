package dev.guillotine.trainer.optimizer;

/** TorchScript that several programs share. */
final class GradientLists {
  /**
   * {@code gradients(parameters)}: each parameter's gradient, laid out in memory as the parameter;
   * {@code clear(parameters)}: sets them to 0.
   */
  static final String METHODS =
      """
        def gradients(self, parameters: List[Tensor]) -> List[Tensor]:
          result = annotate(List[Tensor], [])
          for parameter in parameters:
            gradient = parameter.grad
            if torch.ne(torch.stride(gradient), torch.stride(parameter)):
              gradient = torch.copy_(torch.empty_like(parameter), gradient)
            _ = torch.append(result, gradient)
          return result
        def clear(self, parameters: List[Tensor]) -> float:
          for parameter in parameters:
            _ = torch.zero_(parameter.grad)
          return 0.0
      """;

  private GradientLists() {}
}
