package dev.sqlflow.benchmarks.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TpchFilesTest {

  @TempDir Path folder;

  @Test
  void aFileHasAHeaderAndNoBarAtTheEndOfALine() throws IOException {
    TpchFiles.write(0.001, folder);

    List<String> region = Files.readAllLines(folder.resolve("region.csv"));
    assertThat(region).hasSize(6);
    assertThat(region.get(0)).isEqualTo("r_regionkey|r_name|r_comment");
    assertThat(region.get(1)).startsWith("0|AFRICA|").doesNotEndWith("|");
  }

  @Test
  void theColumnsAreThoseOfTheStandardWithExactMoney() {
    assertThat(TpchFiles.columns())
        .containsOnlyKeys(
            "region", "nation", "supplier", "part", "partsupp", "customer", "orders", "lineitem")
        .containsEntry(
            "partsupp",
            "{'ps_partkey': 'BIGINT', 'ps_suppkey': 'BIGINT', 'ps_availqty': 'BIGINT',"
                + " 'ps_supplycost': 'DECIMAL(15,2)', 'ps_comment': 'VARCHAR'}");
  }
}
