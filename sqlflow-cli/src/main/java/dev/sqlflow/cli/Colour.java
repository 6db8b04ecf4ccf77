package dev.sqlflow.cli;

/** When colours are written. */
enum Colour {
  /** To a terminal that has them, unless the user's environment refuses them. */
  AUTO,
  ALWAYS,
  NEVER;

  boolean output(Surroundings surroundings) {
    return this == ALWAYS || (surroundings.terminal().out() && wanted(surroundings));
  }

  boolean errors(Surroundings surroundings) {
    return this == ALWAYS || (surroundings.terminal().err() && wanted(surroundings));
  }

  private boolean wanted(Surroundings surroundings) {
    return this == AUTO
        && surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty()
        && !surroundings.environment().getOrDefault("TERM", "").equals("dumb");
  }
}
