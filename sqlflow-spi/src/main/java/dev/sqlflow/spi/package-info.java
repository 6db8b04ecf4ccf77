/** What a connector, a secret provider or a project function implements and receives. */
@NullMarked
package dev.sqlflow.spi;

import org.jspecify.annotations.NullMarked;
