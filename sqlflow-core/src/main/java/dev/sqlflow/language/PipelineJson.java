package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * The tree of a pipeline as JSON, for editors and other tools: every part with its place, as
 * offsets in UTF-16 code units. What is written and read again is the same tree.
 */
public final class PipelineJson {

  /** The version of the shape; it changes when a reader of the old one would break. */
  public static final String VERSION = "1";

  private PipelineJson() {}

  /**
   * Writes a tree.
   *
   * @param pipeline also a damaged one
   * @return one JSON object
   */
  public static String write(Pipeline pipeline) {
    return TreeWriter.write(pipeline);
  }

  /**
   * Reads a tree again. Fields that this version doesn't know are passed over.
   *
   * @param json what {@link #write} wrote
   * @param pipeline the text that the tree was made of
   * @return the tree; one without statements if the JSON is no tree of this text, which is reported
   *     at its place in the JSON
   */
  public static Diagnosed<Pipeline> read(SourceFile json, SourceFile pipeline) {
    DiagnosticSink sink = new DiagnosticSink();
    Optional<ConfigValue> root = LocatedJson.read(json, sink);
    Pipeline nothing = new Pipeline(pipeline, List.of());
    if (root.isEmpty()) {
      return sink.with(nothing);
    }
    try {
      return sink.with(pipeline(TreeNode.root(root.get(), pipeline, sink)));
    } catch (Damaged reported) {
      return sink.with(nothing);
    }
  }

  private static Pipeline pipeline(TreeNode root) throws Damaged {
    String version = root.text("version");
    if (!version.equals(VERSION)) {
      throw root.report(
          Diagnostic.at(
                  DiagnosticCode.TREE_VERSION,
                  root.place("version"),
                  "syntax tree of another version")
              .label("version `" + version + "`")
              .help("this release reads version `" + VERSION + "`"));
    }
    int length = root.number("length");
    if (length != root.pipeline().text().length()) {
      throw root.report(
          Diagnostic.at(
                  DiagnosticCode.TREE_OF_OTHER_TEXT,
                  root.place("length"),
                  "syntax tree of another text")
              .label(root.pipeline().name() + " has " + root.pipeline().text().length())
              .help("parse the pipeline again"));
    }
    Directives directives =
        new Directives(
            root.has("tags") ? root.parts("tags", PartReader::name) : List.of(),
            root.has("ignored") ? root.parts("ignored", PartReader::suppression) : List.of());
    List<Statement> statements = root.parts("statements", TreeReader::statement);
    return new Pipeline(root.pipeline(), statements, directives);
  }
}
