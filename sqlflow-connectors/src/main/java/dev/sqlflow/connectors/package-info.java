/**
 * The connectors and providers of secrets that come with SQLFlow; each lives in a package of its
 * own that knows none of the others.
 */
@NullMarked
package dev.sqlflow.connectors;

import org.jspecify.annotations.NullMarked;
