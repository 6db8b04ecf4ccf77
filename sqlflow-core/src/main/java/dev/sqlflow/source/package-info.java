/** Text and places: source files, spans, positions. */
@NullMarked
package dev.sqlflow.source;

import org.jspecify.annotations.NullMarked;
