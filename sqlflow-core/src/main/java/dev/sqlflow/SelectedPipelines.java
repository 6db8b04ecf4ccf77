package dev.sqlflow;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a selection names, and from where it goes on along the data.
 *
 * @param all pipelines of the project, in order
 * @param named those that are meant by path, name or tag
 * @param withInputs those of them whose inputs are meant, too: {@code +x}
 * @param withReaders those of them whose readers are meant, too: {@code x+}
 */
record SelectedPipelines(
    List<PipelineFile> all,
    Set<PipelineFile> named,
    Set<PipelineFile> withInputs,
    Set<PipelineFile> withReaders) {

  // Keeps immutable copies.
  SelectedPipelines {
    all = List.copyOf(all);
    named = Collections.unmodifiableSet(new LinkedHashSet<>(named));
    withInputs = Collections.unmodifiableSet(new LinkedHashSet<>(withInputs));
    withReaders = Collections.unmodifiableSet(new LinkedHashSet<>(withReaders));
  }

  boolean isEmpty() {
    return named.isEmpty();
  }

  /** What is named, in order. */
  List<PipelineFile> alone() {
    return all.stream().filter(named::contains).toList();
  }

  /**
   * What is named and what is reached from there, over any number of pipelines, in order.
   *
   * @param readsFrom by a pipeline's file, the files of the pipelines that it reads from
   */
  List<PipelineFile> along(Map<String, Set<String>> readsFrom) {
    Set<String> files = new HashSet<>();
    named.forEach(one -> files.add(one.file()));
    files.addAll(reached(withInputs, readsFrom));
    files.addAll(reached(withReaders, inverse(readsFrom)));
    return all.stream().filter(one -> files.contains(one.file())).toList();
  }

  private static Set<String> reached(Set<PipelineFile> from, Map<String, Set<String>> edges) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    from.forEach(one -> open.add(one.file()));
    while (!open.isEmpty()) {
      edges.getOrDefault(open.remove(), Set.of()).stream().filter(reached::add).forEach(open::add);
    }
    return reached;
  }

  private static Map<String, Set<String>> inverse(Map<String, Set<String>> edges) {
    Map<String, Set<String>> inverse = new LinkedHashMap<>();
    edges.forEach(
        (reader, inputs) ->
            inputs.forEach(
                input -> inverse.computeIfAbsent(input, any -> new HashSet<>()).add(reader)));
    return inverse;
  }
}
