package org.wenguo.imports;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenguo.platform.Problem;

/**
 * How a sheet is read.
 *
 * @param columns what each column is, in their order; null: it is left out
 * @param unit code of the unit that the complaints concern where no column says so
 * @param order in which a date such as 03/04/25 gives year, month and day
 * @param closedWords what a status begins with when the matter has ended; none: every complaint is open
 */
public record Mapping(List<@Nullable ImportedField> columns, String unit, DateOrder order, List<String> closedWords) {

    /** The order of the numbers in a date that does not begin with a year of four digits. */
    public enum DateOrder {
        YMD,
        DMY,
        MDY
    }

    public Mapping {
        columns = java.util.Collections.unmodifiableList(new ArrayList<>(columns));
        closedWords = List.copyOf(closedWords);
    }

    /** @return index of the column, or -1 */
    public int column(ImportedField field) {
        return columns.indexOf(field);
    }

    /** @throws Problem.Invalid if two columns are the same, or none says what is complained of */
    public void check() {
        var seen = EnumSet.noneOf(ImportedField.class);
        for (var i = 0; i < columns.size(); i++) {
            var field = columns.get(i);
            if (field != null && field != ImportedField.NOTE && !seen.add(field)) {
                throw new Problem.Invalid("column" + i, "import-twice");
            }
        }
        if (!seen.contains(ImportedField.SUBJECT) && !seen.contains(ImportedField.TEXT)) {
            throw new Problem.Invalid("columns", "import-no-text");
        }
    }
}
