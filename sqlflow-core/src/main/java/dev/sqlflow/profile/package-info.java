/** Profile files: found, read and checked in their shape. */
@NullMarked
package dev.sqlflow.profile;

import org.jspecify.annotations.NullMarked;
