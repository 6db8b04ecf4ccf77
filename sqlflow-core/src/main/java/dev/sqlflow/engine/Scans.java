package dev.sqlflow.engine;

import dev.sqlflow.plan.Step.LoadStep;
import dev.sqlflow.spi.Scan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the loads of one run read. To look at files may mean to read a part of them, so it is done
 * once, before the run begins; and again only where they have changed when the load begins.
 */
final class Scans {

  private final StepOptions options;
  private final Map<String, Seen> seen = new LinkedHashMap<>();

  Scans(StepOptions options) {
    this.options = options;
  }

  /** Files, and how they were when they were looked at. */
  private record Seen(Scan.Files scan, List<InputFile> files) {}

  /** What connectors receive. */
  StepOptions options() {
    return options;
  }

  /** What a load reads. */
  Scan of(LoadStep load) {
    Seen before = seen.get(load.id());
    if (before != null && before.files().equals(InputFile.of(before.scan().paths()))) {
      return before.scan();
    }
    Scan scan = load.source().connector().scan(options.of(load), options.request(load));
    if (scan instanceof Scan.Files files) {
      seen.put(load.id(), new Seen(files, InputFile.of(files.paths())));
    }
    return scan;
  }

  /** The files that were read so far, each once; those of a secret path are left out. */
  List<InputFile> files() {
    return seen.values().stream()
        .flatMap(one -> one.files().stream())
        .distinct()
        .filter(file -> options.mask().tellsNothing(String.valueOf(file.path())))
        .toList();
  }
}
