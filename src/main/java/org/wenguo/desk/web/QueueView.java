package org.wenguo.desk.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.RegisterList;
import org.wenguo.complaint.Stage;
import org.wenguo.people.Unit;
import org.wenguo.policy.Category;
import org.wenguo.policy.Level;
import org.wenguo.policy.Pack;

/**
 * A page of the register.
 *
 * @param first address of the first page of this list; null if this is it
 * @param next address of the page that follows; null on the last
 * @param formerCategories that are in the register and no longer in the regulation
 * @param xlsx address of the whole list as a workbook
 * @param csv address of the whole list as plain text
 * @param imports this viewer may take sheets in
 * @param filtered some condition was set
 */
public record QueueView(
        List<Row> rows,
        List<Saved> views,
        List<Unit> units,
        Pack pack,
        List<Former> formerCategories,
        boolean filtered,
        @Nullable String first,
        @Nullable String next,
        String xlsx,
        String csv,
        boolean imports) {

    /** Sizes of a page to choose from. */
    private static final List<String> SIZES = List.of("20", "50", "100", "200");

    /**
     * One line.
     *
     * @param snippet where the words of the complaint contain what was searched for; null: nowhere, or no search
     * @param holder who has it in hand, as a name and a unit; null: nobody any more
     * @param due the most urgent open limit; null: none
     */
    public record Row(
            RegisterList.Line line,
            Marked subject,
            @Nullable Marked snippet,
            @Nullable String category,
            @Nullable String holder,
            @Nullable Due due) {}

    /** @param title of the limit, in words for people */
    public record Due(String title, Instant startedAt, Instant at, boolean paused) {}

    /** @param key of its name in the message bundles */
    public record Saved(String key, String href, boolean current) {}

    public List<String> sizes() {
        return SIZES;
    }

    public List<Stage> stages() {
        return List.of(Stage.values());
    }

    public List<Level> levels() {
        return List.of(Level.MAJOR, Level.HOT, Level.IMPORTANT, Level.GENERAL);
    }

    public List<Channel> channels() {
        return List.of(Channel.values());
    }

    public List<Category> categories() {
        return pack.categories().all();
    }

    /** Of those that are no longer in the regulation, by which cases may still be found. */
    public record Former(String code, String name) {}

    public String path(Category category, Locale locale) {
        return CategoryPath.of(pack, category.code(), locale);
    }
}
