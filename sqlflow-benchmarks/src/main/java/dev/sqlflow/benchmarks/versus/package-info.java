/**
 * Our run beside the same SQL typed into the engine's own driver: time, memory, fixed cost. These
 * are programs, and the console is where their figures go; a forked side tells its parent there.
 */
@NullMarked
package dev.sqlflow.benchmarks.versus;

import org.jspecify.annotations.NullMarked;
