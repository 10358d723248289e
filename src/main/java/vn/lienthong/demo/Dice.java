package vn.lienthong.demo;

import java.util.List;
import java.util.Random;

/** Chance with a fixed seed, so that every installation shows the same province. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  double share() {
    return random.nextDouble();
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Index of a weight, more often the heavier. */
  int weighted(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double at = random.nextDouble() * sum;
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
