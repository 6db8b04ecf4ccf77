/** A pipeline meets a profile and variables: conditions decided, options final. */
@NullMarked
package dev.sqlflow.resolve;

import org.jspecify.annotations.NullMarked;
