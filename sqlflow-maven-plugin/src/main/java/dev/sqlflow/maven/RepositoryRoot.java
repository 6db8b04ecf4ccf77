package dev.sqlflow.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.execution.MavenExecutionRequest;

/** Finds the root of the repository that holds a build. */
final class RepositoryRoot {

  private RepositoryRoot() {}

  /** GitHub tells it; elsewhere it is taken to be where Maven finds the root of the build. */
  static Path of(MavenExecutionRequest request, Map<String, String> environment) {
    String workspace = environment.getOrDefault("GITHUB_WORKSPACE", "");
    if (!workspace.isEmpty()) {
      return Path.of(workspace);
    }
    File root = request.getMultiModuleProjectDirectory();
    return (root == null ? new File(request.getBaseDirectory()) : root).toPath();
  }
}
