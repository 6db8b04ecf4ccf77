package dev.sqlflow.language.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** What makes a pipeline invalid though it follows the grammar: the list in its README. */
final class ContextRules extends SqlFlowParserBaseVisitor<Void> {

  private static final int DEEPEST = 512;
  private static final int DEEPEST_REFERENCE = 64;
  private static final Pattern PATH =
      Pattern.compile("[/\\\\]|\\.(csv|tsv|csv\\.gz|json|jsonl|ndjson|parquet)\\z");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?+([eE][+-]?[0-9]++)?+");
  private static final Pattern SQL_WORD_PART =
      Pattern.compile(
          "[A-Za-z0-9_$'\"\\x{80}-\\x{FFFF}&&[^\\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200B}"
              + "\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]]");

  private final String text;

  /** Empty inside of texts whose quotes are undone: only files have statements. */
  private final Optional<StatementLines> lines;

  private final List<String> faults = new ArrayList<>();
  private int ifs;
  private int conditions;
  private int values;
  private int references;

  ContextRules(String text, Optional<StatementLines> lines) {
    this.text = text;
    this.lines = lines;
  }

  List<String> faults() {
    return faults;
  }

  @Override
  public Void visitCreate(SqlFlowParser.CreateContext create) {
    SqlFlowParser.CreateModeContext mode = create.createMode();
    if (create.orReplace() != null && mode != null && mode.REPLACE() == null) {
      faults.add("OR REPLACE with a mode that keeps rows");
    }
    return visitChildren(create);
  }

  @Override
  public Void visitExport(SqlFlowParser.ExportContext export) {
    if (export.TYPE() == null && PATH.matcher(unquoted(export.string().start)).find()) {
      faults.add("destination without TYPE");
    }
    return visitChildren(export);
  }

  @Override
  public Void visitSet(SqlFlowParser.SetContext set) {
    if (set.word().getText().equals("secret")) {
      faults.add("reserved name");
    }
    return visitChildren(set);
  }

  @Override
  public Void visitValue(SqlFlowParser.ValueContext value) {
    if (value.RAW_STRING() != null) {
      string(value.start);
      template(unquoted(value.start));
    }
    return visitChildren(value);
  }

  @Override
  public Void visitRaw(SqlFlowParser.RawContext raw) {
    String spelling = text.substring(raw.start.getStartIndex(), raw.stop.getStopIndex() + 1);
    if (NUMBER.matcher(spelling).matches()) {
      number(spelling);
    }
    return visitChildren(raw);
  }

  @Override
  public Void visitConditional(SqlFlowParser.ConditionalContext conditional) {
    ifs++;
    limit(ifs, DEEPEST, "IF");
    visitChildren(conditional);
    ifs--;
    return null;
  }

  @Override
  public Void visitNegation(SqlFlowParser.NegationContext negation) {
    int levels = negation.comparison() == null ? 1 : 0;
    conditions += levels;
    limit(conditions, DEEPEST, "condition");
    visitChildren(negation);
    conditions -= levels;
    return null;
  }

  @Override
  public Void visitOperand(SqlFlowParser.OperandContext operand) {
    if (operand.NUMBER() != null || operand.NEGATIVE_NUMBER() != null) {
      number(operand.getText());
    }
    return visitChildren(operand);
  }

  @Override
  public Void visitName(SqlFlowParser.NameContext name) {
    if (name.QUOTED_NAME() != null) {
      oneStatement(name);
    }
    return null;
  }

  @Override
  public Void visitDuration(SqlFlowParser.DurationContext duration) {
    if (duration.string() != null) {
      oneStatement(duration);
      string(duration.start);
    }
    return null;
  }

  @Override
  public Void visitString(SqlFlowParser.StringContext string) {
    oneStatement(string);
    string(string.start);
    template(unquoted(string.start));
    return null;
  }

  @Override
  public Void visitReference(SqlFlowParser.ReferenceContext reference) {
    if (references == 0) {
      oneStatement(reference);
    }
    references++;
    limit(references, DEEPEST_REFERENCE, "reference");
    visitChildren(reference);
    references--;
    return null;
  }

  @Override
  public Void visitMap(SqlFlowParser.MapContext map) {
    Set<String> keys = new HashSet<>();
    for (SqlFlowParser.EntryContext entry : map.entry()) {
      if (!keys.add(JsonText.of(entry.JSON_STRING().getText()).value())) {
        faults.add("duplicate key");
      }
      jsonString(entry.JSON_STRING().getText());
    }
    return nested(map);
  }

  @Override
  public Void visitList(SqlFlowParser.ListContext list) {
    return nested(list);
  }

  @Override
  public Void visitJson(SqlFlowParser.JsonContext json) {
    if (json.JSON_STRING() != null) {
      jsonString(json.getText());
    } else if (json.JSON_NUMBER() != null) {
      number(json.getText());
    }
    return visitChildren(json);
  }

  private Void nested(ParserRuleContext value) {
    values++;
    limit(values, DEEPEST, "JSON");
    visitChildren(value);
    values--;
    return null;
  }

  private void limit(int depth, int deepest, String what) {
    if (depth > deepest) {
      faults.add(what + " nested too deeply");
    }
  }

  private void jsonString(String written) {
    JsonText string = JsonText.of(written);
    if (string.broken()) {
      faults.add("NUL or half a surrogate pair in JSON");
    }
    template(string.value());
  }

  private void number(String spelling) {
    if (!NUMBER.matcher(spelling).matches()) {
      faults.add("not a number of JSON");
      return;
    }
    String[] parts = spelling.split("[eE]", 2);
    int digits = parts[0].replaceAll("[^0-9]", "").length();
    String exponent = parts.length == 1 ? "" : parts[1].replaceFirst("^[+-]?0*", "");
    if (digits > 1_000 || exponent.length() > 4) {
      faults.add("number too long");
    }
  }

  /** A quote or brace that is closed only behind the next statement is not closed. */
  private void oneStatement(ParserRuleContext part) {
    int end = part.stop.getStopIndex() + 1;
    if (lines.isPresent() && lines.get().within(part.start.getStartIndex(), end)) {
      faults.add("a statement begins inside of a quote or reference");
    }
  }

  /** A backslash doesn't escape a quote: {@code 'it\'s'}. */
  private void string(Token token) {
    int end = token.getStopIndex() + 1;
    boolean backslash = end - 2 > token.getStartIndex() && text.charAt(end - 2) == '\\';
    if (backslash && end < text.length()) {
      String next = text.substring(end, end + 1);
      if (SQL_WORD_PART.matcher(next).matches()) {
        faults.add("backslash before a quote");
      }
    }
  }

  private static String unquoted(Token token) {
    String written = token.getText();
    String quote = written.substring(0, 1);
    return written.substring(1, written.length() - 1).replace(quote + quote, quote);
  }

  private void template(String unquoted) {
    try {
      ContextRules inside = new ContextRules(unquoted, Optional.empty());
      inside.visit(FormalGrammar.template(unquoted));
      faults.addAll(inside.faults);
    } catch (ParseCancellationException fault) {
      faults.add("malformed reference in a text");
    }
  }
}
