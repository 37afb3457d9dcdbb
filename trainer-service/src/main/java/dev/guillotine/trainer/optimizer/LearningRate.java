package dev.guillotine.trainer.optimizer;

import dev.guillotine.contracts.specification.Schedule;

/**
 * The learning rate of each step: a linear rise to the peak, then what the schedule says.
 *
 * @param peak rate at the end of the warm-up
 * @param schedule how it moves
 * @param steps of the whole run
 */
public record LearningRate(double peak, Schedule schedule, long steps) {

  /**
   * The rate of a run whose schedule may scale it with the batch.
   *
   * @param rate of the optimizer
   * @param batch samples per step
   */
  public static LearningRate of(double rate, int batch, Schedule schedule, long steps) {
    return new LearningRate(schedule.scaling().peak(rate, batch), schedule, steps);
  }

  /**
   * The rate of one step.
   *
   * @param step from 0
   */
  public double at(long step) {
    long warmup = Math.round(schedule.warmup() * steps);
    if (step < warmup) {
      return peak * (step + 1) / warmup;
    }
    return switch (schedule.decay()) {
      case CONSTANT -> peak;
      case COSINE -> {
        double done = (double) (step - warmup) / Math.max(1, steps - warmup);
        yield peak * 0.5 * (1 + Math.cos(Math.PI * done));
      }
    };
  }
}
