package dev.sqlflow.migrate;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.sqlflow.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two texts side by side, in the form that {@code git apply} reads. */
final class UnifiedDiff {

  private static final int CONTEXT = 3;
  private static final String NO_LINE_END = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  static List<String> of(String name, Optional<SourceFile> before, SourceFile after) {
    List<String> old = before.map(UnifiedDiff::lines).orElse(List.of());
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            before.isPresent() ? "a/" + name : "/dev/null",
            "b/" + name,
            old,
            DiffUtils.diff(old, lines(after)),
            CONTEXT);
    return diff.stream().flatMap(String::lines).toList();
  }

  // A last line without an end differs from one with it.
  private static List<String> lines(SourceFile file) {
    List<String> lines = new ArrayList<>();
    for (int line = 1; line <= file.lineCount(); line++) {
      lines.add(file.shownLine(line));
    }
    int last = lines.size() - 1;
    if (lines.get(last).isEmpty()) {
      lines.remove(last);
    } else {
      lines.set(last, lines.get(last) + NO_LINE_END);
    }
    return lines;
  }
}
