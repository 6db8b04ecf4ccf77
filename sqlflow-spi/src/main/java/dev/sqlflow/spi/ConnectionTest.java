package dev.sqlflow.spi;

/**
 * A connector whose data lies elsewhere, and which can tell whether it gets there.
 *
 * <p>Having this role means two things. Below level {@code connect}, {@code validate} opens no
 * connection: it never calls {@link SourceConnector#scan} or {@link SinkConnector#write} of such a
 * connector, and takes the columns that were recorded in the project. At level {@code connect} it
 * tests every connection that is used, several at a time.
 *
 * <p>A connector for files on this machine has no need of this role: its {@code scan} and {@code
 * write} say all that a test would say, and are always asked.
 */
public interface ConnectionTest extends Connector {

  /** What a pipeline means to do. */
  enum Use {
    /** The options lead to data that shall be read: it must exist. */
    READ,
    /** The options lead to a destination: what an export would create may be missing. */
    WRITE
  }

  /**
   * Goes as far as the server and the object, and returns if all is well: the server answers,
   * accepts the credentials, has the object (for {@link Use#READ}) and allows the use as far as it
   * tells without being used. No row is read, and nothing is written, created or locked. All that
   * was opened is closed on return.
   *
   * <p>A test is short: it keeps to the time-outs among the options, makes no second attempt, and
   * ends when its thread is interrupted, if what it waits in can be interrupted.
   *
   * @param options the final options of one use, valid by this connector's schema, with defaults
   *     filled in
   * @param use what the options are for
   * @throws ConnectorException if the use would fail; the kind and the message tell apart a server
   *     that is not reached, credentials that are refused, an object that is missing and one that
   *     is forbidden. The message never holds a secret
   */
  void test(Options options, Use use);
}
