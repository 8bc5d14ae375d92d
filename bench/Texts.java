import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Letters of complaint in ordinary Chinese, no two alike: sentences of the samples, cut apart and put together anew. */
final class Texts {

    private static final Pattern PHRASE = Pattern.compile("\\p{IsHan}{4,16}");
    private static final String[] SITES = {"peninsula", "orchid"};
    private static final String[] CHANNELS = {"phone", "walk-in", "email", "web", "letter", "relay", "forum"};
    private static final String[] CATEGORIES = {
        "leakage", "cracks", "plumbing", "parking", "noise", "lift", "charges", "cleaning", "greening", "slow-repair"
    };

    private final List<String> phrases = new ArrayList<>();

    Texts() throws IOException {
        for (var pack : List.of("honghe", "shunda", "qinghe")) {
            try (var script = Texts.class.getResourceAsStream("/samples/lives-" + pack + ".yaml")) {
                PHRASE.matcher(new String(script.readAllBytes(), StandardCharsets.UTF_8))
                        .results()
                        .forEach(found -> phrases.add(found.group()));
            }
        }
    }

    String phrase(RandomGenerator random) {
        return phrases.get(random.nextInt(phrases.size()));
    }

    /** Of two halves: were it one phrase, some earlier complaint would have the same, and be told of this one. */
    String subject(RandomGenerator random) {
        return mixed(random) + mixed(random) + house(random);
    }

    /** Some hundred to two hundred characters, as people write. */
    String body(RandomGenerator random) {
        var text = new StringBuilder();
        var sentences = 8 + random.nextInt(10);
        for (var i = 0; i < sentences; i++) {
            text.append(mixed(random))
                    .append(i + 1 == sentences ? "。" : random.nextInt(3) == 0 ? "。" : "，");
        }
        return text.toString();
    }

    /** The beginning of one phrase and the end of another: as many different words as people have. */
    private String mixed(RandomGenerator random) {
        var one = phrase(random);
        var other = phrase(random);
        return one.substring(0, Math.min(one.length(), 2 + random.nextInt(5))) + other.substring(other.length() / 2);
    }

    String place(RandomGenerator random) {
        return "半岛花园" + house(random);
    }

    private static String house(RandomGenerator random) {
        return (char) ('A' + random.nextInt(8)) + "区" + (1 + random.nextInt(40)) + "座" + (101 + random.nextInt(3000));
    }

    static String phone(RandomGenerator random) {
        return "139" + (10_000_000 + random.nextInt(89_999_999));
    }

    /** The body of {@code POST /api/v1/complaints}. */
    String form(RandomGenerator random) {
        return """
                {"unit": "%s", "channel": "%s", "kind": "complaint", "place": "%s",
                 "complainant": {"name": "张三%d", "phone": "%s", "kind": "owner"},
                 "subject": "%s", "text": "%s", "category": "%s", "severity": %d,
                 "demand": {"kind": "repair", "text": "尽快修好"}, "readBack": true}"""
                .formatted(
                        SITES[random.nextInt(SITES.length)],
                        CHANNELS[random.nextInt(CHANNELS.length)],
                        place(random),
                        random.nextInt(10_000),
                        phone(random),
                        subject(random),
                        body(random),
                        CATEGORIES[random.nextInt(CATEGORIES.length)],
                        1 + random.nextInt(3));
    }
}
