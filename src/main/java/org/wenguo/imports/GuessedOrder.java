package org.wenguo.imports;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In which order a sheet writes its dates, as far as its first rows tell: a number above twelve is no month. */
final class GuessedOrder {

    /** Rows that are looked at. */
    static final int ENOUGH = 200;

    private static final int MONTHS = 12;
    private static final int DAYS = 31;
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{2}|\\d{4})(\\D.*)?");

    private GuessedOrder() {}

    static Mapping.DateOrder of(List<List<String>> rows, List<@Nullable ImportedField> columns) {
        var first = 0;
        var second = 0;
        var any = false;
        for (var row : rows) {
            for (var i = 0; i < row.size() && i < columns.size(); i++) {
                var field = columns.get(i);
                var date = DATE.matcher(row.get(i));
                if ((field == ImportedField.RECEIVED_AT
                                || field == ImportedField.OCCURRED_AT
                                || field == ImportedField.CLOSED_AT)
                        && date.matches()) {
                    any = true;
                    first = Math.max(first, Integer.parseInt(date.group(1)));
                    second = Math.max(second, Integer.parseInt(date.group(2)));
                }
            }
        }
        if (!any || first > DAYS) { // as 26/03/05
            return Mapping.DateOrder.YMD;
        }
        if (second > MONTHS) {
            return Mapping.DateOrder.MDY;
        }
        return first > MONTHS ? Mapping.DateOrder.DMY : Mapping.DateOrder.MDY;
    }
}
