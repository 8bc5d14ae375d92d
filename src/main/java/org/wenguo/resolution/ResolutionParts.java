package org.wenguo.resolution;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenguo.complaint.ComplaintPart;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Standing;

/** What resolution adds to a complaint's representation. */
@Configuration(proxyBeanMethods = false)
class ResolutionParts {

    @Bean
    ComplaintPart promises() {
        return part("promises", standing -> {
            var zone = standing.viewer().organisation().zone();
            return standing.complaint().promises().stream()
                    .map(made -> {
                        var shown = new LinkedHashMap<String, @Nullable Object>();
                        shown.put("id", made.no());
                        shown.put("text", made.text());
                        shown.put("dueAt", ComplaintRepresentation.time(made.dueAt(), zone));
                        shown.put("madeAt", ComplaintRepresentation.time(made.madeAt(), zone));
                        shown.put("fulfilledAt", ComplaintRepresentation.time(made.keptAt(), zone));
                        return shown;
                    })
                    .toList();
        });
    }

    @Bean
    ComplaintPart proposals() {
        return part(
                "proposals",
                standing -> standing.complaint().proposals().stream()
                        .map(one -> {
                            var chosen = standing.complaint().chosen().filter(no -> no == one.no());
                            var shown = new LinkedHashMap<String, @Nullable Object>();
                            shown.put("no", one.no());
                            shown.put("text", one.text());
                            shown.put("compensation", one.compensation());
                            shown.put("needsApproval", one.beyond());
                            shown.put("approved", one.granted());
                            shown.put("chosen", chosen.isPresent());
                            return shown;
                        })
                        .toList());
    }

    @Bean
    ComplaintPart answer() {
        return part(
                "answer",
                standing -> standing.complaint()
                        .answer()
                        .<Object>map(given -> {
                            var shown = new LinkedHashMap<String, @Nullable Object>();
                            shown.put("text", given.text());
                            shown.put("findings", given.findings());
                            return shown;
                        })
                        .orElse(Map.of()));
    }

    private interface Showing {
        Object of(Standing standing);
    }

    private static ComplaintPart part(String name, Showing showing) {
        return new ComplaintPart() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Object of(Standing standing) {
                return showing.of(standing);
            }
        };
    }
}
