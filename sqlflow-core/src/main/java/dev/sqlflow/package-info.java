/** The facade that the goals call. */
@NullMarked
package dev.sqlflow;

import org.jspecify.annotations.NullMarked;
