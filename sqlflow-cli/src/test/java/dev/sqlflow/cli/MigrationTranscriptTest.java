package dev.sqlflow.cli;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MigrationTranscriptTest extends CommandLineCase {

  private static final Pattern FILE =
      Pattern.compile("^```\\w+ (\\S+/\\S+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  /** The page's own files are the project. */
  @Test
  void the_page_shows_what_one_sees() throws IOException {
    ReplayedPage page = new ReplayedPage("migration.md", this);
    var files = FILE.matcher(page.text());
    while (files.find()) {
      write(files.group(1), files.group(2));
    }

    page.shows_what_one_sees();
  }
}
