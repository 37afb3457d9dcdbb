package dev.guillotine.probe.fit;

/**
 * Where a minimisation ended.
 *
 * @param point the variables
 * @param value of the objective there
 * @param gradient the largest absolute partial derivative there
 * @param iterations steps taken
 */
record Minimum(Vector point, double value, double gradient, int iterations) {}
