/** What connectors for local files share: paths, globs, compression, atomic replacement. */
@NullMarked
package dev.sqlflow.connectors.files;

import org.jspecify.annotations.NullMarked;
