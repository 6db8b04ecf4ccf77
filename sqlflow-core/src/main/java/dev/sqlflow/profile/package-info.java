/** Profile files: read, merged, shape-checked, cached. */
@NullMarked
package dev.sqlflow.profile;

import org.jspecify.annotations.NullMarked;
