/** The pipeline language and nothing else: text to located tree, tree to text. */
@NullMarked
package dev.sqlflow.language;

import org.jspecify.annotations.NullMarked;
