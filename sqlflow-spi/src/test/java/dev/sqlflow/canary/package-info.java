/** Secrets that must not be found, for the tests of every module. */
package dev.sqlflow.canary;
