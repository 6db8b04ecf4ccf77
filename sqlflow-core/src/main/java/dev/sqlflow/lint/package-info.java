/** What is allowed in a pipeline and perhaps not meant, and how bad a project takes it. */
@NullMarked
package dev.sqlflow.lint;

import org.jspecify.annotations.NullMarked;
