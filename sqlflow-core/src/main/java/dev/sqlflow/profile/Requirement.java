package dev.sqlflow.profile;

import dev.sqlflow.config.ValueType;
import dev.sqlflow.source.Located;

/**
 * What an environment's machine must supply: a variable of the command line or the environment.
 *
 * @param name of the variable, with its place
 * @param type that its value must have
 */
public record Requirement(Located<String> name, ValueType type) {}
