package dev.sqlflow.report;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.profile.ProfileSchema;
import dev.sqlflow.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the JSON Schemas that editors use. */
public final class SchemaFiles {

  private SchemaFiles() {}

  /**
   * Writes every schema, each to a file of its own.
   *
   * @param directory made when needed
   * @param registry the connectors that profiles may use
   * @return the files
   * @throws IOException if one can't be written
   */
  public static List<Path> write(Path directory, ConnectorRegistry registry) throws IOException {
    Path profile = directory.resolve(ProfileSchema.FILE);
    AtomicFile.write(profile, JsonText.of(ProfileSchema.with(registry)));
    Path test = directory.resolve(TestSchema.FILE);
    AtomicFile.write(test, JsonText.of(TestSchema.document()));
    return List.of(profile, test);
  }
}
