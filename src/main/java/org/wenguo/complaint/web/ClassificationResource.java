package org.wenguo.complaint.web;

import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.complaint.Policies;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Constraints;

/** {@code POST /api/v1/classification}: the categories that a text may belong to, as the organisation's pack sees it. */
@RestController
class ClassificationResource {

    private final Policies policies;
    private final Validator validator;

    ClassificationResource(Policies policies, Validator validator) {
        this.policies = policies;
        this.validator = validator;
    }

    record Asked(@NotBlank @Size(max = 20_000) String text) {}

    /** @param score from 0, no sign of it, to 1 */
    record Guess(String category, double score) {}

    /** Best first; empty if no word speaks for any category. */
    @PostMapping("/api/v1/classification")
    List<Guess> classify(@RequestBody Asked asked, Viewer viewer) {
        Constraints.check(validator, asked);
        return policies.inForce(viewer.organisation()).pack().categories().guess(asked.text()).stream()
                .map(guess -> new Guess(guess.category().code(), guess.score()))
                .toList();
    }
}
