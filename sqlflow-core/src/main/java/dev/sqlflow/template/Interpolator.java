package dev.sqlflow.template;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.ConfigValue.Unknown;
import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Template.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Puts values in the places of references, for one pipeline in one environment. What can't be
 * resolved is reported and comes out empty. Not for use by several threads.
 */
public final class Interpolator {

  private final DiagnosticSink sink;
  private final Predicate<SourceFile> checked;
  private final Set<String> schemes;
  private final Evaluator evaluator;
  private final SqlRenderer renderer;
  private final Map<Span, Origin> origins = new LinkedHashMap<>();
  private final SecretReferences secrets;
  private final Set<String> unknown = new LinkedHashSet<>();
  private final Set<Origin> withNul = new HashSet<>();
  private final Templates templates;

  /**
   * Makes an interpolator that remembers no text.
   *
   * @param checked knows the pipeline's files, whose malformed references their parser has reported
   * @param schemes of the secret providers
   * @param sink takes what is wrong
   */
  public Interpolator(Predicate<SourceFile> checked, Set<String> schemes, DiagnosticSink sink) {
    this(checked, schemes, new Templates(), sink);
  }

  /**
   * Makes an interpolator.
   *
   * @param checked knows the pipeline's files, whose malformed references their parser has reported
   * @param schemes of the secret providers
   * @param templates what is remembered of texts that stand in no file of the pipeline
   * @param sink takes what is wrong
   */
  public Interpolator(
      Predicate<SourceFile> checked,
      Set<String> schemes,
      Templates templates,
      DiagnosticSink sink) {
    this.checked = checked;
    this.schemes = schemes;
    this.templates = templates;
    this.sink = sink;
    this.secrets = new SecretReferences(schemes, sink);
    this.evaluator = new Evaluator(this, sink);
    this.renderer = new SqlRenderer(this, sink);
  }

  /**
   * Returns an interpolator for looks ahead: it finds the same values and reports nothing.
   *
   * @return the interpolator, which remembers nothing of this one
   */
  public Interpolator quiet() {
    return new Interpolator(checked, schemes, templates, new DiagnosticSink());
  }

  /**
   * Tells whether a file is one of the pipeline's.
   *
   * @param file any file
   * @return false for a profile
   */
  public boolean isOfPipeline(SourceFile file) {
    return checked.test(file);
  }

