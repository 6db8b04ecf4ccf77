package dev.sqlflow.migrate;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.diagnostic.Fix.Edit;
import dev.sqlflow.language.KeywordPlaces;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes entries out of a JSON map. Comments stay; lines that held nothing else go as a whole. */
final class EntryRemoval {

  private final MapValue map;
  private final Set<Entry> removed;
  private final SourceFile file;
  private final String text;
  private final List<Edit> edits = new ArrayList<>();

  private EntryRemoval(MapValue map, Set<Entry> removed) {
    this.map = map;
    this.removed = removed;
    this.file = map.origin().place().orElseThrow().file();
    this.text = file.text();
  }

  static List<Edit> of(MapValue map, Set<Entry> removed) {
    EntryRemoval removal = new EntryRemoval(map, removed);
    removal.run();
    return removal.edits;
  }

  private void run() {
    List<Entry> entries = map.entries();
    int lastKept = lastKept();
    int i = 0;
    while (i < entries.size()) {
      int first = i;
      if (removed.contains(entries.get(i++))) {
        while (i < entries.size() && goesWithPrevious(i)) {
          i++;
        }
        remove(first, i - 1, first > lastKept);
      }
    }
    if (lastKept >= 0 && lastKept < entries.size() - 1) {
      edits.add(new Edit(KeywordPlaces.after(value(entries.get(lastKept))), ""));
    }
  }

  private int lastKept() {
    int last = map.entries().size() - 1;
    while (last >= 0 && removed.contains(map.entries().get(last))) {
      last--;
    }
    return last;
  }

  private boolean goesWithPrevious(int entry) {
    List<Entry> entries = map.entries();
    int from = value(entries.get(entry - 1)).end();
    return removed.contains(entries.get(entry)) && isBare(from, key(entries.get(entry)).start());
  }

  private static Span key(Entry entry) {
    return entry.keySpan().orElseThrow();
  }

  private static Span value(Entry entry) {
    return entry.value().origin().place().orElseThrow();
  }

  /** Whether nothing but blanks and a comma stands between two places. */
  private boolean isBare(int from, int to) {
    return text.substring(from, to).chars().allMatch(c -> ", \t\f\r\n".indexOf(c) >= 0);
  }

  /** Takes a run of entries out, between which there are no comments. */
  private void remove(int first, int until, boolean last) {
    int start = key(map.entries().get(first)).start();
    int end = endWithComma(value(map.entries().get(until)));
    int lineStart = back(start);
    int lineEnd = forth(end);
    boolean opens = lineStart == 0 || isLineEnd(lineStart - 1);
    boolean closes = lineEnd == text.length() || isLineEnd(lineEnd);
    if (opens && closes) {
      edits.add(new Edit(file.span(lineStart, behindLineEnd(lineEnd)), ""));
    } else if (last && !(opens && isComment(lineEnd))) {
      edits.add(new Edit(file.span(behindPrevious(first, lineStart), end), ""));
    } else {
      edits.add(new Edit(file.span(closes ? lineStart : start, closes ? end : lineEnd), ""));
    }
  }

  // A comment behind the entry keeps its line: on the one before it would be about another entry.
  private boolean isComment(int at) {
    return text.startsWith("--", at) || text.startsWith("/*", at);
  }

  /** Where a value ends with its comma, which goes by itself if a comment stands before it. */
  private int endWithComma(Span value) {
    Span comma = KeywordPlaces.after(value);
    if (!comma.text().equals(",")) {
      return value.end();
    }
    if (KeywordPlaces.isBlankBetween(value, comma)) {
      return comma.end();
    }
    edits.add(new Edit(comma, ""));
    return value.end();
  }

  /** Where the blanks begin before an entry; lines are joined unless a comment ends the other. */
  private int behindPrevious(int entry, int lineStart) {
    int previous =
        entry > 0
            ? value(map.entries().get(entry - 1)).end()
            : map.origin().place().orElseThrow().start() + 1;
    int comma = text.indexOf(',', previous);
    int behind = entry > 0 && comma >= 0 && comma < lineStart ? comma + 1 : previous;
    return isBare(previous, lineStart) ? behind : lineStart;
  }

  private int back(int from) {
    int at = from;
    while (at > 0 && isBlank(at - 1)) {
      at--;
    }
    return at;
  }

  private int forth(int from) {
    int at = from;
    while (at < text.length() && isBlank(at)) {
      at++;
    }
    return at;
  }

  private boolean isBlank(int at) {
    return text.charAt(at) == ' ' || text.charAt(at) == '\t';
  }

  private boolean isLineEnd(int at) {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private int behindLineEnd(int at) {
    return Math.min(text.startsWith("\r\n", at) ? at + 2 : at + 1, text.length());
  }
}
