package dev.sqlflow.connectors.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * A client whose requests can be ended from another thread. A thread that waits for a server can't
 * be interrupted; but what it waits for can be closed.
 */
final class Endable implements SdkHttpClient {

  private final SdkHttpClient client;
  private final Set<Runnable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  Endable(Duration connecting, Duration reading) {
    this.client =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(connecting)
            .socketTimeout(reading)
            .build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Request(client.prepareRequest(request));
  }

  void end() {
    ended = true;
    open.forEach(Runnable::run);
  }

  boolean isEnded() {
    return ended;
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }

  private void mustGoOn() throws IOException {
    if (ended) {
      throw new IOException("the work was ended");
    }
  }

  /** One request and its answer, known as open until the answer is read. */
  private final class Request implements ExecutableHttpRequest {

    private final ExecutableHttpRequest request;
    private final Runnable end;

    Request(ExecutableHttpRequest request) {
      this.request = request;
      this.end = request::abort;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      open.add(end);
      try {
        mustGoOn();
        HttpExecuteResponse response = request.call();
        return HttpExecuteResponse.builder()
            .response(response.httpResponse())
            .responseBody(response.responseBody().map(this::body).orElse(null))
            .build();
      } catch (UncheckedIOException hidden) {
        throw hidden.getCause(); // nobody looks for the failure of a connection in it
      } catch (IllegalArgumentException damaged) {
        throw new IOException("the answer has no form", damaged);
      } finally {
        open.remove(end);
      }
    }

    private AbortableInputStream body(AbortableInputStream stream) {
      return AbortableInputStream.create(new Body(stream), stream);
    }

    @Override
    public void abort() {
      request.abort();
    }
  }

  /** The body of an answer, which can be ended too. */
  private final class Body extends java.io.FilterInputStream {

    private final Runnable end;

    Body(AbortableInputStream stream) {
      super(stream);
      this.end = stream::abort;
      open.add(end);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      mustGoOn();
      return super.read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      open.remove(end);
      super.close();
    }
  }
}
