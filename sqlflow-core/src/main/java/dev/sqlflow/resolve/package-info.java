/**
 * Pipeline, profile and variables become one: conditionals decided, options final, origins kept.
 */
@NullMarked
package dev.sqlflow.resolve;

import org.jspecify.annotations.NullMarked;
