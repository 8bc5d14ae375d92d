import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How long whoever opens a page waits, from the request sent to the last byte of HTML. */
record Pages(Program program) {

    record Waits(int requests, double p50, double p95, double p99) {
        /** Milliseconds. */
        static Waits of(long[] nanos) {
            Arrays.sort(nanos);
            return new Waits(nanos.length, at(nanos, 0.50), at(nanos, 0.95), at(nanos, 0.99));
        }

        private static double at(long[] nanos, double share) {
            return nanos[(int) Math.min(nanos.length - 1, Math.ceil(nanos.length * share) - 1)] / 1e6;
        }
    }

    Waits open(Function<SplittableRandom, String> path, int clients, int seconds) throws Exception {
        measured(path, clients, Math.max(2, seconds / 3)); // warm up
        return Waits.of(measured(path, clients, seconds));
    }

    private long[] measured(Function<SplittableRandom, String> path, int clients, int seconds) throws Exception {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var work = IntStream.range(0, clients)
                    .<Callable<long[]>>mapToObj(client -> () -> {
                        var http = program.signedIn("lin");
                        var random = new SplittableRandom(client);
                        var waits = new java.util.ArrayList<Long>();
                        while (System.nanoTime() < end) {
                            var where = path.apply(random);
                            var begin = System.nanoTime();
                            var page = program.get(http, where);
                            waits.add(System.nanoTime() - begin);
                            if (page.statusCode() != 200) {
                                throw new IOException(where + " " + page.statusCode());
                            }
                        }
                        return waits.stream().mapToLong(Long::longValue).toArray();
                    })
                    .toList();
            var all = new java.util.ArrayList<long[]>();
            for (var result : threads.invokeAll(work)) {
                all.add(result.get());
            }
            return all.stream().flatMapToLong(Arrays::stream).toArray();
        }
    }
}
