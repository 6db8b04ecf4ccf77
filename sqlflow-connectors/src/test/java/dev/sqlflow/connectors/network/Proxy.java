package dev.sqlflow.connectors.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server, and does to the bytes what networks do. */
public final class Proxy implements AutoCloseable {

  private static final int PIECE = 1 << 16;

  private final ServerSocket entrance;
  private final int server;
  private final Trouble trouble;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private Proxy(ServerSocket entrance, int server, Trouble trouble) {
    this.entrance = entrance;
    this.server = server;
    this.trouble = trouble;
  }

  /** Opens a way to a port of this machine. */
  public static Proxy before(int server, Trouble trouble) throws IOException {
    ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Proxy proxy = new Proxy(entrance, server, trouble);
    start(proxy::accept);
    return proxy;
  }

  /** Where it is. */
  public int port() {
    return entrance.getLocalPort();
  }

  /** Where it is, for clients of the web. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** How many connections there have been. */
  public int connections() {
    return connections.get();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        sockets.add(client);
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.add(behind);
        int number = connections.incrementAndGet();
        start(() -> pump(number, false, client, behind));
        start(() -> pump(number, true, behind, client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pump(int number, boolean fromServer, Socket from, Socket to) {
    byte[] data = new byte[PIECE];
    long passed = 0;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(data); length >= 0; length = in.read(data)) {
        Deed deed = trouble.meet(new Piece(number, fromServer, passed, data, length));
        out.write(data, 0, Math.min(length, deed.passed()));
        passed += length;
        if (deed.end() != Deed.End.NONE) {
          end(deed, in, to);
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      // one side has gone
    }
  }

  /** The connection is closed behind this. */
  private void end(Deed deed, InputStream in, Socket to) throws IOException, InterruptedException {
    switch (deed.end()) {
      case RESET -> to.setSoLinger(true, 0);
      case STALL -> in.transferTo(OutputStream.nullOutputStream());
      case JAM -> closed.await();
      default -> {}
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    entrance.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
