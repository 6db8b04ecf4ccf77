/** Reads pipelines by the formal grammar of {@code docs/grammar}, for tests only. */
@NullMarked
package dev.sqlflow.language.grammar;

import org.jspecify.annotations.NullMarked;
