/** The documentation's examples. */
@NullMarked
package dev.sqlflow.benchmarks.docs;

import org.jspecify.annotations.NullMarked;
