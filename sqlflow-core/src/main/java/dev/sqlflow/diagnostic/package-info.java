/** What is wrong, as values, and how a person reads it. */
@NullMarked
package dev.sqlflow.diagnostic;

import org.jspecify.annotations.NullMarked;
