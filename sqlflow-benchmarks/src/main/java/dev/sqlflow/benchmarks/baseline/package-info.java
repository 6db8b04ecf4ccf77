/** Holds what is measured today against what was measured when the baseline was committed. */
@NullMarked
package dev.sqlflow.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
