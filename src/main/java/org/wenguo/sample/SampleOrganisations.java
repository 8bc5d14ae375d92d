package org.wenguo.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.people.Role;
import org.wenguo.people.Unit;
import org.wenguo.policy.PolicyPacks;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Founds the sample organisations of {@code samples/organisations.yaml} with their units and staff. */
@Component
public class SampleOrganisations {

    private final Organisations organisations;
    private final PolicyPacks packs;

    SampleOrganisations(Organisations organisations, PolicyPacks packs) {
        this.organisations = organisations;
        this.packs = packs;
    }

    record Script(List<Company> organisations) {}

    record Company(String code, String name, String pack, Member administrator, List<Part> units, List<Member> staff) {}

    record Part(
            String code,
            String name,
            String kind,
            String parent,
            @Nullable String calendar) {}

    record Member(String username, String name, @Nullable String unit, List<String> roles) {}

    /** Founds them all; everybody has this password. For a database in which nobody works yet. */
    public List<Organisation> found(String password) {
        var companies = script().organisations();
        packs.begin(companies.stream().map(Company::pack).toList());
        return companies.stream().map(company -> found(company, password)).toList();
    }

    private Organisation found(Company company, String password) {
        var founded = organisations.found(new Organisations.Founding(
                company.code(),
                company.name(),
                company.pack(),
                ZoneId.of("Asia/Shanghai"),
                company.administrator().username(),
                company.administrator().name(),
                password));
        Map<String, UUID> units = new HashMap<>();
        units.put(company.code(), founded.root().id());
        for (var part : company.units()) {
            var kind = Unit.Kind.of(part.kind()).orElseThrow();
            units.put(
                    part.code(),
                    organisations.addUnit(
                            founded.id(), units.get(part.parent()), part.code(), part.name(), kind, part.calendar()));
        }
        for (var member : company.staff()) {
            var unit = units.get(member.unit());
            if (unit == null) {
                throw new IllegalStateException(member.username() + " works in no unit of the sample");
            }
            var roles = member.roles().stream()
                    .map(role -> Role.of(role).orElseThrow())
                    .toList();
            organisations.addStaff(founded.id(), unit, member.username(), member.name(), roles, password);
        }
        return organisations.byId(founded.id());
    }

    private static Script script() {
        try (var file = new ClassPathResource("samples/organisations.yaml").getInputStream()) {
            return YAMLMapper.shared().readValue(file, Script.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
