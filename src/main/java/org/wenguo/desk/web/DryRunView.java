package org.wenguo.desk.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenguo.dryrun.DryRun;
import org.wenguo.dryrun.DryRuns;

/**
 * A dry run as it is shown: how far it is, and what it has found.
 *
 * @param tables figures under one heading each; empty until it is over
 * @param cases those behind the figure that was chosen; null while none is
 */
public record DryRunView(
        DryRun run, String by, List<Table> tables, @Nullable Cases cases) {

    /** @param key of its heading in the bundles */
    public record Table(String key, List<Row> rows) {}

    /**
     * @param name what is counted, in words
     * @param changed in how many cases it would not be as it is
     * @param address of the cases behind it, but for the side
     */
    public record Row(String name, int before, int after, int changed, String address) {

        public String link(String side) {
            return address + "&side=" + side + "#cases";
        }

        /** With its sign, for readers: +3, −2, 0; ± where as many are gained as lost. */
        public String change() {
            var change = after - before;
            if (change == 0 && changed > 0) {
                return "\u00b1" + changed;
            }
            return change > 0 ? "+" + change : change < 0 ? "\u2212" + -change : "0";
        }
    }

    /**
     * @param of what they have in common
     * @param next address of the next page; null on the last
     */
    public record Cases(
            String of,
            List<Line> list,
            boolean dated,
            @Nullable String next) {}

    /** @param unit its name */
    public record Line(DryRuns.Case found, String unit) {}
}
