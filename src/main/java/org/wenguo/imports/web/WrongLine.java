package org.wenguo.imports.web;

import java.util.List;

/**
 * A row that was refused.
 *
 * @param line as spreadsheets number it
 * @param why one sentence for each thing that is wrong
 */
public record WrongLine(int line, List<String> why) {}
