package dev.sqlflow;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What shall be tested.
 *
 * @param selection the pipelines whose tests are run
 * @param environment of the tests that name none; empty for {@code dev}, else the only one
 * @param directory where the test files are, absolute; it need not exist
 * @param reports where the XML files are written, absolute
 */
public record TestRequest(
    Selection selection, Optional<String> environment, Path directory, Path reports) {}
