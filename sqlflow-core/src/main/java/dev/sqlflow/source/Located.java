package dev.sqlflow.source;

/**
 * A value and the place that it was read from.
 *
 * @param <T> what the value is
 * @param value the value
 * @param span its place
 */
public record Located<T>(T value, Span span) {}
