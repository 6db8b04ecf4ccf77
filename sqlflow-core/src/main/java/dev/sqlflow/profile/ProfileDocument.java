package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What one profile file says by itself. Immutable.
 *
 * @param name of the profile
 * @param file what it was read from; empty if it can't be read
 * @param content its keys in the present spelling, without {@code abstract} and {@code extends};
 *     empty if the file holds no map, for a reason that is among the findings
 * @param versioned whether it says which version of the format it has
 * @param abstractKey where it says that it is there to be extended only; empty if it does not
 * @param parents the profiles that it extends, in order
 * @param diagnostics what was found
 */
record ProfileDocument(
    String name,
    Optional<SourceFile> file,
    Optional<MapValue> content,
    boolean versioned,
    Optional<Span> abstractKey,
    List<Located<String>> parents,
    List<Diagnostic> diagnostics) {

  // Keeps immutable copies of the lists.
  ProfileDocument {
    parents = List.copyOf(parents);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether it is there to be extended only. */
  boolean isAbstract() {
    return abstractKey.isPresent();
  }

  /** Whether this is the same reading of the same file. */
  @SuppressWarnings("ReferenceEquality") // comparing what they say would take longer than reading
  boolean isSame(ProfileDocument other) {
    return this == other;
  }

  /** A file of which nothing is known but why. */
  static ProfileDocument damaged(
      String name, Optional<SourceFile> file, List<Diagnostic> diagnostics) {
    return new ProfileDocument(
        name, file, Optional.empty(), true, Optional.empty(), List.of(), diagnostics);
  }
}
