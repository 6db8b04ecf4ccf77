package dev.sqlflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadPathTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "/out/**/*.csv, /out/a.csv, true",
    "/out/**/*.csv, /out/x/y/a.csv, true",
    "/out/*.csv, /out/x/a.csv, false",
    "/out, /out/x/a.csv, true",
    "/out, /outer/a.csv, false",
    "/out/{a.csv, /out/a.csv, false",
    "/out/{a.csv, /out/{a.csv, true",
    "/out/[x.csv, /out/x.csv, false",
    "orders*, orders1, false",
    "orders, orders, true"
  })
  void a_place_is_read_or_not(String location, String written, boolean expected) {
    assertThat(ReadPath.of(location).reads(written)).isEqualTo(expected);
  }

  @Test
  void what_exists_is_no_pattern() throws IOException {
    Path file = Files.createFile(folder.resolve("[a].csv"));

    assertThat(ReadPath.of(file.toString()).reads(folder + "/a.csv")).isFalse();
    assertThat(ReadPath.of(file.toString()).reads(file.toString())).isTrue();
  }
}
