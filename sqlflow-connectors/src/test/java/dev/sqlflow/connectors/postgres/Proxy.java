package dev.sqlflow.connectors.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server, and does to the bytes what networks do. */
final class Proxy implements AutoCloseable {

  /** What happens to a piece of what was sent. */
  @FunctionalInterface
  interface Trouble {

    /** No trouble. */
    Trouble NONE = (connection, fromServer, passed, data, length) -> Deed.PASS;

    /**
     * Looks at a piece before it is passed on; may change its bytes.
     *
     * @param connection its number, from 1
     * @param fromServer whether the server sent it
     * @param passed how many bytes went before it in this direction
     */
    Deed meet(int connection, boolean fromServer, long passed, byte[] data, int length);
  }

  /** What is done with a piece. */
  enum Deed {
    PASS,
    /** The piece goes, and the connection is cut behind it. */
    PASS_AND_CUT,
    /** The connection is cut before it. */
    CUT,
    /** Nothing moves any more, and nobody is told. */
    STALL
  }

  private final ServerSocket entrance;
  private final int server;
  private final Trouble trouble;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private Proxy(ServerSocket entrance, int server, Trouble trouble) {
    this.entrance = entrance;
    this.server = server;
    this.trouble = trouble;
  }

  static Proxy before(int server, Trouble trouble) throws IOException {
    ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Proxy proxy = new Proxy(entrance, server, trouble);
    start(proxy::accept);
    return proxy;
  }

  /** Trouble at the first piece of the client's that holds a word. */
  static Trouble at(String word, Deed deed) {
    return (connection, fromServer, passed, data, length) ->
        !fromServer && new String(data, 0, length, StandardCharsets.ISO_8859_1).contains(word)
            ? deed
            : Deed.PASS;
  }

  /** Trouble once the server has sent so many bytes on the first connection. */
  static Trouble after(long bytes, Deed deed) {
    return (connection, fromServer, passed, data, length) ->
        connection == 1 && fromServer && passed + length > bytes ? deed : Deed.PASS;
  }

  int port() {
    return entrance.getLocalPort();
  }

  int connections() {
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
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.add(client);
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
    byte[] data = new byte[8192];
    long passed = 0;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(data); length >= 0; length = in.read(data)) {
        Deed deed = trouble.meet(number, fromServer, passed, data, length);
        if (deed == Deed.CUT) {
          return;
        }
        if (deed == Deed.STALL) {
          in.transferTo(OutputStream.nullOutputStream());
        }
        out.write(data, 0, length);
        passed += length;
        if (deed == Deed.PASS_AND_CUT) {
          out.flush();
          in.transferTo(OutputStream.nullOutputStream());
          return;
        }
      }
    } catch (IOException e) {
      // one side has gone
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
