/** The engine's side of the SPI: which connectors there are and what may be configured. */
@NullMarked
package dev.sqlflow.connector;

import org.jspecify.annotations.NullMarked;
