package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.specification.Method;
import dev.guillotine.contracts.specification.Method.SimClr.Negatives;
import dev.guillotine.representation.network.Gradients;

/** The losses that are held against the reference, asked of the objective. */
enum LossCase {
  SIMCLR("simclr", new Method.SimClr(0.5, Negatives.BOTH)),
  SIMCLR_SECOND("simclr-second", new Method.SimClr(0.2, Negatives.SECOND)),
  VICREG("vicreg", new Method.VicReg(null, null, null)),
  VICREG_WEIGHTED("vicreg-weighted", new Method.VicReg(1.0, 10.0, 4.0)),
  BARLOW_TWINS("barlow-twins", new Method.BarlowTwins(null)),
  BYOL("byol", new Method.Byol(null, null)),
  SIMSIAM("simsiam", new Method.SimSiam(null)),
  SUPCON("supcon", new Method.SupCon(null, null)),
  SUPERVISED("supervised", new Method.Supervised(null, null)),
  SUPERVISED_SMOOTH("supervised-smooth", new Method.Supervised(null, 0.1));

  final String title;
  final Method method;

  LossCase(String title, Method method) {
    this.title = title;
    this.method = method;
  }

  /** Whether the predictor's or classifier's output is differentiated, not the projection. */
  boolean readsOutput() {
    return method instanceof Method.Byol
        || method instanceof Method.SimSiam
        || method instanceof Method.Supervised;
  }

  /** Whether only the directions of vectors count. */
  boolean ignoresLength() {
    return method instanceof Method.SimClr
        || method instanceof Method.Byol
        || method instanceof Method.SimSiam
        || method instanceof Method.SupCon;
  }

  /** Whether both views play the same role. */
  boolean isSymmetric() {
    return this != SIMCLR_SECOND;
  }

  Loss of(LossInputs inputs) {
    return Objective.of(
        method,
        inputs.projection(),
        inputs.output(),
        method instanceof Method.Supervised ? inputs.rowLabels() : inputs.viewLabels(),
        inputs.target());
  }

  NDArray differentiated(LossInputs inputs) {
    return readsOutput() ? inputs.output() : inputs.projection();
  }

  /** The derivative with respect to what is differentiated. */
  NDArray gradient(LossInputs inputs) {
    NDArray source = differentiated(inputs);
    source.setRequiresGradient(true);
    Gradients.backward(Gradients.recorded(() -> of(inputs).total()));
    return source.getGradient();
  }
}
