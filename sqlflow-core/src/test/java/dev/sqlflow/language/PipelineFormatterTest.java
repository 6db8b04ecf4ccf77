package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class PipelineFormatterTest {

  @Test
  void keywords_are_upper_case_and_clauses_have_one_blank_between_them() {
    assertThat(
            formatted("source  a type CSV params{\"path\":\"a.csv\"};load\ta from a mode append;"))
        .isEqualTo(
            """
            SOURCE a TYPE CSV PARAMS {"path": "a.csv"};
            LOAD a FROM a MODE APPEND;
            """);
  }

  @Test
  void names_values_and_sql_keep_every_character() {
    String text =
        """
        CREATE TABLE mode MODE UPSERT KEY ("Key", on) AS
        select  a ,b
           from  "T"   -- a comment of the query
          where x='  ${v|d}  '
            and y ;
        SET where = data/*.csv  ;
        IF ${a}==true and not(${b} in('x',-1)) THEN LOAD s.t FROM s ; END  IF;
        """;
    assertThat(formatted(text))
        .isEqualTo(
            """
            CREATE TABLE mode MODE UPSERT KEY ("Key", on) AS
            select  a ,b
               from  "T"   -- a comment of the query
              where x='  ${v|d}  '
                and y;

            SET where = data/*.csv;

            IF ${a} == true AND NOT (${b} IN ('x', -1)) THEN
              LOAD s.t FROM s;
            END IF;
            """);
  }

  @Test
  void json_stays_on_a_line_where_it_fits_and_none_was_begun() {
    String long1 = "x".repeat(60);
    String text =
        "SOURCE a TYPE csv PARAMS {\"path\":\"p\",\n\"columns\":[\"a\",\"b\" , \"c\"]};"
            + "SOURCE b TYPE csv PARAMS {\n\"path\":\"p\",\n\n\n\"types\":{\"a\":\"INT\"}};"
            + "SOURCE c TYPE csv PARAMS {\"path\":\""
            + long1
            + "\", \"columns\":[\""
            + long1
            + "\"]};";
    assertThat(formatted(text))
        .isEqualTo(
            """
            SOURCE a TYPE csv PARAMS {"path": "p", "columns": ["a", "b", "c"]};

            SOURCE b TYPE csv PARAMS {
              "path": "p",

              "types": {"a": "INT"}
            };

            SOURCE c TYPE csv PARAMS {
              "path": "%1$s",
              "columns": ["%1$s"]
            };
            """
                .formatted(long1));
  }

  @Test
  void comments_stay_where_they_are() {
    String text =
        """
        -- sqlflow:tags daily


        /* the header
             of two lines */
          -- sqlflow:ignore SF6001 later
        SOURCE a TYPE csv PARAMS { -- of the map
        "path": "a.csv", // none
        };
        """
            .replace(
                " // none", " /* of the path */\n      -- alone\n\"delimiter\":\";\" /*x*/,--y");
    assertThat(formatted(text + "LOAD a FROM a;    -- behind\n   -- at the end\n"))
        .isEqualTo(
            """
            -- sqlflow:tags daily

            /* the header
                 of two lines */
            -- sqlflow:ignore SF6001 later
            SOURCE a TYPE csv PARAMS { -- of the map
              "path": "a.csv", /* of the path */
              -- alone
              "delimiter": ";" /*x*/, --y
            };

            LOAD a FROM a;    -- behind
            -- at the end
            """);
  }

  @Test
  void branches_are_indented_and_have_no_empty_lines_at_their_ends() {
    String text =
        "if ${a} then -- first\n\n set x=1;set y=2; else if ${b} then else\n\n"
            + "create view v as\n      select 1;\n\nif ${c} then endif;\n\n end if ;";
    assertThat(formatted(text))
        .isEqualTo(
            """
            IF ${a} THEN -- first
              SET x = 1;
              SET y = 2;
            ELSE IF ${b} THEN
            ELSE
              CREATE VIEW v AS
                  select 1;

              IF ${c} THEN
              ENDIF;
            END IF;
            """);
  }

  @Test
  void lines_that_the_user_began_between_clauses_stay() {
    String text =
        "EXPORT (SELECT 1\n  FROM t)\n      TO \"x.csv\"\n TYPE csv\n OPTIONS\n{\n\"a\":1};";
    assertThat(formatted(text))
        .isEqualTo(
            """
            EXPORT (SELECT 1
              FROM t)
              TO "x.csv"
              TYPE csv
              OPTIONS {
                "a": 1
              };
            """);
  }

  @Test
  void line_ends_are_those_of_the_first_line() {
    assertThat(formatted("load a from a;\r\n\nload b from b;"))
        .isEqualTo("LOAD a FROM a;\r\n\r\nLOAD b FROM b;\r\n");
    assertThat(formatted("load a from a;\rload b from b;\n"))
        .isEqualTo("LOAD a FROM a;\rLOAD b FROM b;\r");
    assertThat(formatted("  \n")).isEmpty();
  }

  @Test
  void a_text_with_an_error_stays_as_it_is() {
    Diagnosed<String> result = PipelineFormatter.format(SourceFile.of("a.sf", "load a form  b;"));
    assertThat(result.best()).isEqualTo("load a form  b;");
    assertThat(result.valid()).isEmpty();
  }

  @Property(tries = 10_000, seed = "20261127", shrinking = ShrinkingMode.BOUNDED)
  void generatedProgramsKeepTheirMeaningAndDoNotChangeAgain(@ForAll("programs") String program) {
    assertKept(program);
  }

  static void assertKept(String program) {
    String text = formatted(program);
    assertThat(tree(text)).as(program).isEqualTo(tree(program));
    assertThat(bare(text)).as(program).isEqualTo(bare(program));
    assertThat(directives(text)).as(program).isEqualTo(directives(program));
    assertThat(formatted(text)).as(program).isEqualTo(text);
  }

  private static String bare(String text) {
    return text.replaceAll("[ \\t\\f\\r\\n]", "").toUpperCase(Locale.ROOT);
  }

  private static String tree(String text) {
    Diagnosed<Pipeline> parsed = PipelineParser.parse(SourceFile.of("program.sf", text));
    assertThat(parsed.diagnostics().stream().filter(Diagnostic::isError)).as(text).isEmpty();
    return TreeText.of(parsed.best());
  }

  private static List<Object> directives(String text) {
    Pipeline pipeline = PipelineParser.parse(SourceFile.of("program.sf", text)).best();
    return List.of(
        pipeline.directives().tags().stream().map(Located::value).toList(),
        pipeline.directives().suppressions().stream()
            .map(one -> one.code().value() + one.reason() + one.statements().size())
            .toList());
  }

  private static String formatted(String text) {
    Diagnosed<String> result = PipelineFormatter.format(SourceFile.of("program.sf", text));
    assertThat(result.diagnostics().stream().filter(Diagnostic::isError)).as(text).isEmpty();
    return result.best();
  }

  @Provide
  Arbitrary<String> programs() {
    return Programs.programs();
  }
}
