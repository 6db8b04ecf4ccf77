/** Running a plan, and the report of what happened. */
@NullMarked
package dev.sqlflow.engine;

import org.jspecify.annotations.NullMarked;
