/** Micro-benchmarks: parsing, profiles, resolution. */
@NullMarked
package dev.sqlflow.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
