package dev.sqlflow.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.Project;
import dev.sqlflow.SqlFlow;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goals say of parameters that are wrong by themselves: what is wrong, and what to write. */
class GoalParametersTest {

  @TempDir Path directory;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            new ValidateMojo(),
            Map.of("level", "statik", "sample", 1L),
            "no level is called `statik` (did you mean `static`?);"
                + " the levels are static, resolve, connect, sample"),
        mistake(
            new ValidateMojo(),
            Map.of("level", "resolve", "sample", 0L),
            "sqlflow.sample must be at least 1"),
        mistake(
            new ValidateMojo(),
            Map.of("level", "resolve", "sample", 1L, "updateBaseline", true),
            "sqlflow.updateBaseline needs sqlflow.baseline, the file to write"),
        mistake(
            new ValidateMojo(),
            Map.of("level", "resolve", "sample", 1L, "environment", "dev", "env", "prod"),
            "two environments are asked for: `dev` by sqlflow.env and `prod` by env;"
                + " leave one out"),
        mistake(new PreviewMojo(), Map.of("sample", 1L), "which table? add -Dsqlflow.table="),
        mistake(
            new PreviewMojo(),
            Map.of("sample", 0L, "table", "orders"),
            "sqlflow.sample must be at least 1"),
        mistake(
            new PlanMojo(),
            Map.of("format", "xml"),
            "no format is called `xml`; the formats are text and json"),
        mistake(
            new ExtractProfilesMojo(),
            Map.of(),
            "add -Dsqlflow.output= and the profile, such as profiles/dev.yml"),
        mistake(
            new ProfilesListMojo(),
            Map.of("format", "yaml"),
            "no format is called `yaml`; the formats are text and json"),
        mistake(new ProfilesShowMojo(), Map.of("format", "text"), "add -Denv= and an environment"),
        mistake(
            new ProfilesDiffMojo(),
            Map.of("env", "dev"),
            "two environments are compared: give -Denv= and -Dsqlflow.other="),
        mistake(
            new ProfilesDiffMojo(),
            Map.of("other", "dev"),
            "two environments are compared: give -Denv= and -Dsqlflow.other="));
  }

  private static Arguments mistake(
      PipelineMojo goal, Map<String, Object> parameters, String answer) {
    return Arguments.of(goal, new TreeMap<>(parameters), answer);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_wrong_parameter_is_answered_by_what_to_write(
      PipelineMojo goal, Map<String, Object> parameters, String answer) throws Exception {
    set(goal, parameters);
    Files.createDirectories(directory.resolve("profiles"));
    Files.writeString(directory.resolve("profiles/dev.yml"), "version: \"1.0\"\n");
    SqlFlow sqlFlow = new SqlFlow(Project.at(directory, getClass().getClassLoader()).build());
    RecordingLog log = new RecordingLog();

    assertThatThrownBy(() -> goal.perform(sqlFlow, new Console(log)))
        .isExactlyInstanceOf(UserException.class)
        .hasMessage(answer);
    assertThat(log.entries).isEmpty();
  }

  @Test
  void an_unknown_code_or_connector_is_answered_by_the_nearest() throws Exception {
    RecordingLog log = new RecordingLog();
    ExplainMojo explain = new ExplainMojo();
    explain.setLog(log);
    set(explain, Map.of("code", "SF9999"));
    assertThatThrownBy(explain::perform).hasMessage("there is nothing to explain");
    assertThat(log.entries)
        .containsExactly(
            """
            error: error[SF2407]: no finding has the code `SF9999`
               = help: `mvn sqlflow:explain` lists the codes
            """);
    ConnectorsMojo connectors = new ConnectorsMojo();
    connectors.setLog(log);
    set(connectors, Map.of("connector", "cvs"));
    assertThatThrownBy(connectors::perform)
        .hasMessage(
            "no connector is called `cvs` (did you mean `csv`?); `mvn sqlflow:connectors` lists"
                + " them");
  }

  // As Maven does it: parameters are fields of the goal and of what it extends.
  private static void set(Object goal, Map<String, Object> parameters) throws Exception {
    for (var parameter : parameters.entrySet()) {
      Field field = field(goal.getClass(), parameter.getKey());
      field.setAccessible(true);
      field.set(goal, parameter.getValue());
    }
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    for (Field field : type.getDeclaredFields()) {
      if (field.getName().equals(name)) {
        return field;
      }
    }
    return field(type.getSuperclass(), name);
  }
}
