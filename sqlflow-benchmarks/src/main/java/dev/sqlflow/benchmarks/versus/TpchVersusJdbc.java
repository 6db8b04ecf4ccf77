package dev.sqlflow.benchmarks.versus;

import dev.sqlflow.benchmarks.Console;
import dev.sqlflow.benchmarks.tpch.PlainTpch;
import dev.sqlflow.benchmarks.tpch.TpchFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Compares the TPC-H pipeline with the same SQL by JDBC, from text files to Parquet files. */
public final class TpchVersusJdbc {

  private TpchVersusJdbc() {}

  /**
   * Prints the figures. To be started in this module's folder.
   *
   * @param arguments the scale (0.1 if absent) and a folder for the files ({@code
   *     target/tpch-<scale>} if absent)
   * @throws Exception if a side fails
   */
  public static void main(String[] arguments) throws Exception {
    double scale = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 0.1;
    String folder = arguments.length > 1 ? arguments[1] : "target/tpch-" + scale;
    Path project = Path.of(folder).toAbsolutePath();
    for (String file : List.of("pipelines/tpch.sf", "profiles/tpch.yml")) {
      Files.createDirectories(project.resolve(file).getParent());
      Files.copy(
          Path.of("tpch").resolve(file),
          project.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    if (Files.notExists(project.resolve("data/region.csv"))) {
      TpchFiles.write(scale, project.resolve("data"));
    }
    String fraction = PlainTpch.fraction(scale);
    Side ours = new SqlFlowSide(project, Map.of("q11_fraction", fraction));
    Console.OUT.println("TPC-H, scale " + scale);
    Comparison.ofTimes(List.of(ours, new Plain(project, fraction))).print("time", "s", Console.OUT);
  }

  private record Plain(Path project, String fraction) implements Side {

    @Override
    public String label() {
      return "jdbc";
    }

    @Override
    public void run() throws IOException, SQLException {
      try (PlainTpch engine = new PlainTpch(project, project.resolve("data"), fraction)) {
        engine.answer();
        engine.export(project.resolve("plain"));
      }
    }
  }
}
