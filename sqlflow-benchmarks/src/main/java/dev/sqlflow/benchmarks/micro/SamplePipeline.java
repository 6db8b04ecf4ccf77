package dev.sqlflow.benchmarks.micro;

import dev.sqlflow.source.SourceFile;

/** Text of the kind that people write, as long as it is wanted. */
final class SamplePipeline {

  /** About 850 characters: every common statement once. */
  private static final String SECTION =
      """
      -- Section %1$d: what was sold in the region.
      SET region_%1$d = eu-west-%1$d;

      SOURCE sales_%1$d FROM "csv_default" OPTIONS {
        "path": "${data_dir|data}/sales_%1$d.csv",
        "delimiter": "|"  -- override the profile's default
      };
      LOAD sales_%1$d FROM sales_%1$d MODE UPSERT KEY (sale_id, line);

      CREATE TABLE revenue_%1$d AS
      WITH valid AS (
        SELECT s.*, coalesce(s.note, 'it''s "fine"; really') AS remark
        FROM sales_%1$d AS s  /* no returns */
        WHERE s.price > 0 AND s.region = ${region_%1$d}
      )
      SELECT article, date_trunc('month', sold_at) AS month, sum(price * quantity) AS revenue
      FROM valid
      GROUP BY ALL
      HAVING sum(price * quantity) >= ${minimum|100};

      IF ${env} == "prod" AND NOT ${dry|false} THEN
        EXPORT revenue_%1$d TO "output/revenue_%1$d.parquet" TYPE parquet;
      ELSE
        EXPORT (SELECT * FROM revenue_%1$d ORDER BY revenue DESC LIMIT 100)
          TO "output/revenue_%1$d.csv" TYPE csv OPTIONS {"delimiter": ";"};
      END IF;

      """;

  private SamplePipeline() {}

  /** Whole sections, as many as are needed for the size; all characters are ASCII. */
  static SourceFile ofAtLeast(int bytes) {
    StringBuilder text = new StringBuilder();
    for (int section = 1; text.length() < bytes; section++) {
      text.append(SECTION.formatted(section));
    }
    return SourceFile.of("pipelines/sample.sf", text.toString());
  }
}
