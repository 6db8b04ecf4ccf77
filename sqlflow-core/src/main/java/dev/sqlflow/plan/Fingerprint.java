package dev.sqlflow.plan;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.SecretText;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.ConfigValue.Unknown;
import dev.sqlflow.config.SecretPiece;
import dev.sqlflow.plan.Step.CheckStep;
import dev.sqlflow.plan.Step.ExportStep;
import dev.sqlflow.plan.Step.LoadStep;
import dev.sqlflow.plan.Step.TransformStep;
import dev.sqlflow.plan.Step.ViewStep;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.source.Located;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists everything that decides what a plan does. */
final class Fingerprint implements Step.Visitor<Fingerprint> {

  private final Plan plan;
  private final Map<String, List<String>> steps = new LinkedHashMap<>();
  private List<String> parts = new ArrayList<>();

  private Fingerprint(Plan plan) {
    this.plan = plan;
  }

  /** The parts of each step by its identity, before them those of the whole, which has none. */
  static Map<String, List<String>> parts(Plan plan) {
    Fingerprint fingerprint = new Fingerprint(plan);
    fingerprint.begin("");
    fingerprint.add("sqlflow plan 1").add(plan.engine().persistent() ? "persistent" : "memory");
    plan.schemas().forEach(fingerprint::add);
    for (Step step : plan.steps()) {
      fingerprint.begin(step.id());
      step.accept(fingerprint);
    }
    return fingerprint.steps;
  }

  /** The parts of options alone. */
  static List<String> parts(ConfigValue options, Plan plan) {
    Fingerprint fingerprint = new Fingerprint(plan);
    fingerprint.value(options);
    return fingerprint.parts;
  }

  private void begin(String step) {
    parts = new ArrayList<>();
    steps.put(step, parts);
  }

  @Override
  public Fingerprint visitLoad(LoadStep load) {
    add("load").add(load.target().toString()).write(load.write());
    return add(load.source().connector().type()).options(load).dependencies(load);
  }

  @Override
  public Fingerprint visitTransform(TransformStep transform) {
    add("transform").add(transform.target().toString()).write(transform.write());
    return add(transform.query().text()).dependencies(transform);
  }

  @Override
  public Fingerprint visitView(ViewStep view) {
    add("view").add(view.target().toString());
    return add(view.query().text()).dependencies(view);
  }

  @Override
  public Fingerprint visitCheck(CheckStep check) {
    add("check").add(check.name().value()).add(check.warnOnly() ? "warn" : "error");
    return add(check.violations().text()).dependencies(check);
  }

  @Override
  public Fingerprint visitExport(ExportStep export) {
    add("export").add(export.query().text()).write(export.write());
    return add(export.sink().connector().type()).options(export).dependencies(export);
  }

  private Fingerprint dependencies(Step step) {
    add(Integer.toString(step.dependencies().size()));
    step.dependencies().stream().sorted().forEach(this::add);
    return this;
  }

  private Fingerprint write(TableWrite write) {
    add(write.mode().name()).add(Integer.toString(write.keys().size()));
    write.keys().forEach(key -> add(key.value()));
    add(write.schemaPolicy().name()).add(write.duplicateKeys().name());
    return add(write.orderBy().map(Located::value).orElse(""));
  }

  private Fingerprint options(Step step) {
    plan.options(step.id()).ifPresent(options -> value(options.values()));
    return this;
  }

  private void value(ConfigValue value) {
    add(value.kind());
    if (value instanceof Text text) {
      add(text.value());
    } else if (value instanceof Numeric number) {
      add(number.spelling());
    } else if (value instanceof Bool truth) {
      add(Boolean.toString(truth.value()));
    } else if (value instanceof SecretText secret) {
      // Which secret, never what it is.
      secret.pieces().forEach(this::piece);
    } else if (value instanceof Unknown unknown) {
      add(unknown.name()).add(unknown.type().map(Enum::name).orElse(""));
    } else if (value instanceof ListValue list) {
      add(Integer.toString(list.elements().size()));
      list.elements().forEach(this::value);
    } else if (value instanceof MapValue map) {
      add(Integer.toString(map.entries().size()));
      map.entries().stream()
          .sorted(Comparator.comparing(Entry::key))
          .forEach(entry -> add(entry.key()).value(entry.value()));
    }
  }

  private void piece(SecretPiece piece) {
    if (piece instanceof SecretPiece.Kept kept) {
      add(kept.scheme()).add(kept.name());
    }
  }

  private Fingerprint add(String text) {
    parts.add(text);
    return this;
  }
}
