/** The command line: words in, the facade called, text and an exit code out. */
@NullMarked
package dev.sqlflow.cli;

import org.jspecify.annotations.NullMarked;
