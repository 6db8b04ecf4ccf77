package dev.sqlflow.connectors.postgres;

import dev.sqlflow.spi.ColumnVector;

/** Writes one value of a column as it stands on the wire, with its length before it. */
@FunctionalInterface
interface Encoder {

  void write(ColumnVector values, int row, CopyBuffer out) throws Unfit;
}
