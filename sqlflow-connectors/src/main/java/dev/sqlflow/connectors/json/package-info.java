/** The {@code json} connector. */
@NullMarked
package dev.sqlflow.connectors.json;

import org.jspecify.annotations.NullMarked;
