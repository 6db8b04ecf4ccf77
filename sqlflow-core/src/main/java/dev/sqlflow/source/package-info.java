/** Text and places in it: what every other room points into. */
@NullMarked
package dev.sqlflow.source;

import org.jspecify.annotations.NullMarked;
