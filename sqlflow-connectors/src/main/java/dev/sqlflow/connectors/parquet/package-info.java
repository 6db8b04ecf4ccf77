/** The {@code parquet} connector. */
@NullMarked
package dev.sqlflow.connectors.parquet;

import org.jspecify.annotations.NullMarked;
