package dev.sqlflow.engine.duckdb;

import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnVector;
import java.util.HexFormat;
import java.util.List;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/** One of the engine's chunks, as connectors see it. */
record ChunkBatch(DuckDBDataChunkReader chunk, List<Column> columns) implements ColumnBatch {

  @Override
  public int rowCount() {
    return Math.toIntExact(chunk.rowCount());
  }

  @Override
  public ColumnVector column(int index) {
    DuckDBReadableVector vector = chunk.vector(index);
    return switch (columns.get(index).type().storage()) {
      case BOOLEAN -> new Booleans(vector);
      case LONG -> new Longs(vector);
      case DOUBLE -> new Doubles(vector);
      case BYTES -> new Bytes(vector);
      case TEXT -> new Texts(vector);
    };
  }

  private record Booleans(DuckDBReadableVector vector) implements ColumnVector.Booleans {
    @Override
    public boolean isNull(int row) {
      return vector.isNull(row);
    }

    @Override
    public boolean get(int row) {
      return vector.getBoolean(row);
    }
  }

  private record Longs(DuckDBReadableVector vector) implements ColumnVector.Longs {
    @Override
    public boolean isNull(int row) {
      return vector.isNull(row);
    }

    @Override
    public long get(int row) {
      return vector.getLong(row);
    }
  }

  private record Doubles(DuckDBReadableVector vector) implements ColumnVector.Doubles {
    @Override
    public boolean isNull(int row) {
      return vector.isNull(row);
    }

    @Override
    public double get(int row) {
      return vector.getDouble(row);
    }
  }

  private record Texts(DuckDBReadableVector vector) implements ColumnVector.Texts {
    @Override
    public boolean isNull(int row) {
      return vector.isNull(row);
    }

    @Override
    public String get(int row) {
      return vector.getString(row);
    }
  }

  /** They come as hexadecimal text: the driver has no other way. */
  private record Bytes(DuckDBReadableVector vector) implements ColumnVector.Bytes {
    @Override
    public boolean isNull(int row) {
      return vector.isNull(row);
    }

    @Override
    public byte[] get(int row) {
      return HexFormat.of().parseHex(vector.getString(row));
    }
  }
}
