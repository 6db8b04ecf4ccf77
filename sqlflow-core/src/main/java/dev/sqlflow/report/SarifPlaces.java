package dev.sqlflow.report;

import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.source.Position;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files and ranges as SARIF names them. */
final class SarifPlaces {

  /** What uris are relative to. */
  static final String BASE = "ROOT";

  private final String prefix;

  SarifPlaces(String prefix) {
    this.prefix = prefix;
  }

  void put(Span span, ObjectNode location) {
    ObjectNode physical = location.putObject("physicalLocation");
    putFile(span.file(), physical.putObject("artifactLocation"));
    putRegion(span, physical.putObject("region"));
  }

  /** Puts a fix: SARIF wants its edits by file. */
  void put(Fix fix, ObjectNode node) {
    node.putObject("description").put("text", fix.title());
    ArrayNode changes = node.putArray("artifactChanges");
    Map<SourceFile, ArrayNode> replacements = new LinkedHashMap<>();
    for (Fix.Edit edit : fix.edits()) {
      ObjectNode replacement =
          replacements
              .computeIfAbsent(edit.span().file(), file -> addFile(file, changes))
              .addObject();
      putRegion(edit.span(), replacement.putObject("deletedRegion"));
      replacement.putObject("insertedContent").put("text", edit.replacement());
    }
  }

  private ArrayNode addFile(SourceFile file, ArrayNode changes) {
    ObjectNode change = changes.addObject();
    putFile(file, change.putObject("artifactLocation"));
    return change.putArray("replacements");
  }

  private void putFile(SourceFile file, ObjectNode location) {
    location.put("uri", uri(prefix + file.name()));
    location.put("uriBaseId", BASE);
  }

  private static void putRegion(Span span, ObjectNode region) {
    Position from = span.from();
    Position to = span.to();
    region.put("startLine", from.line());
    region.put("startColumn", from.column());
    region.put("endLine", to.line());
    region.put("endColumn", to.column());
  }

  private static String uri(String path) {
    try {
      // as a relative path, so that a colon in its first part is no scheme
      return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("every path can be quoted in a uri: " + path, e);
    }
  }
}
