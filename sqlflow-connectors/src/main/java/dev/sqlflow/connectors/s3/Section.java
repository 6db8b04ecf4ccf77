package dev.sqlflow.connectors.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A part of a file that is sent by one request, from the disk whenever it is sent.
 *
 * @param file the file
 * @param start offset of its first byte
 * @param length in bytes
 */
record Section(Path file, long start, long length) {

  private static final String TYPE = "application/octet-stream";

  RequestBody body() {
    return RequestBody.fromContentProvider(this::open, length, TYPE);
  }

  byte[] digest() {
    return Digests.ofSection(file, start, length);
  }

  private InputStream open() {
    try {
      InputStream in = Files.newInputStream(file);
      in.skipNBytes(start);
      return new Limited(in, length);
    } catch (IOException failure) {
      throw Digests.unreadable(file, failure);
    }
  }

  /** Ends after some bytes. */
  private static final class Limited extends InputStream {

    private final InputStream in;
    private long left;

    Limited(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(bytes, offset, (int) Math.min(count, left));
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
