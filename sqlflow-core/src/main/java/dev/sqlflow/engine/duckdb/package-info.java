/** The embedded engine; the only room that knows JDBC. */
@NullMarked
package dev.sqlflow.engine.duckdb;

import org.jspecify.annotations.NullMarked;
