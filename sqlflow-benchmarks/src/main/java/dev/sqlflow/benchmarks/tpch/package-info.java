/** TPC-H: its tables as files, from the library generator. */
@NullMarked
package dev.sqlflow.benchmarks.tpch;

import org.jspecify.annotations.NullMarked;
