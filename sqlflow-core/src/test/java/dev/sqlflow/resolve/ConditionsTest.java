package dev.sqlflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.testing.Resolving;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

  @TempDir Path project;
  private Resolving resolving;

  @BeforeEach
  void begin() {
    resolving =
        new Resolving(project)
            .commandLine("n", "10")
            .commandLine("one_ten", "1.10")
            .commandLine("text", "abc")
            .commandLine("yes", "true")
            .commandLine("day", "2024-03-01")
            .commandLine("nothing", "null")
            .profile("variables: {quoted: \"9\", list: [1], map: {a: 1}, words: \"true\"}\n");
  }

  private String taken(String condition) {
    return resolving
        .queries(
            "IF "
                + condition
                + " THEN CREATE TABLE t AS SELECT 'yes'; ELSE CREATE TABLE t AS SELECT 'no'; END IF;")
        .get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${n} > 9",
        "${n} == 10.0",
        "${n} > ${quoted}",
        "${n} < '9'",
        "${one_ten} == 1.1",
        "${one_ten} != '1.1'",
        "${one_ten} == '1.10'",
        "${text} == 'abc'",
        "${text} >= 'abb'",
        "'abd' > ${text}",
        "${yes}",
        "NOT ${no|false}",
        "${yes} == TRUE",
        "${yes} == 'true'",
        "${words} == TRUE",
        "${day} < '2024-12-31'",
        "${nothing} == NULL",
        "${nothing} != 'null'",
        "NOT (${nothing} < 1)",
        "NOT (${nothing} >= 1)",
        "NOT (${n} == NULL)",
        "${n} IN (1, 10, 100)",
        "${n} NOT IN (1, '10.0')",
        "${nothing} IN (1, NULL)",
        "${n} == 10 AND ${text} <> 'x' OR ${no|false}",
        "${x|\"10\"} < 9",
        "${n} = 1e1",
        "-5 < ${n}",
        "TRUE and not FALSE",
      })
  void holds(String condition) {
    assertThat(taken(condition)).isEqualTo("SELECT 'yes'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${n} < 9",
        "${text} == 'ABC'",
        "${nothing} > 1",
        "${nothing} == 'null'",
        "FALSE",
        "${n} NOT IN (10)",
        "${yes} == 'TRUE'",
        "${no|false} OR ${n} == 11"
      })
  void doesNotHold(String condition) {
    assertThat(taken(condition)).isEqualTo("SELECT 'no'");
  }

  @Test
  void onlyTheTakenBranchMustResolve() {
    assertThat(
            resolving.queries(
                """
                IF FALSE THEN CREATE TABLE t AS SELECT ${undefined};
                ELSE IF ${n} == 10 THEN SET x = 1; CREATE TABLE t AS SELECT ${x};
                ELSE IF ${undefined} THEN CREATE TABLE t AS SELECT 3;
                END IF;
                CREATE TABLE u AS SELECT ${x};
                """))
        .containsExactly("SELECT 1", "SELECT 1");
  }

  @Test
  void aConditionWithoutElseMayTakeNothing() {
    assertThat(resolving.queries("IF FALSE THEN CREATE TABLE t AS SELECT 1; END IF;")).isEmpty();
  }

  @Test
  void everyOperandIsResolved() {
    assertThat(
            resolving.findings(
                "IF TRUE OR ${a} == 1 AND ${b} IN (1, ${c}) THEN CREATE TABLE t AS SELECT 1; END IF;"))
        .isEqualTo(
            """
            SF2101 pipelines/sales.sf:1:14 [a] undefined variable `a`
            SF2101 pipelines/sales.sf:1:28 [b] undefined variable `b`
            SF2101 pipelines/sales.sf:1:40 [c] undefined variable `c`""");
  }

  @Test
  void aConditionMustBeTrueOrFalse() {
    assertThat(
            resolving.findings(
                """
                IF ${text} THEN SET a = 1; END IF;
                IF ${words} THEN SET a = 1; END IF;
                IF NOT ${nothing} THEN SET a = 1; END IF;
                IF ${list} THEN SET a = 1; END IF;
                IF ${list} == 1 THEN SET a = 1; END IF;
                """))
        .isEqualTo(
            """
            SF2109 pipelines/sales.sf:1:4 [${text}] a condition must be true or false, not text `abc`
            SF2109 pipelines/sales.sf:2:4 [${words}] a condition must be true or false, not text `true`
            SF2109 pipelines/sales.sf:3:8 [${nothing}] a condition must be true or false, not null `null`
            SF2109 pipelines/sales.sf:4:4 [${list}] a condition must be true or false, not a list
            SF2106 pipelines/sales.sf:5:4 [${list}] a list can't be compared""");
  }
}
