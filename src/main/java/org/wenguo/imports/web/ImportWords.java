package org.wenguo.imports.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.wenguo.imports.Import;
import org.wenguo.imports.Imports;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Words;

/** What is wrong in a row, in words: the column by its letters and heading, and what to do about it. */
@Component
class ImportWords {

    private static final int LETTERS = 26;
    private static final int LONGEST_CELL = 40;

    private final ApiProblems problems;

    ImportWords(ApiProblems problems) {
        this.problems = problems;
    }

    List<String> of(Import one, Imports.Line line, Words t) {
        return line.wrong().stream()
                .map(wrong -> t.of("imports.wrong.cell", said(one, line, wrong, t), message(wrong, t)))
                .toList();
    }

    private String said(Import one, Imports.Line line, Imports.Wrong wrong, Words t) {
        var column = column(one, wrong, t);
        var cell = wrong.column() < 0 || wrong.column() >= line.cells().size()
                ? ""
                : line.cells().get(wrong.column());
        var shown = cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) + "\u2026" : cell;
        return shown.isBlank() ? column : t.of("imports.wrong.said", column, shown);
    }

    String message(Imports.Wrong wrong, Words t) {
        return problems.fieldMessage(
                new Problem.FieldError(
                        wrong.field(),
                        wrong.code(),
                        wrong.arguments().stream().map(ImportWords::said).toList()),
                t.locale());
    }

    /** Numbers were stored as text; a message writes them as its language does. */
    private static Object said(String argument) {
        return argument.matches("\\d{1,9}") ? (Object) Integer.valueOf(argument) : argument;
    }

    String column(Import one, Imports.Wrong wrong, Words t) {
        return wrong.column() < 0
                ? t.of("imports.field." + wrong.field())
                : letters(wrong.column()) + " " + one.headings().get(wrong.column());
    }

    /** As spreadsheets call columns: A to Z, AA and so on. */
    static String letters(int column) {
        var letter = String.valueOf((char) ('A' + column % LETTERS));
        return column < LETTERS ? letter : letters(column / LETTERS - 1) + letter;
    }
}
