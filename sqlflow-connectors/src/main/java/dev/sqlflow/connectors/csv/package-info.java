/** The {@code csv} connector: delimited text, in a dialect that is stated and never guessed. */
@NullMarked
package dev.sqlflow.connectors.csv;

import org.jspecify.annotations.NullMarked;
