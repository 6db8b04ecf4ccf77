package dev.sqlflow.report;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The findings of a check as SARIF 2.1.0, which code scanning services and editors read. Places are
 * relative to the root of the repository, columns count code points. Source: OASIS, Static Analysis
 * Results Interchange Format (SARIF) Version 2.1.0, sections 3.14 to 3.56.
 */
public final class SarifReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final JudgedFindings findings;
  private final SarifPlaces places;
  private final String toolVersion;

  /**
   * Makes a report.
   *
   * @param findings everything that was found, known findings among them
   * @param prefix what leads from the root of the repository to the project, such as {@code
   *     warehouse/}; empty if they are one
   * @param toolVersion of SQLFlow, such as {@code 0.1.0}
   */
  public SarifReport(JudgedFindings findings, String prefix, String toolVersion) {
    this.findings = findings;
    this.places = new SarifPlaces(prefix);
    this.toolVersion = toolVersion;
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
    root.put("$schema", SCHEMA);
    root.put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    Map<DiagnosticCode, Integer> rules = new EnumMap<>(DiagnosticCode.class);
    putTool(run.putObject("tool").putObject("driver"), rules);
    run.putObject("originalUriBaseIds")
        .putObject(SarifPlaces.BASE)
        .putObject("description")
        .put("text", "the root of the repository");
    run.put("columnKind", "unicodeCodePoints");
    putResults(run.putArray("results"), rules);
    return JsonText.of(root);
  }

  private void putTool(ObjectNode driver, Map<DiagnosticCode, Integer> rules) {
    driver.put("name", "SQLFlow");
    driver.put("version", toolVersion);
    ArrayNode array = driver.putArray("rules");
    for (DiagnosticCode code : used()) {
      rules.put(code, rules.size());
      ObjectNode rule = array.addObject();
      rule.put("id", code.id());
      rule.put("name", code.name());
      rule.putObject("shortDescription").put("text", code.title());
      rule.putObject("help").put("text", "mvn sqlflow:explain -Dsqlflow.code=" + code.id());
      rule.putObject("defaultConfiguration").put("level", code.severity().label());
    }
  }

  private Set<DiagnosticCode> used() {
    Set<DiagnosticCode> used = EnumSet.noneOf(DiagnosticCode.class);
    findings.all().forEach(finding -> used.add(finding.code()));
    return used;
  }

  private void putResults(ArrayNode results, Map<DiagnosticCode, Integer> rules) {
    FindingIdentities identities = new FindingIdentities();
    for (Diagnostic finding : findings.all()) {
      ObjectNode result = results.addObject();
      result.put("ruleId", finding.code().id());
      result.put("ruleIndex", rules.get(finding.code()));
      result.put("level", level(finding.severity()));
      result.putObject("message").put("text", message(finding));
      finding.span().ifPresent(span -> places.put(span, result.putArray("locations").addObject()));
      putRelated(finding.related(), result);
      result.putObject("partialFingerprints").put("sqlflowFinding/v1", identities.next(finding));
      finding.fix().ifPresent(fix -> places.put(fix, result.putArray("fixes").addObject()));
      putEnvironments(finding.environments(), result);
      if (findings.isKnown(finding)) {
        result.putArray("suppressions").addObject().put("kind", "external");
      }
    }
  }

  private void putRelated(List<Diagnostic.Related> related, ObjectNode result) {
    if (related.isEmpty()) {
      return;
    }
    ArrayNode array = result.putArray("relatedLocations");
    for (Diagnostic.Related other : related) {
      ObjectNode location = array.addObject();
      places.put(other.span(), location);
      location.putObject("message").put("text", other.label());
    }
  }

  private static void putEnvironments(List<String> environments, ObjectNode result) {
    if (!environments.isEmpty()) {
      ArrayNode array = result.putObject("properties").putArray("environments");
      environments.forEach(array::add);
    }
  }

  private static String level(Severity severity) {
    return severity.label();
  }

  private static String message(Diagnostic finding) {
    StringBuilder text = new StringBuilder(finding.message());
    if (!finding.environments().isEmpty()) {
      text.append(" [").append(String.join(", ", finding.environments())).append(']');
    }
    finding.help().forEach(help -> text.append("\nhelp: ").append(help));
    return text.toString();
  }
}
