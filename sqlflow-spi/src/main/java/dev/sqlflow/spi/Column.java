package dev.sqlflow.spi;

/**
 * A named column.
 *
 * @param name as its owner spells it
 * @param type of its values
 */
public record Column(String name, ColumnType type) {}
