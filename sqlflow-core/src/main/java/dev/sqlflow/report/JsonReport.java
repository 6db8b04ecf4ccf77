package dev.sqlflow.report;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.Position;
import dev.sqlflow.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The machine's view of a check: {@code sqlflow.json}. Lines and columns count from 1, columns in
 * code points; offsets and lengths are bytes of the UTF-8 file.
 */
public final class JsonReport {

  /** The version of the file's shape; it changes when a reader of the old one would break. */
  private static final String VERSION = "1";

  private final JudgedFindings findings;
  private final List<CheckedPipeline> pipelines;
  private final List<TestedConnection> connections;

  /**
   * Makes a report of a check.
   *
   * @param findings everything that was found
   * @param pipelines that were checked, in order
   */
  public JsonReport(JudgedFindings findings, List<CheckedPipeline> pipelines) {
    this(findings, pipelines, List.of());
  }

  /**
   * Makes a report of a check that tested connections.
   *
   * @param findings everything that was found
   * @param pipelines that were checked, in order
   * @param connections that were tested, in order
   */
  public JsonReport(
      JudgedFindings findings,
      List<CheckedPipeline> pipelines,
      List<TestedConnection> connections) {
    this.findings = findings;
    this.pipelines = List.copyOf(pipelines);
    this.connections = List.copyOf(connections);
  }

  /**
   * Writes the report. Its folder is made when needed; a reader sees the old file or the new one.
   *
   * @param file where
   * @throws IOException if it can't be written
   */
  public void writeTo(Path file) throws IOException {
    AtomicFile.write(file, text());
  }

  /**
   * Returns the report.
   *
   * @return JSON, every line ended by {@code \n}
   */
  public String text() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", VERSION);
    ArrayNode found = root.putArray("findings");
    for (Diagnostic finding : findings.all()) {
      ObjectNode node = found.addObject();
      put(finding, node);
      if (findings.isKnown(finding)) {
        node.put("known", true);
      }
    }
    ArrayNode checked = root.putArray("pipelines");
    pipelines.forEach(pipeline -> put(pipeline, checked.addObject()));
    ConnectionTable.put(connections, root);
    return JsonText.of(root);
  }

  private static void put(Diagnostic finding, ObjectNode node) {
    node.put("code", finding.code().id());
    node.put("severity", finding.severity().label());
    finding.span().ifPresent(span -> putPlace(span, node));
    node.put("message", finding.message());
    if (!finding.label().isEmpty()) {
      node.put("label", finding.label());
    }
    putTexts("help", finding.help(), node);
    ArrayNode related = node.putArray("related");
    for (Diagnostic.Related other : finding.related()) {
      ObjectNode place = related.addObject();
      putPlace(other.span(), place);
      place.put("message", other.label());
    }
    putTexts("environments", finding.environments(), node);
  }

  private static void putPlace(Span span, ObjectNode node) {
    Position from = span.from();
    Position to = span.to();
    node.put("file", span.file().name());
    node.put("line", from.line());
    node.put("column", from.column());
    node.put("endLine", to.line());
    node.put("endColumn", to.column());
  }

  private static void putTexts(String name, Collection<String> texts, ObjectNode node) {
    ArrayNode array = node.putArray(name);
    texts.forEach(array::add);
  }

  private static void put(CheckedPipeline checked, ObjectNode node) {
    node.put("file", checked.pipeline().file().name());
    node.put("name", checked.name());
    ArrayNode statements = node.putArray("statements");
    new StatementList(checked.pipeline()).putInto(statements);
    ObjectNode environments = node.putObject("environments");
    checked
        .verdicts()
        .forEach((environment, verdict) -> environments.put(environment, verdict.label()));
  }
}
