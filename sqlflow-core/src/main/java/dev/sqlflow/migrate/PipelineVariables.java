package dev.sqlflow.migrate;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.Statement;
import dev.sqlflow.template.Reference;
import dev.sqlflow.template.Template;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The variables that pipelines SET. What refers to one of them can't stand in a profile. */
final class PipelineVariables {

  private final Set<String> names = new HashSet<>();

  static PipelineVariables of(Collection<Pipeline> pipelines) {
    PipelineVariables variables = new PipelineVariables();
    pipelines.forEach(pipeline -> variables.collect(pipeline.statements()));
    return variables;
  }

  private void collect(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.SetVariable set) {
        names.add(set.name().value());
      } else if (statement instanceof Statement.If conditional) {
        conditional.branches().forEach(branch -> collect(branch.statements()));
        conditional.otherwise().ifPresent(this::collect);
      }
    }
  }

  /** Whether a value, or a part of it, refers to one of them. */
  boolean areIn(ConfigValue value) {
    if (value instanceof ListValue list) {
      return list.elements().stream().anyMatch(this::areIn);
    }
    if (value instanceof MapValue map) {
      return map.entries().stream().anyMatch(entry -> areIn(entry.value()));
    }
    return value instanceof Text text
        && text.source() != null
        && areIn(Template.parse(text.source()).best());
  }

  private boolean areIn(Template template) {
    return template.parts().stream()
        .filter(Template.Part.Hole.class::isInstance)
        .map(part -> ((Template.Part.Hole) part).reference())
        .anyMatch(this::isOneOf);
  }

  private boolean isOneOf(Reference reference) {
    String name = reference.name();
    String first = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    Optional<Template> fallback = reference.fallback();
    return names.contains(name)
        || names.contains(first)
        || (fallback.isPresent() && areIn(fallback.orElseThrow()));
  }
}
