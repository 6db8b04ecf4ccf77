package dev.sqlflow.connectors.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Who holds a lease.
 *
 * @param process its number
 * @param started when it was started, by its own clock; it tells it from a later one of its number
 * @param machine where it runs: the name of the host, and what no other host of that name has
 * @param run what it runs
 */
record Holder(long process, Instant started, String machine, String run) {

  /** What stands in the place of a holder that is done. */
  static final String RELEASED = "released";

  private static final Holder NOBODY = new Holder(0, Instant.EPOCH, "", "");
  private static final int LINES = 4;

  static Holder now(String run) {
    ProcessHandle own = ProcessHandle.current();
    return new Holder(own.pid(), started(own), thisMachine(), run);
  }

  /** Reads what {@link #text()} wrote. */
  static Holder of(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < LINES) {
      return NOBODY;
    }
    try {
      return new Holder(Long.parseLong(lines[0]), Instant.parse(lines[1]), lines[2], lines[3]);
    } catch (NumberFormatException | DateTimeParseException damaged) {
      return NOBODY;
    }
  }

  String text() {
    return String.join("\n", Long.toString(process), started.toString(), machine, run);
  }

  boolean isReleased() {
    return equals(NOBODY);
  }

  /** Tells whether it was a process of this machine and is no more. */
  boolean isDead() {
    Optional<ProcessHandle> there = ProcessHandle.of(process);
    return machine.equals(thisMachine())
        && there.filter(one -> one.isAlive() && started(one).equals(started)).isEmpty();
  }

  String words(Instant now) {
    String host = machine.replaceAll(" .*", "");
    long age = Math.max(0, Duration.between(started, now).toSeconds());
    return "process %d on `%s` (run %s), which was started %d s ago"
        .formatted(process, host, run, age);
  }

  private static Instant started(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  /** Machines are made from one image, and then have one name; no two boots are alike. */
  private static String thisMachine() {
    try {
      return hostName()
          + " "
          + Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException notLinux) {
      return hostName();
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
