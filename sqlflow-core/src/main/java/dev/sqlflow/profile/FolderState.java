package dev.sqlflow.profile;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which files the profiles' folder had at one time. Safe for use by several threads. */
final class FolderState {

  private final ProfileFiles files;
  private final Optional<FileStamp> stamp;
  private final boolean settled;
  private final Map<String, Optional<Path>> known = new ConcurrentHashMap<>();

  FolderState(ProfileFiles files, Instant looked) {
    this.files = files;
    this.stamp = FileStamp.of(files.directory());
    this.settled = FileStamp.isSettled(stamp, looked);
  }

  /** Whether no file came or went since. */
  boolean isCurrent() {
    return settled && stamp.equals(FileStamp.of(files.directory()));
  }

  /** The only file of a profile; empty if there is none, or one too many. */
  Optional<Path> only(String name) {
    return known.computeIfAbsent(
        name,
        any -> {
          List<Path> found = files.find(name);
          return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        });
  }
}
