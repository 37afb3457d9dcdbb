/**
 * What can be said of embeddings without labels: how many directions they use, how they lie on the
 * sphere, and how alike those of two cuts are.
 */
package dev.guillotine.probe.measure;
