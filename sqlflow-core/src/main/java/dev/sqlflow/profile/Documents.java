package dev.sqlflow.profile;

import dev.sqlflow.source.SourceFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The profile files as they are now, each read when it changed. Safe for use by several threads.
 */
final class Documents {

  // A file that changes while it is read is read again, but not for ever.
  private static final int ATTEMPTS = 5;

  private final ProfileFiles files;
  private final Clock clock;
  private final LoadingCache<Read> cache;
  private volatile FolderState folder;

  Documents(ProfileFiles files, int capacity, Duration timeToLive, Clock clock) {
    this.files = files;
    this.clock = clock;
    this.folder = new FolderState(files, clock.instant());
    this.cache = new LoadingCache<>(capacity, timeToLive, clock);
  }

  /** A file's content, and what tells that it is still that. */
  private static final class Read {

    private final ProfileDocument document;
    private final Path path;
    private final Optional<FileStamp> stamp;
    // A file that was changed twice within one tick of its clock has one stamp and two contents.
    private volatile boolean settled;

    Read(ProfileDocument document, Path path, Optional<FileStamp> stamp, Instant looked) {
      this.document = document;
      this.path = path;
      this.stamp = stamp;
      this.settled = FileStamp.isSettled(stamp, looked);
    }
  }

  /** What a profile of one file says: the same object as long as the file is the same. */
  ProfileDocument get(String name, Path path) {
    return cache.get(path.toString(), this::isCurrent, any -> read(name, path)).document;
  }

  private Read read(String name, Path path) {
    Optional<FileStamp> before = FileStamp.of(path);
    for (int attempt = 1; ; attempt++) {
      Instant looked = clock.instant();
      ProfileDocument document = DocumentReader.read(name, files.read(path));
      Optional<FileStamp> after = FileStamp.of(path);
      if (before.equals(after) || attempt == ATTEMPTS) {
        return new Read(document, path, after, looked);
      }
      before = after;
    }
  }

  private boolean isCurrent(Read read) {
    if (read.stamp.isEmpty() || !read.stamp.equals(FileStamp.of(read.path))) {
      return false;
    }
    if (read.settled) {
      return true;
    }
    Instant looked = clock.instant();
    boolean same =
        read.document
            .file()
            .map(SourceFile::text)
            .equals(files.read(read.path).best().map(SourceFile::text));
    read.settled = same && FileStamp.isSettled(read.stamp, looked);
    return same;
  }

  /** Whether all of them are what their files say now. */
  boolean areCurrent(List<ProfileDocument> documents) {
    FolderState now = folder();
    for (ProfileDocument one : documents) {
      Optional<Path> path = now.only(one.name());
      if (path.isEmpty() || !get(one.name(), path.orElseThrow()).isSame(one)) {
        return false;
      }
    }
    return true;
  }

  private FolderState folder() {
    FolderState known = folder;
    if (!known.isCurrent()) {
      known = new FolderState(files, clock.instant());
      folder = known;
    }
    return known;
  }
}
