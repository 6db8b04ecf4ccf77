import com.sun.net.httpserver.HttpServer
import java.util.concurrent.Executors

// What Secrets Manager says to GetSecretValue.
def answer = '{"Name": "shop", "SecretString": "{\\"orders\\": \\"data/orders.csv\\"}"}'.getBytes('UTF-8')
def aws = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
aws.createContext('/') { exchange ->
    exchange.responseHeaders.set('Content-Type', 'application/x-amz-json-1.1')
    exchange.sendResponseHeaders(200, answer.length)
    exchange.responseBody.write(answer)
    exchange.close()
}
aws.executor = Executors.newCachedThreadPool { task -> def thread = new Thread(task); thread.daemon = true; thread }
aws.start()
context.put('aws', aws)

// Only now the port is known.
def config = new File(basedir, '.mvn/maven.config')
config.parentFile.mkdirs()
config.text = "-Dsqlflow.secret.aws.endpoint=http://127.0.0.1:${aws.address.port}\n"
return true