  /**
   * Returns the names that were looked up so far.
   *
   * @return in the order of first use, whether defined or not
   */
  public Set<String> used() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(evaluator.used()));
  }

  /**
   * Returns where the values come from that took the places of references.
   *
   * @return by the place of the reference
   */
  public Map<Span, Origin> origins() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(origins));
  }

  /**
   * Returns the names that were looked up so far and whose value, or a part of it, is unknown.
   *
   * @return in the order of first use
   */
  public Set<String> unknown() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(unknown));
  }

  /**
   * Resolves a configuration value: a reference that is a whole text becomes the value with its
   * type, others become text.
   *
   * @param raw as it is written
   * @param scope what names mean there
   * @return the value without references, with the origin of what took a reference's place; empty
   *     if a part of it can't be resolved
   */
  public Optional<ConfigValue> value(ConfigValue raw, VariableScope scope) {
    if (raw instanceof Text text) {
      return text(text, scope);
    }
    if (raw instanceof ListValue list) {
      return list(list, scope);
    }
    if (raw instanceof MapValue map) {
      return map(map, scope);
    }
    return Optional.of(raw);
  }

  private Optional<ConfigValue> text(Text text, VariableScope scope) {
    if (text.value().indexOf('\0') >= 0) {
      text.origin().place().ifPresent(this::reportNul);
      return Optional.empty();
    }
    if (text.source() == null || !Template.mayHoldReferences(text.value())) {
      return Optional.of(text);
    }
    boolean ofPipeline = isOfPipeline(text.source().span().file());
    Diagnosed<Template> parsed =
        ofPipeline ? Template.parse(text.source()) : templates.of(text.source());
    Template template = parsed.best();
    if (parsed.valid().isEmpty()) {
      if (!ofPipeline) {
        sink.take(parsed);
      }
      return Optional.empty();
    }
    Optional<Reference> sole = template.soleReference();
    if (sole.isPresent()) {
      return value(sole.orElseThrow(), scope);
    }
    boolean coercible = text.coercible() || holdsReference(template);
    return filled(template, scope, true).map(filled -> filled.value(text.origin(), coercible));
  }

  private static boolean holdsReference(Template template) {
    return template.parts().stream().anyMatch(Part.Hole.class::isInstance);
  }

  private Optional<ConfigValue> list(ListValue list, VariableScope scope) {
    List<ConfigValue> elements = new ArrayList<>(list.elements().size());
    boolean whole = true;
    for (ConfigValue element : list.elements()) {
      Optional<ConfigValue> value = value(element, scope);
      value.ifPresent(elements::add);
      whole &= value.isPresent();
    }
    return whole ? Optional.of(new ListValue(elements, list.origin())) : Optional.empty();
  }

  private Optional<ConfigValue> map(MapValue map, VariableScope scope) {
    List<Entry> entries = new ArrayList<>(map.entries().size());
    boolean whole = true;
    for (Entry entry : map.entries()) {
      Optional<ConfigValue> value = value(entry.value(), scope);
      value.ifPresent(inner -> entries.add(new Entry(entry.key(), entry.keySpan(), inner)));
      whole &= value.isPresent();
    }
    return whole ? Optional.of(new MapValue(entries, map.origin())) : Optional.empty();
  }

  /**
   * Finds the value of a reference.
   *
   * @param reference the reference
   * @param scope what names mean there
   * @return the value with its type and origin; empty if there is none
   */
  public Optional<ConfigValue> value(Reference reference, VariableScope scope) {
    if (reference.kind() == Reference.Kind.SECRET) {
      Optional<ConfigValue> fallback =
          reference.fallback().flatMap(template -> fallback(reference, template, scope));
      boolean broken = reference.fallback().isPresent() && fallback.isEmpty();
      return broken ? Optional.empty() : secrets.value(reference, fallback);
    }
    Optional<ConfigValue> value = evaluator.value(reference, scope);
    value.ifPresent(found -> origins.put(reference.span(), found.origin()));
    value.filter(ConfigValue::holdsUnknown).ifPresent(open -> unknown.add(reference.name()));
    if (value.isPresent() && value.orElseThrow() instanceof Text text) {
      return born(text, reference);
    }
    return value;
  }

  // Text born of a reference may become what its place asks for.
  private Optional<ConfigValue> born(Text text, Reference reference) {
    if (text.value().indexOf('\0') >= 0) {
      if (withNul.add(text.origin())) {
        reportNul(reference.span());
      }
      return Optional.empty();
    }
    return Optional.of(new Text(text.value(), text.origin(), true, text.source()));
  }

  private void reportNul(Span place) {
    sink.add(
        Diagnostic.at(DiagnosticCode.NUL_IN_VALUE, place, "a value must not hold NUL")
            .label("holds the character U+0000"));
  }

  /**
   * Resolves a text.
   *
   * @param template the text with its references
   * @param scope what names mean there
   * @return the text with the place of each character, with gaps where values are unknown; empty if
   *     a reference can't be resolved
   */
  public Optional<LocatedText> text(Template template, VariableScope scope) {
    return filled(template, scope, false).map(FilledText::text);
  }

  private Optional<FilledText> filled(Template template, VariableScope scope, boolean maybeSecret) {
    FilledText filled = new FilledText(template);
    boolean whole = true;
    for (Part part : template.parts()) {
      if (part instanceof Part.Literal literal) {
        filled.add(literal);
      } else if (part instanceof Part.Hole hole) {
        Reference reference = hole.reference();
        Optional<ConfigValue> value =
            value(reference, scope).filter(found -> maybeSecret || isPublic(found, reference));
        whole &= value.isPresent() && fill(reference, value.orElseThrow(), filled);
      }
    }
    return whole ? Optional.of(filled) : Optional.empty();
  }

  private boolean fill(Reference reference, ConfigValue value, FilledText filled) {
    if (filled.addOpen(reference, value)) {
      return true;
    }
    Optional<String> text = text(value, reference);
    text.ifPresent(characters -> filled.add(reference, characters));
    return text.isPresent();
  }

  private boolean isPublic(ConfigValue value, Reference reference) {
    return secrets.isPublic(value, reference, DiagnosticCode.MISPLACED_SECRET);
  }

  /** Whether a value may stand in SQL; if not, that is reported. */
  boolean mayStandInSql(ConfigValue value, Reference reference) {
    return secrets.isPublic(value, reference, DiagnosticCode.SECRET_IN_SQL);
  }

  /**
   * Finds the value of a reference in a place that everybody sees.
   *
   * @param reference the reference
   * @param scope what names mean there
   * @return the value; empty if there is none, or if it is secret, which is then reported
   */
  public Optional<ConfigValue> publicValue(Reference reference, VariableScope scope) {
    return value(reference, scope).filter(value -> isPublic(value, reference));
  }

  /**
   * Resolves a configuration value in a place that everybody sees.
   *
   * @param raw as it is written
   * @param scope what names mean there
   * @return the value; empty if it can't be resolved, or if it is secret, which is then reported
   */
  public Optional<ConfigValue> publicValue(ConfigValue raw, VariableScope scope) {
    return value(raw, scope).filter(value -> isPublic(value, raw.origin().place()));
  }

  /**
   * Reports the references to secrets in a text that must hold none.
   *
   * @param raw as it is written
   * @return whether there are any
   */
  public boolean refersToSecret(ConfigValue raw) {
    if (!(raw instanceof Text text) || text.source() == null) {
      return false;
    }
    List<Reference> found =
        Template.parse(text.source()).best().parts().stream()
            .filter(Part.Hole.class::isInstance)
            .map(hole -> ((Part.Hole) hole).reference())
            .filter(reference -> reference.kind() == Reference.Kind.SECRET)
            .toList();
    found.forEach(secrets::reportReference);
    return !found.isEmpty();
  }

  boolean isPublic(ConfigValue value, Optional<Span> place) {
    if (value.holdsSecret() && place.isPresent()) {
      secrets.report(
          DiagnosticCode.MISPLACED_SECRET, place.orElseThrow(), "a text with a secret", value);
    }
    return !value.holdsSecret();
  }

  /** The text of a value: numbers as they are spelt. A list or map has none. */
  Optional<String> text(ConfigValue value, Reference reference) {
    Optional<String> text = value.plainText();
    if (text.isEmpty()) {
      Diagnostic.Builder fault =
          Diagnostic.at(
                  DiagnosticCode.VALUE_HAS_NO_TEXT,
                  reference.span(),
                  "`" + reference.name() + "` is a " + value.kind() + ", which has no text")
              .label("one value is needed here");
      value.origin().place().ifPresent(span -> fault.related(span, "the " + value.kind()));
      if (value instanceof MapValue map && !map.entries().isEmpty()) {
        String key = map.entries().get(0).key();
        fault.help("a dot walks into a map: `${" + reference.name() + "." + key + "}`");
      }
      sink.add(fault);
    }
    return text;
  }

  /**
   * Makes SQL ready for the engine: every reference becomes what its place asks for, so that no
   * value can break out of it.
   *
   * @param sql the slice with its references
   * @param scope what names mean there
   * @return the text, in which what is no reference is the slice letter for letter; empty if a
   *     reference can't be resolved. Unknown values are gaps in it
   */
  public Optional<LocatedText> sql(SqlTemplate sql, VariableScope scope) {
    return renderer.render(sql, scope);
  }

  Optional<ConfigValue> fallback(Reference reference, Template fallback, VariableScope scope) {
    Optional<Reference> sole = fallback.soleReference();
    if (sole.isPresent() && !reference.quotedFallback()) {
      return value(sole.orElseThrow(), scope);
    }
    Origin origin = new Origin.File(fallback.source().span());
    return filled(fallback, scope, true).map(filled -> fallback(reference, filled, origin));
  }

  private static ConfigValue fallback(Reference reference, FilledText filled, Origin origin) {
    LocatedText text = filled.text();
    if (filled.isSecret()) {
      return filled.value(origin, true);
    }
    if (!text.isKnown()) {
      return new Unknown(reference.name(), Optional.empty(), origin);
    }
    return reference.quotedFallback()
        ? new Text(text.text(), origin, true, null)
        : TypedText.of(text.text(), origin);
  }
}
