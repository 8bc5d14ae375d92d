package org.wenguo.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Policy;
import org.wenguo.platform.web.Language;
import org.wenguo.policy.Category;

/** What words in cells stand for in one organisation: units, categories, ways in, kinds, by code or by any of their names. */
final class Meanings {

    private static final java.util.List<String> KINDS =
            java.util.List.of("complaint", "suggestion", "inquiry", "praise");

    private final Map<String, String> units = new HashMap<>();
    private final Map<String, String> categories = new HashMap<>();
    private final Map<String, String> channels = new HashMap<>(Vocabulary.channels());
    private final Map<String, String> kinds = new HashMap<>();

    Meanings(Policy policy, MessageSource messages) {
        for (var unit : policy.organisation().units()) {
            units.putIfAbsent(Vocabulary.bare(unit.name()), unit.code());
        }
        for (var unit : policy.organisation().units()) {
            units.put(Vocabulary.bare(unit.code()), unit.code());
        }
        for (var language : Language.values()) {
            var locale = language.locale();
            for (var channel : Channel.values()) {
                channels.put(Vocabulary.bare(channel.code()), channel.code());
                channels.put(
                        Vocabulary.bare(messages.getMessage("channel." + channel.code(), null, locale)),
                        channel.code());
            }
            for (var kind : KINDS) {
                kinds.put(kind, kind);
                kinds.put(Vocabulary.bare(messages.getMessage("kind." + kind, null, locale)), kind);
            }
            categories(policy, locale);
        }
    }

    /** By the name alone where only one has it, and by the names from the root on. */
    private void categories(Policy policy, Locale locale) {
        var tree = policy.pack().categories();
        var twice = new HashSet<String>();
        var byName = new HashMap<String, String>();
        for (var category : tree.all()) {
            var name = Vocabulary.bare(category.title().in(locale));
            if (byName.put(name, category.code()) != null) {
                twice.add(name);
            }
            categories.put(
                    Vocabulary.bare(tree.path(category.code()).stream()
                            .map(Category::title)
                            .map(title -> title.in(locale))
                            .collect(Collectors.joining())),
                    category.code());
            categories.put(Vocabulary.bare(category.code()), category.code());
        }
        byName.keySet().removeAll(twice);
        byName.forEach(categories::putIfAbsent);
    }

    Optional<String> unit(String word) {
        return Optional.ofNullable(units.get(Vocabulary.bare(word)));
    }

    Optional<String> category(String word) {
        return Optional.ofNullable(categories.get(Vocabulary.bare(word)));
    }

    Optional<String> channel(String word) {
        return Optional.ofNullable(channels.get(Vocabulary.bare(word)));
    }

    Optional<String> kind(String word) {
        return Optional.ofNullable(kinds.get(Vocabulary.bare(word)));
    }
}
