/** The embedded engine: the only package that knows JDBC. */
@NullMarked
package dev.sqlflow.engine.duckdb;

import org.jspecify.annotations.NullMarked;
