/** Running a plan. */
@NullMarked
package dev.sqlflow.engine;

import org.jspecify.annotations.NullMarked;
