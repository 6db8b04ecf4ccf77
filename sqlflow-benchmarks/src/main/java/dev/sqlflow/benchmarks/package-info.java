/** Measurements: micro-benchmarks and side-by-side runs. */
@NullMarked
package dev.sqlflow.benchmarks;

import org.jspecify.annotations.NullMarked;
