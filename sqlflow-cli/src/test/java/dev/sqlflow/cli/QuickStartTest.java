package dev.sqlflow.cli;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class QuickStartTest extends CommandLineCase {

  @Test
  void the_page_shows_what_one_sees() throws IOException {
    new ReplayedPage("quick-start.md", this).shows_what_one_sees();
  }
}
