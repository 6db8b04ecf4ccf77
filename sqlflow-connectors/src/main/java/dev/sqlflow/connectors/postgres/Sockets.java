package dev.sqlflow.connectors.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Makes sockets that can be closed while another thread sends in vain: a socket of TLS says goodbye
 * first, and waits without end until it may, unless it was told how long to linger. The driver
 * makes one of these by its name.
 */
public final class Sockets extends SocketFactory {

  private static final int LINGER_SECONDS = 1;

  /** Makes a factory. */
  public Sockets() {}

  @Override
  public Socket createSocket() throws SocketException {
    Socket socket = new Socket();
    socket.setSoLinger(true, LINGER_SECONDS);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unused();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw unused();
  }

  private static SocketException unused() {
    return new SocketException("the driver connects its sockets itself");
  }
}
