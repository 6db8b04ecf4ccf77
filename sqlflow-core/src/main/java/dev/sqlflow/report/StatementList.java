package dev.sqlflow.report;

import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.Statement;
import dev.sqlflow.source.Position;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The statements of one pipeline as a report tells them: in file order, those inside IF too. */
final class StatementList {

  private static final int BYTE_ORDER_MARK_BYTES = 3;

  private final Pipeline pipeline;
  private final StatementNames names = new StatementNames();
  private final String text;
  private int characters;
  private int bytes;

  StatementList(Pipeline pipeline) {
    SourceFile file = pipeline.file();
    this.pipeline = pipeline;
    this.text = file.text();
    this.bytes = file.byteOrderMark() ? BYTE_ORDER_MARK_BYTES : 0;
  }

  void putInto(ArrayNode array) {
    put(pipeline.statements(), array);
  }

  private void put(List<Statement> statements, ArrayNode array) {
    for (Statement statement : statements) {
      put(statement, array.addObject());
      if (statement instanceof Statement.If conditional) {
        conditional.branches().forEach(branch -> put(branch.statements(), array));
        conditional.otherwise().ifPresent(otherwise -> put(otherwise, array));
      }
    }
  }

  private void put(Statement statement, ObjectNode node) {
    StatementNames.Named named = statement.accept(names);
    Span span = statement.span();
    Position from = span.from();
    node.put("kind", named.kind());
    node.put("name", named.name().orElse(null));
    node.put("line", from.line());
    node.put("column", from.column());
    node.put("offset", bytesBefore(span.start()));
    node.put("length", utf8Length(span.start(), span.end()));
  }

  // Statements come in file order: the count goes on from the last one.
  private int bytesBefore(int offset) {
    bytes += utf8Length(characters, offset);
    characters = offset;
    return bytes;
  }

  private int utf8Length(int start, int end) {
    int length = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }
}
