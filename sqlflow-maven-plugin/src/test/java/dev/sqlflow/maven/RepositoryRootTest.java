package dev.sqlflow.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.junit.jupiter.api.Test;

class RepositoryRootTest {

  private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

  RepositoryRootTest() {
    request.setBaseDirectory(new File("build/module"));
  }

  @Test
  void github_tells_where_the_repository_is() {
    assertThat(RepositoryRoot.of(request, Map.of("GITHUB_WORKSPACE", "checkout")))
        .isEqualTo(Path.of("checkout"));
  }

  @Test
  void elsewhere_it_is_the_root_of_the_build() {
    request.setMultiModuleProjectDirectory(new File("build"));

    assertThat(RepositoryRoot.of(request, Map.of())).isEqualTo(Path.of("build"));
  }

  @Test
  void without_one_it_is_where_maven_was_started() {
    assertThat(RepositoryRoot.of(request, Map.of()))
        .isEqualTo(new File(request.getBaseDirectory()).toPath());
  }
}
