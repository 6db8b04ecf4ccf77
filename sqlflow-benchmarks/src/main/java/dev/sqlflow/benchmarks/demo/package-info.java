/** The demo project's data: a small shop, generated, the same on every machine. */
@NullMarked
package dev.sqlflow.benchmarks.demo;

import org.jspecify.annotations.NullMarked;
