/** Rewriting files by edits of their text: what is not edited keeps every byte. */
@NullMarked
package dev.sqlflow.migrate;

import org.jspecify.annotations.NullMarked;
