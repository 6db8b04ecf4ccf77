/** What connectors share that reach over a network: attempts that are made again. */
@NullMarked
package dev.sqlflow.connectors.retry;

import org.jspecify.annotations.NullMarked;
