package org.wenguo.complaint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The table of {@code stage-table.txt}: which act is possible in which stage, and where it leads. */
record StageTable(List<Row> rows) {

    static final String REFUSED = "·";
    private static final String STAYS = "=";

    /** @param variant an act with two outcomes has a row for each */
    record Row(Verb verb, String variant, Map<Stage, String> cells) {

        /** Where the act leads from this stage; empty: it is refused. */
        Optional<Stage> from(Stage stage) {
            var cell = Objects.requireNonNull(cells.get(stage));
            return switch (cell) {
                case REFUSED -> Optional.empty();
                case STAYS -> Optional.of(stage);
                default -> Optional.of(stage(cell));
            };
        }

        @Override
        public String toString() {
            return variant.isEmpty() ? verb.code() : verb.code() + ", " + variant;
        }

        private static Stage stage(String shortName) {
            return Stream.of(Stage.values())
                    .filter(one -> shortNameOf(one).equals(shortName))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No stage is called " + shortName));
        }
    }

    /** The way from one stage to another. */
    record Step(Stage from, Stage to) {}

    static StageTable read() {
        try (var file = StageTable.class.getResourceAsStream("stage-table.txt")) {
            var lines = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
            var rows = new ArrayList<Row>();
            for (var line : lines) {
                var cells = line.strip().split("\\s+");
                var act = cells[0].split(":");
                if (cells.length != Stage.values().length + 1) {
                    throw new IllegalStateException("A row has one cell for each stage: " + line);
                }
                Map<Stage, String> byStage = new LinkedHashMap<>();
                for (var stage : Stage.values()) {
                    byStage.put(stage, cells[stage.ordinal() + 1]);
                }
                rows.add(new Row(Verb.valueOf(act[0]), act.length == 1 ? "" : act[1], byStage));
            }
            return new StageTable(List.copyOf(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All steps from one stage to another that the table knows. */
    Set<Step> steps() {
        var steps = new LinkedHashSet<Step>();
        for (var row : rows) {
            for (var stage : Stage.values()) {
                row.from(stage).filter(to -> to != stage).ifPresent(to -> steps.add(new Step(stage, to)));
            }
        }
        return steps;
    }

    static String shortNameOf(Stage stage) {
        return switch (stage) {
            case ASSIGNED -> "ASG";
            default -> stage.name().substring(0, 3);
        };
    }
}
