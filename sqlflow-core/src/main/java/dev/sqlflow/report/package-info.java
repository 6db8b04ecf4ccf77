/** Files about checks and runs for machines. */
@NullMarked
package dev.sqlflow.report;

import org.jspecify.annotations.NullMarked;
