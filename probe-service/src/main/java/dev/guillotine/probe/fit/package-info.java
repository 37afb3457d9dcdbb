/**
 * Probes: small readouts that are fitted on the frozen features of one cut, so that the score they
 * reach tells how much of a task the features hold in an easily read form.
 *
 * <p>Hyper-parameters are chosen on the validation split alone; the test split is only scored. The
 * large products run in libtorch on the CPU; for a fixed number of its threads a fit is
 * deterministic. All native memory of a fit is freed when the fit ends, whichever way.
 */
package dev.guillotine.probe.fit;
