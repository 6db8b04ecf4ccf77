package dev.sqlflow.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.source.SourceFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MaskTest {

  private static final String SECRET = "p@ss/w ord'\"+\\é";
  private static final Mask MASK = Mask.of(List.of(SECRET));

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSecretBecomesStarsWhereverItStands() {
    assertThat(MASK.text("user:" + SECRET + "@host, again " + SECRET))
        .isEqualTo("user:***@host, again ***");
  }

  @Test
  void urlsQuotesAndJsonHideNothingFromTheMask() {
    String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    assertThat(MASK.text("?key=" + form)).isEqualTo("?key=***");
    assertThat(MASK.text("?key=" + form.replace("+", "%20"))).isEqualTo("?key=***");
    assertThat(MASK.text("p%40ss%2fw%20ord%27%22%2b%5c%c3%a9")).isEqualTo("***");
    assertThat(MASK.text("'" + SECRET.replace("'", "''") + "'")).isEqualTo("'***'");
    assertThat(MASK.text("\"" + SECRET.replace("\\", "\\\\").replace("\"", "\\\"") + "\""))
        .isEqualTo("\"***\"");
  }

  @Test
  void anAuthorizationHeaderDoesNotTellItBehindAUserOfAnyLength() {
    for (String user : List.of("", "a", "ab", "abc", "abcd")) {
      String masked = MASK.text("Basic " + base64(user + ":" + SECRET + ":tail"));
      String before = base64(user + ":");
      assertThat(masked).contains("***");
      assertThat(masked.length()).isLessThan("Basic ".length() + before.length() + 16);
    }
  }

  @Property
  void noTextOfFourCharactersOrMoreSurvives(@ForAll @StringLength(min = 4, max = 40) String text) {
    assertThat(Mask.of(List.of(text)).text("<" + text + ">")).isEqualTo("<***>");
  }

  @Test
  void aShortSecretIsHiddenAsAWordOnly() {
    Mask mask = Mask.of(List.of("abc"));
    assertThat(mask.text("abcdef, password abc: xabc, 'abc'"))
        .isEqualTo("abcdef, password ***: xabc, '***'");
    assertThat(Mask.of(List.of("")).text("nothing is hidden")).isEqualTo("nothing is hidden");
  }

  @Test
  void theLongerOfTwoSecretsIsHiddenWhole() {
    assertThat(Mask.of(List.of("hunter", "hunter2-long")).text("hunter2-long hunter"))
        .isEqualTo("*** ***");
  }

  @Test
  void everyLineOfAKeyIsHidden() {
    Mask mask = Mask.of(List.of("-----BEGIN KEY-----\nMIIBVwIBADAN\nshort\n"));
    assertThat(mask.text("bad line: MIIBVwIBADAN")).isEqualTo("bad line: ***");
  }

  @Test
  void theWordsOfAFindingAreMaskedAndAFixThatTellsASecretIsLeftOut() {
    SourceFile file = SourceFile.of("a.sf", "x y");
    Diagnostic finding =
        Diagnostic.at(DiagnosticCode.WORLD_FAILED, file.span(0, 1), "no login with hunter2")
            .label("hunter2")
            .related(file.span(2, 3), "and hunter2")
            .help("not hunter2")
            .fix(Fix.safe("write it", file.span(0, 1), "hunter2"))
            .build();
    Diagnostic masked = Mask.of(List.of("hunter2")).diagnostic(finding);
    assertThat(masked.message()).isEqualTo("no login with ***");
    assertThat(masked.label()).isEqualTo("***");
    assertThat(masked.related().get(0).label()).isEqualTo("and ***");
    assertThat(masked.help()).containsExactly("not ***");
    assertThat(masked.fix()).isEmpty();
    assertThat(masked.span()).isEqualTo(finding.span());
  }

  @Test
  void aFailureIsMaskedWithItsCausesAndKeepsItsPlaces() {
    Exception cause = new java.io.IOException("denied for hunter2");
    RuntimeException failure = new IllegalStateException("can't connect", cause);
    failure.addSuppressed(new IllegalStateException("closing: hunter2"));
    RuntimeException masked = Mask.of(List.of("hunter2")).failure(failure);
    StringWriter trace = new StringWriter();
    masked.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString())
        .contains("MaskedFailure: java.lang.IllegalStateException: can't connect")
        .contains("java.io.IOException: denied for ***")
        .contains("java.lang.IllegalStateException: closing: ***")
        .contains("at dev.sqlflow.secret.MaskTest.aFailureIsMasked")
        .doesNotContain("hunter2");
  }

  @Test
  void aFailureThatTellsNothingStaysItself() {
    RuntimeException failure = new IllegalStateException("no secret here");
    assertThat(MASK.failure(failure)).isSameAs(failure);
    assertThat(Mask.NONE.failure(failure)).isSameAs(failure);
  }

  @Test
  void causesThatLeadInACircleDoNotHangTheMask() {
    RuntimeException one = new IllegalStateException("hunter2");
    one.initCause(new IllegalStateException("other", one));
    assertThat(Mask.of(List.of("hunter2")).failure(one)).hasMessageNotContaining("hunter2");
  }
}
