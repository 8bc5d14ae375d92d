package org.wenguo.complaint.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Acting;

/**
 * Writes every act into the OpenAPI document under its own noun with what has to be said with it: the resource serves them
 * all by one path, but whoever reads the document wants to see them. Adds the bearer token and the form of problems.
 */
@Component
class ActsInOpenApi implements OpenApiCustomizer {

    private static final String COMPLAINT = "/api/v1/complaints/{number}/";
    private static final String BEARER = "bearer";

    private final Acting acting;
    private final MessageSource messages;

    ActsInOpenApi(Acting acting, MessageSource messages) {
        this.acting = acting;
        this.messages = messages;
    }

    @Override
    public void customise(OpenAPI document) {
        var components = document.getComponents() == null ? new Components() : document.getComponents();
        document.components(components
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BEARER))
                .addSchemas("Problem", problem()));
        document.addSecurityItem(new SecurityRequirement().addList(BEARER));
        var paths = document.getPaths();
        paths.remove(COMPLAINT + "{noun}");
        paths.remove(COMPLAINT + "{noun}/{no}/{deed}");
        for (var act : acting.acts()) {
            var path = paths.computeIfAbsent(COMPLAINT + act.verb().noun(), noun -> new PathItem());
            if (act.verb().undoes()) {
                path.delete(operation(act, components));
            } else {
                path.post(operation(act, components));
            }
        }
        paths.values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation.getResponses().addApiResponse("default", problemAnswer()));
        var tokens = paths.get("/api/v1/tokens");
        if (tokens != null) {
            tokens.getPost().security(List.of());
        }
    }

    private Operation operation(Act<?> act, Components components) {
        var operation = new Operation()
                .operationId(act.verb().code())
                .addTagsItem("acts")
                .summary(messages.getMessage(
                        "verb." + act.verb(), null, act.verb().code(), Locale.ENGLISH))
                .addParametersItem(inPath("number", new StringSchema()))
                .addParametersItem(new Parameter()
                        .in("header")
                        .name("If-Match")
                        .required(false)
                        .description("The version that was seen; 412 if it is another by now")
                        .schema(new StringSchema()))
                .responses(new ApiResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("The complaint as it is now")
                                        .content(json("application/json", new ObjectSchema()))));
        if (act.verb().noun().contains("{no}")) {
            operation.addParametersItem(inPath("no", new IntegerSchema()));
        }
        if (act.body() != Act.Nothing.class) {
            operation.requestBody(
                    new RequestBody().required(true).content(json("application/json", schema(act.body(), components))));
        }
        return operation;
    }

    /** The record with its constraints; what it contains of other records stands beside it. */
    private static Schema<?> schema(Class<?> body, Components components) {
        var resolved =
                ModelConverters.getInstance().resolveAsResolvedSchema(new AnnotatedType(body).resolveAsRef(false));
        resolved.referencedSchemas.forEach(components::addSchemas);
        return resolved.schema;
    }

    private static Parameter inPath(String name, Schema<?> schema) {
        return new Parameter().in("path").name(name).required(true).schema(schema);
    }

    private static Content json(String type, Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }

    private static ApiResponse problemAnswer() {
        return new ApiResponse()
                .description("What went wrong, in the language of the request")
                .content(json("application/problem+json", new Schema<>().$ref("#/components/schemas/Problem")));
    }

    private static Schema<?> problem() {
        var error = new ObjectSchema()
                .addProperty("field", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("message", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("errors", new io.swagger.v3.oas.models.media.ArraySchema().items(error));
    }
}
