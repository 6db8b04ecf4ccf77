package dev.sqlflow.profile;

import java.time.Duration;

/**
 * What a {@link ProfileManager} did so far.
 *
 * @param hits how often a profile was there already
 * @param misses how often it was not, or not any more
 * @param loads how often a profile was made of its files
 * @param failures those of the loads that found an error
 * @param total time of all loads
 * @param longest time of one load
 */
public record ProfileStatistics(
    long hits, long misses, long loads, long failures, Duration total, Duration longest) {

  /** Nothing was loaded. */
  public static final ProfileStatistics NONE =
      new ProfileStatistics(0, 0, 0, 0, Duration.ZERO, Duration.ZERO);
}
