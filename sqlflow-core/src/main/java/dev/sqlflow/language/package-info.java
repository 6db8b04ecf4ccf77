/** The pipeline language and nothing else: parser, located tree, printer. */
@NullMarked
package dev.sqlflow.language;

import org.jspecify.annotations.NullMarked;
