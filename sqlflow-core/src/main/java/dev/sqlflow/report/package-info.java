/** Files for machines and people: what a validation found, what a run did. */
@NullMarked
package dev.sqlflow.report;

import org.jspecify.annotations.NullMarked;
