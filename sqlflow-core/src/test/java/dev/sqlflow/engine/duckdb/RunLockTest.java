package dev.sqlflow.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.EngineFactory;
import dev.sqlflow.spi.ConnectorException;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

  @TempDir Path folder;
  private Path database;
  private Path owner;

  @BeforeEach
  void name() throws Exception {
    database = folder.resolve("db/test.duckdb");
    owner = folder.resolve("db/test.duckdb.sqlflow.owner");
  }

  @Test
  void anotherProcessHoldsTheDatabaseUntilItIsKilled() throws Exception {
    Process other = DatabaseHolder.start(folder);
    try {
      Diagnostic why = refusal();
      assertThat(why.code()).isEqualTo(DiagnosticCode.DATABASE_IN_USE);
      assertThat(why.message())
          .startsWith(
              "another run holds the database `"
                  + database
                  + "`: pipeline p, run 1, process "
                  + other.pid())
          .endsWith(", since 2026-11-23T10:00:00Z");
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(owner).exists();
    try (EngineFixture engine = EngineFixture.persistent(folder)) {
      assertThat(engine.rows("FROM held")).containsExactly("7");
      assertThat(owner).content().contains("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aKilledProcessLeavesNoNativeLibrary() throws Exception {
    DatabaseHolder.start(folder).destroyForcibly().waitFor();
    try (Stream<Path> left = Files.list(DatabaseHolder.temporaryFolder(folder))) {
      assertThat(left.filter(file -> file.toString().endsWith(".so"))).isEmpty();
    }
  }

  @Test
  void aProcessThatEndsByItselfGivesTheDatabaseUp() throws Exception {
    Process other = DatabaseHolder.start(folder);
    other.getOutputStream().close();
    assertThat(other.waitFor()).isZero();
    assertThat(owner).doesNotExist();
    try (EngineFixture engine = EngineFixture.persistent(folder)) {
      assertThat(engine.rows("FROM held")).containsExactly("7");
    }
  }

  @Test
  void aHolderWhoseDetailsAreMissingOrGarbledIsAHolderAllTheSame() throws Exception {
    String nobody = "another run holds the database `" + database + "`";
    try (EngineFixture holder = EngineFixture.persistent(folder)) {
      List<byte[]> garbled =
          List.of(
              new byte[0],
              new byte[] {(byte) 0xff, (byte) 0xfe, 0},
              "\u001b[31mred".getBytes(),
              "two\nlines".getBytes(),
              "long".repeat(1000).getBytes());
      for (byte[] bytes : garbled) {
        Files.write(owner, bytes);
        assertThat(refusal().message()).isEqualTo(nobody);
      }
      Files.delete(owner);
      assertThat(refusal().message()).isEqualTo(nobody);
      assertThat(holder.rows("SELECT 1")).containsExactly("1");
    }
  }

  @Test
  void theSameClassesLoadedTwiceAreTwoHolders() throws Exception {
    try (URLClassLoader loader = otherClasses()) {
      Method hold =
          loader.loadClass(DatabaseHolder.class.getName()).getMethod("hold", String.class);
      assertThat(hold.getDeclaringClass()).isNotEqualTo(DatabaseHolder.class);
      AutoCloseable other = (AutoCloseable) hold.invoke(null, folder.toString());
      assertThat(refusal().code()).isEqualTo(DiagnosticCode.DATABASE_IN_USE);
      other.close();
      try (EngineFixture engine = EngineFixture.persistent(folder)) {
        assertThat(engine.rows("FROM held")).containsExactly("7");
        assertThat(
                catchThrowableOfType(
                    InvocationTargetException.class, () -> hold.invoke(null, folder.toString())))
            .hasRootCauseMessage(refusal().message());
      }
    }
  }

  @Test
  void aLockFileThatCanNotBeMadeIsAClearError() throws Exception {
    Path lock = Files.createDirectories(folder.resolve("db/test.duckdb.sqlflow.lock"));
    Diagnostic why = refusal();
    assertThat(why.code()).isEqualTo(DiagnosticCode.DATABASE_UNUSABLE);
    assertThat(why.message())
        .isEqualTo("database `" + database + "` can't be locked: `" + lock + "`: is a directory");
    assertThat(why.help())
        .containsExactly("the folder of a database must be one that the run may write to");
    assertThat(database).doesNotExist();
  }

  @Test
  void aFolderThatIsAFileIsAClearError() throws Exception {
    Path file = Files.writeString(folder.resolve("db"), "no folder");
    assertThat(refusal().message())
        .isEqualTo(
            "database `" + database + "` can't be locked: `" + file + "`: a file is there already");
  }

  @Test
  void waitingForADatabaseEndsWhenTheRunIsCancelled() throws Exception {
    try (EngineFixture holder = EngineFixture.persistent(folder)) {
      EngineFactory.Request patient =
          new EngineFactory.Request(
              EngineFixture.settings(database),
              Set.of(),
              "pipeline p, run 2",
              folder.resolve("tmp"),
              folder.resolve("rejects"),
              Duration.ofHours(1));
      Thread.currentThread().interrupt();
      ConnectorException cancelled =
          catchThrowableOfType(
              ConnectorException.class,
              () -> new DuckDbEngineFactory(EngineFixture.CLOCK).open(patient));
      assertThat(Thread.interrupted()).isFalse();
      assertThat(cancelled.kind()).isEqualTo(ConnectorException.Kind.INTERRUPTED);
      assertThat(holder.rows("SELECT 1")).containsExactly("1");
    }
    EngineFixture.persistent(folder).close();
  }

  private Diagnostic refusal() {
    return catchThrowableOfType(EngineException.class, () -> EngineFixture.persistent(folder))
        .diagnostic();
  }

  private static URLClassLoader otherClasses() throws Exception {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      path.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
