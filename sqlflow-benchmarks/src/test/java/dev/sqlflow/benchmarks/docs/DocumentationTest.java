package dev.sqlflow.benchmarks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.benchmarks.demo.DemoCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every block of the documentation that is marked {@code runnable} runs, as it stands. A block that
 * is marked with a file's name, such as {@code _common.sf}, is that file for the blocks of its
 * page.
 */
class DocumentationTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK =
      Pattern.compile("^```(sql|yaml) runnable\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern PART =
      Pattern.compile("^```sql (_\\S+\\.sf)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir Path folder;

  private record Block(String page, int line, String language, String text) {

    String name() {
      return page + " line " + line;
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRunnableBlockRuns() throws IOException {
    return blocks().stream().map(block -> DynamicTest.dynamicTest(block.name(), () -> runs(block)));
  }

  @Test
  void theReadmeHasAPipelineOfTenLines() throws IOException {
    assertThat(blocks())
        .filteredOn(block -> block.page().equals("README.md"))
        .singleElement()
        .satisfies(block -> assertThat(block.text().lines()).hasSize(10));
  }

  /** A pipeline runs on the demo's data; a profile is checked with the demo's pipelines. */
  private void runs(Block block) throws IOException {
    DemoCopy demo = DemoCopy.in(folder.resolve("line" + block.line()));
    if (block.language().equals("sql")) {
      demo.replacePipelines("block.sf", block.text());
      Matcher part = PART.matcher(Files.readString(ROOT.resolve(block.page())));
      while (part.find()) {
        Files.writeString(demo.folder().resolve("pipelines").resolve(part.group(1)), part.group(2));
      }
      demo.run("dev");
    } else {
      demo.replaceProfile("dev", block.text());
      demo.validate("dev");
    }
  }

  private static List<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page);
      Matcher matcher = BLOCK.matcher(text);
      while (matcher.find()) {
        int line = (int) text.substring(0, matcher.start()).lines().count() + 1;
        String name = ROOT.relativize(page).toString();
        blocks.add(new Block(name, line, matcher.group(1), matcher.group(2)));
      }
    }
    return blocks;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }
}
