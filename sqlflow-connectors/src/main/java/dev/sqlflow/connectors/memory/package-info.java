/** The {@code in_memory} connector: rows that never leave the process. */
@NullMarked
package dev.sqlflow.connectors.memory;

import org.jspecify.annotations.NullMarked;
