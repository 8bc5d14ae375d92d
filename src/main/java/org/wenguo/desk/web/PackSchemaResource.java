package org.wenguo.desk.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.policy.PolicyPacks;

/** The JSON Schemas of the files of a policy pack, for the editors of whoever writes one; nothing in them is secret. */
@RestController
class PackSchemaResource {

    private static final MediaType JSON_SCHEMA = MediaType.parseMediaType("application/schema+json");

    private final PolicyPacks packs;

    PackSchemaResource(PolicyPacks packs) {
        this.packs = packs;
    }

    @GetMapping("/schemas/policy-pack/v1/{file}.json")
    ResponseEntity<String> schema(@PathVariable("file") String file) {
        return packs.schema(file)
                .map(schema -> ResponseEntity.ok()
                        .contentType(JSON_SCHEMA)
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                        .header("Access-Control-Allow-Origin", "*")
                        .body(schema))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
