package dev.sqlflow.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.testing.Found;
import dev.sqlflow.testing.TestConnectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherTypesTest {

  @TempDir Path project;

  private void profile(String name, String type, String drift) throws IOException {
    Path folder = Files.createDirectories(project.resolve("profiles"));
    Files.writeString(
        folder.resolve(name + ".yml"),
        "version: \"1.0\"\nconnectors:\n  in: {type: %s, params: {}}\n%s".formatted(type, drift));
  }

  private Drift drift() {
    ProfileManager manager =
        new ProfileManager(project, project.resolve("profiles"), TestConnectors.registry());
    List<Profile> profiles =
        manager.environments().stream()
            .map(name -> manager.load(name).valid().orElseThrow().orElseThrow())
            .toList();
    return Drift.between(profiles, LocalDate.of(2026, 2, 3));
  }

  @Test
  void another_type_is_found_in_the_odd_one_and_shows_the_others() throws IOException {
    profile("dev", "files", "");
    profile("prod", "files", "");
    profile("qa", "rows", "");
    List<Diagnostic> found = drift().findings();
    assertThat(Found.lines(found))
        .isEqualTo(
            "SF6081 profiles/qa.yml:3:14 [rows] connection `in` is `files` in dev and prod, `rows` in qa");
    assertThat(found.get(0).related())
        .extracting(related -> related.span() + " " + related.label())
        .containsExactly("profiles/dev.yml:3:14 `files` here");
  }

  @Test
  void who_allows_it_is_not_compared_and_the_others_are() throws IOException {
    String allow = "drift: {allow: [{path: connectors.in, reason: none here}]}\n";
    profile("dev", "files", "");
    profile("prod", "files", "");
    profile("qa", "rows", allow);
    assertThat(drift().findings()).isEmpty();
    assertThat(drift().differences())
        .extracting(one -> one.path() + " " + one.isAllowed() + " " + one.allowed())
        .containsExactly("connectors.in.type true [qa]");
    profile("prod", "rows", "");
    assertThat(Found.lines(drift().findings()))
        .isEqualTo(
            "SF6081 profiles/dev.yml:3:14 [files] connection `in` is `files` in dev, `rows` in prod");
  }
}
