/** One located tree for JSON options and profile YAML, and its readers. */
@NullMarked
package dev.sqlflow.config;

import org.jspecify.annotations.NullMarked;
