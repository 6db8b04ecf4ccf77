package dev.sqlflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.spi.Connector;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Every connector has a page of documentation that says what its schema says. After a change of the
 * schema, {@code mvn test -Dsqlflow.rerecord=true} writes the page anew.
 */
public abstract class PageContract {

  /** Makes the test. */
  protected PageContract() {}

  /**
   * Returns the connector.
   *
   * @return any instance
   */
  protected abstract Connector connector();

  /**
   * Returns where the schema is.
   *
   * @return what stands beside the connector's class
   */
  protected URL schema() {
    return ConnectorSchema.resource(connector());
  }

  /**
   * Returns the page's file.
   *
   * @return such as {@code docs/connectors/csv.md}
   */
  protected abstract Path page();

  /**
   * Returns the prose below the table of options: what can't be read from it, and examples.
   *
   * @return Markdown
   * @throws IOException if it can't be read
   */
  protected abstract String prose() throws IOException;

  @Test
  void the_page_says_what_the_schema_says() throws IOException {
    ConnectorSchema schema = ConnectorSchema.at(schema());
    String expected = new ConnectorPage(connector(), schema).markdown(prose());
    if (Boolean.getBoolean("sqlflow.rerecord")) {
      Files.createDirectories(page().toAbsolutePath().getParent());
      Files.writeString(page(), expected);
    }

    assertThat(page()).content().isEqualTo(expected);
  }
}
