package org.wenguo.desk.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.RunningCases;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Pack;

/** Categories of running cases that a version lacks: asked about before anybody moves those cases to it. */
@Component
public class LackedCategories {

    /** The answer that a case keeps what it has. */
    private static final String KEPT = "-";

    private final RunningCases running;
    private final Policies policies;

    LackedCategories(RunningCases running, Policies policies) {
        this.running = running;
        this.policies = policies;
    }

    /**
     * @param lacked each is asked about
     * @param choices what may become of it
     */
    public record Question(List<Lacked> lacked, List<Choice> choices) {

        static final Question NONE = new Question(List.of(), List.of());
    }

    /** @param cases how many that run are of it */
    public record Lacked(String code, String name, int cases) {

        public String field() {
            return "category." + code;
        }
    }

    public record Choice(String code, String name) {}

    Question of(Viewer viewer, Pack pack, Words t) {
        var policy = policies.of(viewer.organisation(), pack);
        var lacked = running.lackedBy(viewer.organisation(), pack).entrySet().stream()
                .map(one ->
                        new Lacked(one.getKey(), policy.category(one.getKey()).in(t), one.getValue()))
                .toList();
        return lacked.isEmpty()
                ? Question.NONE
                : new Question(
                        lacked,
                        pack.categories().all().stream()
                                .map(category ->
                                        new Choice(category.code(), CategoryPath.of(pack, category.code(), t.locale())))
                                .toList());
    }

    /**
     * What was chosen, old code to new; what keeps its category is left out.
     *
     * @throws Problem.Invalid if one was not answered, or with what the version does not have
     */
    Map<String, String> chosen(Viewer viewer, Pack pack, Filled form) {
        var chosen = new LinkedHashMap<String, String>();
        running.lackedBy(viewer.organisation(), pack).keySet().forEach(code -> {
            var field = "category." + code;
            var answer = form.value(field);
            if (answer.isEmpty()) {
                throw new Problem.Invalid(field, "required");
            }
            if (!answer.equals(KEPT)) {
                if (pack.categories().find(answer).isEmpty()) {
                    throw new Problem.Invalid(field, "unknown");
                }
                chosen.put(code, answer);
            }
        });
        return chosen;
    }
}
