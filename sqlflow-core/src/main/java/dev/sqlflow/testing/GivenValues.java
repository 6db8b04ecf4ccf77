package dev.sqlflow.testing;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes values of columns out of what a test gives. */
final class GivenValues {

  private final List<Column> columns;
  private final DiagnosticSink sink;

  GivenValues(List<Column> columns, DiagnosticSink sink) {
    this.columns = columns;
    this.sink = sink;
  }

  /** Returns rows as {@link GivenSource} wants them; a value that does not fit is reported. */
  GivenSource source(TestRows given) {
    int[] indexes = columns.stream().mapToInt(column -> given.indexOf(column.name())).toArray();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<ConfigValue> row : given.rows()) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < indexes.length; i++) {
        values.add(indexes[i] < 0 ? null : value(columns.get(i), row.get(indexes[i])));
      }
      rows.add(values);
    }
    return new GivenSource(columns, rows);
  }

  private @Nullable Object value(Column column, ConfigValue cell) {
    if (cell instanceof Null) {
      return null;
    }
    String text = CellText.of(cell);
    Optional<Object> value =
        ValueKind.of(column)
            .canonical(text)
            .flatMap(canonical -> stored(column.type(), canonical, text));
    if (value.isEmpty()) {
      sink.add(invalid(column, cell, text));
    }
    return value.orElse(null);
  }

  /** What a value that is no value of its column is told. */
  static Diagnostic.Builder invalid(Column column, ConfigValue cell, String text) {
    return Diagnostic.at(
            DiagnosticCode.INVALID_TEST_VALUE,
            cell.origin().place().orElseThrow(),
            "`%s` is no %s".formatted(text, column.type()))
        .label("column `" + column.name() + "` has this type");
  }

  private static Optional<Object> stored(ColumnType type, String canonical, String text) {
    try {
      return Optional.of(
          switch (type.storage()) {
            case BOOLEAN -> Boolean.valueOf(canonical);
            case LONG -> whole(type, canonical);
            case DOUBLE -> Double.valueOf(canonical);
            case BYTES -> HexFormat.of().parseHex(canonical);
            case TEXT -> text;
          });
    } catch (ArithmeticException outOfRange) {
      return Optional.empty();
    }
  }

  private static Long whole(ColumnType type, String canonical) {
    return switch (type.sql()) {
      case "DATE" -> LocalDate.parse(canonical).toEpochDay();
      case "TIME" -> ChronoUnit.MICROS.between(LocalTime.MIN, LocalTime.parse(canonical));
      case "TIMESTAMP" -> micros(LocalDateTime.parse(canonical).toInstant(ZoneOffset.UTC));
      case "TIMESTAMP WITH TIME ZONE" -> micros(Instant.parse(canonical));
      default -> IntegerRange.of(type).exact(canonical);
    };
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
