import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Registers through the API as fast as so many clients can, each waiting for its answer before it sends the next. */
record Registering(Program program, String token, Texts texts) {

    double perSecond(int clients, int seconds) throws Exception {
        var done = new LongAdder();
        var begin = System.nanoTime();
        var end = begin + seconds * 1_000_000_000L;
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var work = IntStream.range(0, clients)
                    .<Callable<Void>>mapToObj(client -> () -> {
                        var http = HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .build();
                        var random = new SplittableRandom(begin + client);
                        while (System.nanoTime() < end) {
                            one(http, texts.form(random));
                            done.increment();
                        }
                        return null;
                    })
                    .toList();
            for (var result : threads.invokeAll(work)) {
                result.get();
            }
        }
        return done.sum() * 1e9 / (System.nanoTime() - begin);
    }

    private void one(HttpClient http, String form) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(program.base() + "/api/v1/complaints"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }
}
