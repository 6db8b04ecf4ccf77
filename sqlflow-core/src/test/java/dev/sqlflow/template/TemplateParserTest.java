package dev.sqlflow.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Template.Part;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateParserTest {

  @Test
  void textWithoutReferencesIsOneLiteral() {
    assertThat(shape("$a $ {b} 5$ }")).isEqualTo("'$a $ {b} 5$ }'");
  }

  @Test
  void emptyTextHasNoParts() {
    assertThat(shape("")).isEmpty();
  }

  @Test
  void referenceStandsBetweenLiterals() {
    assertThat(shape("a/${ env }/b")).isEqualTo("'a/' VALUE(env) '/b'");
  }

  @Test
  void dotWalksIntoMap() {
    assertThat(shape("${db.host}")).isEqualTo("VALUE(db.host)");
  }

  @Test
  void blanksInsideTheBracesAreTrimmed() {
    assertThat(shape("${ a | b c }")).isEqualTo("VALUE(a|'b c')");
    assertThat(shape("${a :raw}${b : raw | c}")).isEqualTo("RAW(a) RAW(b|'c')");
  }

  @Test
  void emptyDefaultIsEmptyText() {
    assertThat(shape("${a|}")).isEqualTo("VALUE(a|)");
    assertThat(shape("${a| }")).isEqualTo("VALUE(a|)");
  }

  @Test
  void unquotedDefaultRunsToTheMatchingBrace() {
    assertThat(shape("${a|{\"k\": {}}}!")).isEqualTo("VALUE(a|'{\"k\": {}}') '!'");
    assertThat(shape("${a|it's}")).isEqualTo("VALUE(a|'it's')");
  }

  @Test
  void quotedDefaultMayHoldBracesAndDoubledQuotes() {
    assertThat(shape("${a| \"x}\"\"y \" }z")).isEqualTo("VALUE(a|quoted 'x}\"y ') 'z'");
    assertThat(shape("${a|'}'}")).isEqualTo("VALUE(a|quoted '}')");
    assertThat(shape("${a|''}")).isEqualTo("VALUE(a|quoted )");
    assertThat(shape("${a|'$${b'}")).isEqualTo("VALUE(a|quoted '${b')");
  }

  @Test
  void defaultMayHoldReferences() {
    assertThat(shape("${a|x${b|${c} }y }")).isEqualTo("VALUE(a|'x' VALUE(b|VALUE(c)) 'y')");
    assertThat(shape("${a|'${b|'c'}'}")).isEqualTo("VALUE(a|quoted VALUE(b|quoted 'c'))");
  }

  @Test
  void doubledDollarIsLiteralFromTheLeft() {
    assertThat(shape("$${a}")).isEqualTo("'${a}'");
    assertThat(shape("$$${a}")).isEqualTo("'$${a}'");
    assertThat(shape("${a|$${b} }")).isEqualTo("VALUE(a|'${b}')");
    assertThat(shape("${a|x $${} }")).isEqualTo("VALUE(a|'x ${}')");
  }

  @Test
  void secretKeepsProviderAndText() {
    assertThat(shape("${secret:env:PG PASS|x}")).isEqualTo("SECRET(secret:env:PG PASS|'x')");
  }

  @Test
  void spansPointIntoTheFileThroughEscapes() {
    SourceFile file = SourceFile.of("a.sf", "x\\n${name|d}");
    LocatedText text =
        LocatedText.builder()
            .append(file.span(0, 1))
            .append("\n", file.span(1, 3))
            .append(file.span(3, 12))
            .build(file.span(0, 12));
    Template template = Template.parse(text).best();
    Reference reference = ((Part.Hole) template.parts().get(1)).reference();
    assertThat(reference.span()).isEqualTo(file.span(3, 12));
    assertThat(reference.nameSpan()).isEqualTo(file.span(5, 9));
    assertThat(reference.fallback().orElseThrow().source().span()).isEqualTo(file.span(10, 11));
    assertThat(((Part.Literal) template.parts().get(0)).text().span(1, 2))
        .isEqualTo(file.span(1, 3));
  }

  @Test
  void soleReferenceIsTheWholeTemplate() {
    assertThat(parse("${a}").best().soleReference()).map(Reference::name).contains("a");
    assertThat(parse(" ${a}").best().soleReference()).isEmpty();
    assertThat(parse("a").best().soleReference()).isEmpty();
  }

  @Test
  void referenceWithoutNameIsAnError() {
    assertThat(fault("x ${} y")).isEqualTo("SF2110 reference without a name @ ${}");
    assertThat(fault("${ | a }")).isEqualTo("SF2110 reference without a name @ ${ |");
  }

  @Test
  void badNameIsAnErrorAtTheName() {
    assertThat(fault("${my-var|1} ${b}")).isEqualTo("SF2110 `my-var` is not a name @ my-var");
    assertThat(fault("${ 1a }")).isEqualTo("SF2110 `1a` is not a name @ 1a");
    assertThat(fault("${a b}")).isEqualTo("SF2110 `a b` is not a name @ a b");
  }

  @Test
  void unknownFormIsAnErrorAtItsWord() {
    assertThat(fault("${a:row}")).isEqualTo("SF2110 malformed reference @ :row");
    assertThat(fault("${a:raw x}")).isEqualTo("SF2110 malformed reference @ x");
    assertThat(fault("${a|'b' c}")).isEqualTo("SF2110 text behind a quoted default @ c");
  }

  @Test
  void unclosedReferenceIsOneErrorAtItsOpening() {
    assertThat(fault("x ${a")).isEqualTo("SF2111 unclosed reference @ ${");
    assertThat(fault("${")).isEqualTo("SF2111 unclosed reference @ ${");
    assertThat(fault("${a|b{}")).isEqualTo("SF2111 unclosed reference @ ${");
    assertThat(fault("${a|'b}")).isEqualTo("SF2111 unclosed reference @ ${");
    assertThat(fault("${a|'b'")).isEqualTo("SF2111 unclosed reference @ ${");
    assertThat(fault("${a:raw")).isEqualTo("SF2111 unclosed reference @ ${");
    assertThat(fault("${a|${b|c}")).isEqualTo("SF2111 unclosed reference @ ${");
  }

  @Test
  void secretAloneIsReserved() {
    assertThat(fault("${secret|x}"))
        .isEqualTo("SF2112 `secret` can't be the name of a variable @ secret");
    assertThat(fault("${secret:env}"))
        .isEqualTo("SF2110 malformed reference to a secret @ secret:env");
  }

  @Test
  void malformedReferenceStaysAsItIsWrittenAndReadingGoesOn() {
    assertThat(shape("a ${1} ${b}")).isEqualTo("'a ${1} ' VALUE(b)");
  }

  @Test
  void deepNestingIsOneError() {
    assertThat(fault("${a|".repeat(10_000)))
        .isEqualTo("SF2110 references nested deeper than 64 @ ${");
  }

  private static Diagnosed<Template> parse(String text) {
    SourceFile file = SourceFile.of("a.sf", text);
    return Template.parse(LocatedText.of(file.span(0, text.length())));
  }

  private static String fault(String text) {
    Diagnosed<Template> parsed = parse(text);
    assertThat(parsed.diagnostics()).hasSize(1);
    Diagnostic fault = parsed.diagnostics().get(0);
    return fault.code().id()
        + " "
        + fault.message()
        + " @ "
        + fault.span().map(Span::text).orElse("nowhere");
  }

  private static String shape(String text) {
    return shape(parse(text).best());
  }

  private static String shape(Template template) {
    StringBuilder shape = new StringBuilder();
    for (Part part : template.parts()) {
      shape.append(shape.length() == 0 ? "" : " ");
      if (part instanceof Part.Literal literal) {
        shape.append('\'').append(literal.text()).append('\'');
      } else if (part instanceof Part.Hole hole) {
        shape.append(shape(hole.reference()));
      }
    }
    return shape.toString();
  }

  private static String shape(Reference reference) {
    Optional<String> fallback = reference.fallback().map(TemplateParserTest::shape);
    return reference.kind()
        + "("
        + reference.name()
        + fallback
            .map(text -> "|" + (reference.quotedFallback() ? "quoted " : "") + text)
            .orElse("")
        + ")";
  }
}
