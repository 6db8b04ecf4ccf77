/** The {@code postgres} connector: tables and queries of a PostgreSQL server, by binary COPY. */
@NullMarked
package dev.sqlflow.connectors.postgres;

import org.jspecify.annotations.NullMarked;
