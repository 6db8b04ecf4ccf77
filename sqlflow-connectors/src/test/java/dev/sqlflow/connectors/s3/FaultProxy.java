package dev.sqlflow.connectors.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Stands between us and a server, and does to what comes back what networks do. */
final class FaultProxy implements AutoCloseable {

  /** What happens to the answers of one connection. */
  interface Fault {
    /**
     * Changes bytes, or fails; what was sent before counts.
     *
     * @param bytes of the answer
     * @param count how many of them
     * @param sent how many bytes came before
     * @return how many of them are sent on before the connection is cut; -1 for all, and no cut
     */
    int pass(byte[] bytes, int count, long sent) throws InterruptedException;
  }

  private final ServerSocket door;
  private final URI server;
  private final Fault fault;
  private final LongConsumer sending;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private FaultProxy(URI server, Fault fault, LongConsumer sending) throws IOException {
    this.server = server;
    this.fault = fault;
    this.sending = sending;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  static FaultProxy before(URI server, Fault fault) throws IOException {
    return new FaultProxy(server, fault, total -> {});
  }

  /** Tells how many bytes of requests have gone through, before they do. */
  static FaultProxy watching(URI server, LongConsumer sending) throws IOException {
    return new FaultProxy(server, (bytes, count, sent) -> -1, sending);
  }

  /** Cuts the first connection on which a request is sent when so many bytes have gone through. */
  static FaultProxy cuttingARequestAfter(URI server, long limit) throws IOException {
    AtomicInteger cuts = new AtomicInteger();
    return watching(
        server,
        total -> {
          if (total > limit && cuts.getAndIncrement() == 0) {
            throw new IllegalStateException("cut");
          }
        });
  }

  /** Cuts the first connections when the server answers on them what may have taken long. */
  static FaultProxy losingAnswers(URI server, int count) throws IOException {
    AtomicInteger lost = new AtomicInteger();
    return before(server, (bytes, length, sent) -> lost.getAndIncrement() < count ? 0 : -1);
  }

  /** Cuts every connection after some bytes. */
  static Fault cutAfter(long limit) {
    return (bytes, count, sent) -> sent + count > limit ? (int) (limit - sent) : -1;
  }

  /** Never lets an answer through. */
  static Fault silence() {
    return (bytes, count, sent) -> {
      Thread.sleep(Long.MAX_VALUE);
      return 0;
    };
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        connections.incrementAndGet();
        Socket target = new Socket(server.getHost(), server.getPort());
        open.add(client);
        open.add(target);
        start(() -> forward(client, target));
        start(() -> back(target, client));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "fault-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void forward(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      byte[] bytes = new byte[1 << 16];
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        sending.accept(sent.addAndGet(count));
        to.getOutputStream().write(bytes, 0, count);
      }
    } catch (IOException | IllegalStateException cut) {
      // that is the point
    }
  }

  private void back(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[1 << 16];
      long sent = 0;
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        int limit = fault.pass(bytes, count, sent);
        out.write(bytes, 0, limit < 0 ? count : limit);
        if (limit >= 0) {
          to.setSoLinger(true, 0); // a reset, and no end
          return;
        }
        sent += count;
      }
    } catch (IOException | InterruptedException cut) {
      // that is the point
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
