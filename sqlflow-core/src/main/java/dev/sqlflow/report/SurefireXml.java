package dev.sqlflow.report;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.testing.TestResult;
import dev.sqlflow.testing.TestResult.Status;
import dev.sqlflow.testing.TestSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Writes how tests ended in the form of Surefire, which every build server reads. */
public final class SurefireXml {

  private static final String PREFIX = "TEST-sqlflow.";

  private SurefireXml() {}

  /**
   * Writes a file for each suite, and deletes those that earlier tests left.
   *
   * @param directory where they are written
   * @param suites what is written; if none, nothing is written and the directory is not made
   * @throws IOException if that fails
   */
  public static void write(Path directory, List<TestSuite> suites) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(SurefireXml::isOurs).toList()) {
          Files.delete(file);
        }
      }
    }
    for (TestSuite suite : suites) {
      AtomicFile.write(directory.resolve("TEST-" + name(suite) + ".xml"), xml(suite));
    }
  }

  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(PREFIX) && name.endsWith(".xml");
  }

  private static String name(TestSuite suite) {
    String file = suite.file().replaceFirst("^src/test/sqlflow/", "").replaceFirst("\\.ya?ml$", "");
    return "sqlflow." + file.replaceAll("[^\\p{L}\\p{N}_-]+", ".");
  }

  private static String xml(TestSuite suite) {
    Duration time =
        suite.results().stream().map(TestResult::duration).reduce(Duration.ZERO, Duration::plus);
    XmlText xml = new XmlText();
    xml.open(
        "testsuite",
        "xmlns:xsi",
        "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:noNamespaceSchemaLocation",
        "https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd",
        "version",
        "3.0",
        "name",
        name(suite),
        "time",
        TestText.seconds(time),
        "tests",
        Integer.toString(suite.results().size()),
        "errors",
        Long.toString(suite.count(Status.ERROR)),
        "skipped",
        "0",
        "failures",
        Long.toString(suite.count(Status.FAILED)));
    xml.element("properties", "");
    suite.results().forEach(result -> testCase(xml, suite, result));
    xml.close();
    return xml.text();
  }

  private static void testCase(XmlText xml, TestSuite suite, TestResult result) {
    xml.open(
        "testcase",
        "name",
        result.name(),
        "classname",
        name(suite),
        "time",
        TestText.seconds(result.duration()));
    if (result.status() != Status.PASSED) {
      Diagnostic first = result.problems().get(0).diagnostic();
      xml.element(
          result.status() == Status.FAILED ? "failure" : "error",
          TestText.details(result),
          "message",
          first.message(),
          "type",
          first.code().id());
    }
    xml.close();
  }
}
