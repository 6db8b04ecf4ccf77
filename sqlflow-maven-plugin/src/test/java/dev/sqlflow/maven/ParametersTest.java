package dev.sqlflow.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class ParametersTest {

  @Test
  void the_environment_is_given_by_either_property() throws UserException {
    assertThat(EnvironmentParameter.of("prod", null)).contains("prod");
    assertThat(EnvironmentParameter.of(null, " prod ")).contains("prod");
    assertThat(EnvironmentParameter.of("prod", "prod")).contains("prod");
    assertThat(EnvironmentParameter.of(null, " ")).isEmpty();
  }

  @Test
  void two_properties_that_differ_are_an_error() {
    assertThatThrownBy(() -> EnvironmentParameter.of("dev", "prod"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "two environments are asked for: `dev` by sqlflow.env and `prod` by env; leave one"
                + " out");
  }

  @Test
  void variables_of_the_command_line_win_over_those_of_the_project() {
    Properties project = new Properties();
    project.setProperty("sqlflow.var.region", "north");
    project.setProperty("sqlflow.var.limit", "10");
    project.setProperty("sqlflow.env", "dev");
    Properties commandLine = new Properties();
    commandLine.setProperty("sqlflow.var.region", "south");

    assertThat(PrefixedProperties.of("sqlflow.var.", project, commandLine))
        .containsExactly(entry("limit", "10"), entry("region", "south"));
  }
}
