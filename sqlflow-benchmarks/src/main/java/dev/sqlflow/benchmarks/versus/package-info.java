/** Our run beside the same SQL typed into the engine's own driver: time, memory, fixed cost. */
@NullMarked
package dev.sqlflow.benchmarks.versus;

import org.jspecify.annotations.NullMarked;
