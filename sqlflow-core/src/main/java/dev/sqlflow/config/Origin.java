package dev.sqlflow.config;

import dev.sqlflow.source.Span;
import java.util.Optional;

/** Where a value comes from. */
public sealed interface Origin {

  /**
   * Returns the place in a file, if it comes from one.
   *
   * @return the place, or empty
   */
  default Optional<Span> place() {
    return Optional.empty();
  }

  /**
   * Returns how people read it.
   *
   * @return such as {@code profiles/dev.yml:7:12} or {@code -Dsqlflow.var.region}
   */
  String describe();

  /**
   * A pipeline or profile.
   *
   * @param span the value's place
   */
  record File(Span span) implements Origin {
    @Override
    public Optional<Span> place() {
      return Optional.of(span);
    }

    @Override
    public String describe() {
      return span.toString();
    }
  }

  /**
   * The command line.
   *
   * @param variable its name
   */
  record CommandLine(String variable) implements Origin {
    @Override
    public String describe() {
      return "-Dsqlflow.var." + variable;
    }
  }

  /**
   * What every run knows.
   *
   * @param variable its name
   */
  record BuiltIn(String variable) implements Origin {
    @Override
    public String describe() {
      return "built-in variable " + variable;
    }
  }

  /**
   * The process's environment.
   *
   * @param variable its name
   */
  record EnvironmentVariable(String variable) implements Origin {
    @Override
    public String describe() {
      return "environment variable " + variable;
    }
  }

  /**
   * The project's file of environment variables. It may hold passwords, so no one is shown more of
   * it than a name.
   *
   * @param variable its name
   * @param line the place of its line, such as {@code .env:3}
   */
  record EnvironmentFileLine(String variable, String line) implements Origin {
    @Override
    public String describe() {
      return variable + " of " + line;
    }
  }

  /**
   * The machine of an environment, which is another one.
   *
   * @param variable its name
   * @param requirement where the profile requires it, or where a connection asks for the
   *     environment's variables
   */
  record Elsewhere(String variable, Span requirement) implements Origin {
    @Override
    public Optional<Span> place() {
      return Optional.of(requirement);
    }

    @Override
    public String describe() {
      return variable + ", which the machine supplies";
    }
  }

  /**
   * A provider of secrets.
   *
   * @param scheme of the provider
   * @param name of the secret
   * @param reference where it is referred to
   */
  record Secret(String scheme, String name, Span reference) implements Origin {
    @Override
    public Optional<Span> place() {
      return Optional.of(reference);
    }

    @Override
    public String describe() {
      return "secret " + scheme + ":" + name;
    }
  }

  /**
   * A connector's schema.
   *
   * @param connector its type
   * @param option the option whose default it is
   */
  record ConnectorDefault(String connector, String option) implements Origin {
    @Override
    public String describe() {
      return "default of " + connector;
    }
  }
}
