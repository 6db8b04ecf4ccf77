package dev.sqlflow.report;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes JSON as people like to read it, the same on every system. */
final class JsonText {

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectNameValueSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  private JsonText() {}

  static String of(ObjectNode node) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withSeparators(SEPARATORS)
            .withObjectIndenter(LINES)
            .withArrayIndenter(LINES);
    return JsonMapper.shared().writer().with(printer).writeValueAsString(node) + "\n";
  }
}
