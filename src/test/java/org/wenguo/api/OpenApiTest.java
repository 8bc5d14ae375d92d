package org.wenguo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Acting;

/** {@code /v3/api-docs} agrees with api.md and with what the program serves. */
@WenguoTest
class OpenApiTest {

    @Autowired
    Api api;

    @Autowired
    Acting acting;

    @Test
    void lists_every_path_of_the_contract() {
        var paths = api.get("/v3/api-docs").is(200).at("/paths");
        for (var operation : List.of(
                "post /tokens",
                "post /complaints",
                "get /complaints",
                "get /complaints/{number}",
                "get /complaints/{number}/timeline",
                "get /complaints/{number}/timeline/verification",
                "post /imports",
                "get /imports/{id}",
                "post /limits/evaluation")) {
            var parts = operation.split(" ");
            assertThat(paths.path("/api/v1" + parts[1]).has(parts[0]))
                    .as(operation)
                    .isTrue();
        }
        assertThat(paths.propertyNames()).noneMatch(path -> path.contains("{noun}"));
    }

    @Test
    void lists_every_act_with_what_has_to_be_said() {
        var document = api.get("/v3/api-docs").is(200);
        for (var act : acting.acts()) {
            var path = document.at("/paths")
                    .path("/api/v1/complaints/{number}/" + act.verb().noun());
            var operation = path.path(act.verb().undoes() ? "delete" : "post");
            assertThat(operation.isMissingNode()).as(act.verb().code()).isFalse();
            var schema = operation.at("/requestBody/content/application~1json/schema");
            if (act.body() == Act.Nothing.class) {
                assertThat(schema.isMissingNode()).as(act.verb().code()).isTrue();
            } else {
                for (var component : act.body().getRecordComponents()) {
                    assertThat(schema.path("properties").has(component.getName()))
                            .as("%s says %s", act.verb().code(), component.getName())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void tells_of_constraints_tokens_and_problems() {
        var document = api.get("/v3/api-docs").is(200);
        var callback = document.at("/paths")
                .path("/api/v1/complaints/{number}/callback")
                .path("post");
        var schema = callback.at("/requestBody/content/application~1json/schema");
        assertThat(schema.path("required").valueStream().map(one -> one.asString()))
                .contains("result");
        assertThat(schema.at("/properties/result/enum").valueStream().map(one -> one.asString()))
                .containsExactlyInAnyOrder("satisfied", "basically", "dissatisfied");
        assertThat(callback.at("/responses/default/content").has("application/problem+json"))
                .isTrue();
        assertThat(document.text("/components/securitySchemes/bearer/scheme")).isEqualTo("bearer");
        assertThat(document.at("/security/0").has("bearer")).isTrue();
        assertThat(document.at("/paths").path("/api/v1/tokens").at("/post/security"))
                .isEmpty();
        var form = document.at("/components/schemas/RegisterForm");
        assertThat(form.at("/properties/subject/maxLength").asInt()).isEqualTo(200);
        assertThat(form.at("/properties/groupSize/maximum").asInt()).isEqualTo(1_000_000);
    }
}
