package dev.sqlflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/extending.md} shows of the parser compiles, runs and answers what it says. (Its
 * connector is tested by the test kit.)
 */
class ExtendingPageTest {

  private static final Path PAGE = Path.of("../docs/extending.md");

  @TempDir Path folder;

  @Test
  void exampleOfVisitorAnswersWhatThePageSays() throws Exception {
    Path source = Files.writeString(folder.resolve("TablesWritten.java"), block("java"));
    String[] arguments = {
      "-proc:none", "-cp", System.getProperty("java.class.path"), source.toString()
    };
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
    Matcher said =
        Pattern.compile("For `(.*?)` in `(.*?)` it answers `(.*?)` and\\s+`(.*?)`\\.")
            .matcher(page());
    assertThat(said.find()).isTrue();
    URL[] place = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(place, getClass().getClassLoader())) {
      Object answer =
          loader
              .loadClass("TablesWritten")
              .getMethod("of", String.class, String.class)
              .invoke(null, said.group(2), said.group(1));
      assertThat((List<?>) answer)
          .asString()
          .isEqualTo(List.of(said.group(3), said.group(4)).toString());
    }
  }

  @Test
  void exampleOfJsonIsWhatIsWritten() throws IOException {
    SourceFile file = SourceFile.of("a.sf", "LOAD t FROM s;");
    String json = PipelineJson.write(PipelineParser.parse(file).best());
    assertThat(block("json").replaceAll("\\s", "")).isEqualTo(json);
  }

  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page());
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }
}
