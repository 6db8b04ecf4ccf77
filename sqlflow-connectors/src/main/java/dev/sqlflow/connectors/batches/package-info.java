/**
 * What connectors that hand over rows themselves share: batches of columns, and values read from
 * text.
 */
@NullMarked
package dev.sqlflow.connectors.batches;

import org.jspecify.annotations.NullMarked;
