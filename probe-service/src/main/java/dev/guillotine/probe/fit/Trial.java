package dev.guillotine.probe.fit;

/**
 * What one fit is made of: features, and the targets of one task for them.
 *
 * @param features of the rows to fit on and of the rows to score on
 * @param fitted targets of the former
 * @param scored targets of the latter
 */
record Trial<T extends Targets>(Fold features, T fitted, T scored) {}
