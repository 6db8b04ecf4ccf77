/** Soaks: the same work for a long time, by many threads, while the world changes. */
@NullMarked
package dev.sqlflow.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
