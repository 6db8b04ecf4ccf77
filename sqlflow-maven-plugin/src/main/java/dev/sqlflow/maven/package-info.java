/** The goals: Maven's parameters in, the facade called, Maven's outcome out. */
@NullMarked
package dev.sqlflow.maven;

import org.jspecify.annotations.NullMarked;
