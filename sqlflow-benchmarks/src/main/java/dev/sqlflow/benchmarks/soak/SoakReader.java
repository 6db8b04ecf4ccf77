package dev.sqlflow.benchmarks.soak;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileManager;
import java.io.PrintStream;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** One of the threads that load profiles, and look at what they get. */
final class SoakReader implements Runnable {

  /** What all readers found. */
  record Findings(AtomicLong loads, AtomicLong wrong, AtomicLong errors, PrintStream out) {

    private static final int SHOWN = 10;

    Findings(PrintStream out) {
      this(new AtomicLong(), new AtomicLong(), new AtomicLong(), out);
    }

    void wrong(String what) {
      count(wrong, "wrong: " + what);
    }

    void error(String what) {
      count(errors, "error: a load " + what);
    }

    private void count(AtomicLong kind, String what) {
      if (kind.incrementAndGet() <= SHOWN) {
        out.println(what);
      }
    }
  }

  private final ProfileManager manager;
  private final ChangingProfiles files;
  private final Findings findings;
  private final BooleanSupplier goesOn;
  private final Random random;

  SoakReader(
      ProfileManager manager,
      ChangingProfiles files,
      Findings findings,
      BooleanSupplier goesOn,
      long seed) {
    this.manager = manager;
    this.files = files;
    this.findings = findings;
    this.goesOn = goesOn;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    while (goesOn.getAsBoolean()) {
      try {
        load(random.nextInt(ChangingProfiles.ENVIRONMENTS));
      } catch (RuntimeException e) {
        findings.error("threw " + e);
      }
      findings.loads().incrementAndGet();
    }
  }

  private void load(int environment) {
    int parent = ChangingProfiles.parent(environment);
    long own = files.atLeast(environment);
    long inherited = files.atLeast(parent);
    Diagnosed<Optional<Profile>> loaded = manager.load(ChangingProfiles.name(environment));
    if (!loaded.diagnostics().isEmpty() || loaded.best().isEmpty()) {
      findings.error("says " + loaded.diagnostics());
      return;
    }
    Profile profile = loaded.best().orElseThrow();
    check(profile, "own", own, files.atMost(environment));
    check(profile, "inherited", inherited, files.atMost(parent));
  }

  private void check(Profile profile, String kind, long least, long most) {
    long number = variable(profile, kind + "_first");
    boolean whole =
        number == variable(profile, kind + "_last")
            && profile.connection(kind).isPresent()
            && profile
                .connection(kind)
                .orElseThrow()
                .params()
                .toString()
                .contains("/" + number + ".csv");
    if (!whole || number < least || number > most) {
      findings.wrong(
          "%s of %s is %d, between %d and %d were there"
              .formatted(kind, profile.environment(), number, least, most));
    }
  }

  private static long variable(Profile profile, String name) {
    return profile.variables().stream()
        .filter(entry -> entry.key().equals(name))
        .map(entry -> (ConfigValue.Numeric) entry.value())
        .mapToLong(value -> Long.parseLong(value.spelling()))
        .findFirst()
        .orElse(-1);
  }
}
