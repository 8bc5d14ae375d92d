package org.wenguo.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wenguo.complaint.OneComplaint.ENGINEERING;
import static org.wenguo.complaint.OneComplaint.GUO;
import static org.wenguo.complaint.OneComplaint.LIN;
import static org.wenguo.complaint.OneComplaint.PENINSULA;
import static org.wenguo.complaint.OneComplaint.WU;
import static org.wenguo.complaint.OneComplaint.money;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wenguo.policy.Level;

/** Every stage × every act, against the one table that the docs show too. */
class StageTableTest {

    private static final Path DOC = Path.of("docs", "life-of-a-complaint.md");
    private static final String FROM = "<!-- stage-table: written by StageTableTest, do not edit -->";
    private static final String TO = "<!-- end of stage-table -->";

    static Stream<Arguments> everyStageAndAct() {
        return StageTable.read().rows().stream()
                .flatMap(row -> Stream.of(Stage.values()).map(stage -> Arguments.of(stage, row)));
    }

    @Test
    void every_act_stands_in_the_table() {
        assertThat(StageTable.read().rows()).extracting(StageTable.Row::verb).contains(Verb.values());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyStageAndAct")
    void leads_where_the_table_says_or_is_refused_by_name(Stage stage, StageTable.Row row) {
        var one = OneComplaint.registered();
        prepare(one, row.verb(), stage);
        one.come(stage);
        prepareThere(one, row.verb());
        var complaint = one.complaint();
        var events = complaint.version();
        var expected = row.from(stage);

        assertThat(complaint.allows(row.verb())).isEqualTo(expected.isPresent());
        if (expected.isPresent()) {
            perform(one, row);
            assertThat(complaint.stage()).isEqualTo(expected.get());
            assertThat(complaint.version()).isGreaterThan(events);
            assertThat(one.loaded().stage()).isEqualTo(expected.get());
        } else {
            assertThatExceptionOfType(NotPossibleNow.class)
                    .isThrownBy(() -> perform(one, row))
                    .satisfies(refusal -> {
                        assertThat(refusal.stage()).isEqualTo(stage);
                        assertThat(refusal.verb()).isEqualTo(row.verb());
                        assertThat(refusal.arguments()).containsExactly(OneComplaint.NUMBER, stage, row.verb());
                        assertThat(refusal.code()).isEqualTo("not-now.stage");
                    });
            assertThat(complaint.stage()).isEqualTo(stage);
            assertThat(complaint.version()).as("nothing happened").isEqualTo(events);
        }
    }

    /** What has to be there beforehand, as a question that can be answered. */
    private static void prepare(OneComplaint one, Verb verb, Stage stage) {
        var complaint = one.complaint();
        switch (verb) {
            case CONTRIBUTE, RELEASE_CO_HANDLER -> {
                if (Verb.ADD_CO_HANDLER.stages().contains(complaint.stage())) {
                    complaint.addCoHandler(PENINSULA, "查电路", one.by(LIN));
                }
            }
            case ADVISE -> complaint.consult(ENGINEERING, "何时能修？", one.by(LIN));
            case POSTPONE_PROMISE, KEEP_PROMISE -> {
                if (stage != Stage.MERGED) { // an open promise keeps it from being merged
                    complaint.promise("三天修好", Instant.parse("2026-12-24T08:00:00Z"), one.by(LIN));
                }
            }
            case CLOSE -> {
                complaint.determineValidity(Validity.INVALID, "非我方原因", one.by(LIN));
                complaint.reply(Channel.PHONE, "向您解释", one.by(LIN));
            }
            default -> {}
        }
        one.store();
    }

    private static void prepareThere(OneComplaint one, Verb verb) {
        var complaint = one.complaint();
        switch (verb) {
            case DECIDE_EXTENSION -> {
                if (Verb.EXTEND.stages().contains(complaint.stage())) {
                    askForMoreTime(complaint, one);
                }
            }
            case RESUME -> {
                if (Verb.SUSPEND.stages().contains(complaint.stage())) {
                    complaint.suspend("等业主回家", "complainant", one.by(LIN));
                }
            }
            case APPROVE -> {
                if (complaint.stage() == Stage.PROPOSED) {
                    complaint.propose("赔五万", money("50000"), true, one.by(LIN));
                }
            }
            case RELEASE_REPLY -> {
                if (Verb.REPLY.stages().contains(complaint.stage())) {
                    complaint.holdReply(Channel.EMAIL, "谢谢您", false, java.util.List.of("major"), one.by(LIN));
                }
            }
            case PUBLISH_OUTCOME -> {
                if (Verb.REPLY.stages().contains(complaint.stage())) {
                    complaint.reply(Channel.EMAIL, "已经修好", one.by(LIN));
                }
            }
            case UNLINK -> complaint.link("2609280000002", "related", one.by(LIN));
            case DECIDE_REWARD, GIVE_REWARD -> {
                if (Verb.PROPOSE_REWARD.stages().contains(complaint.stage())) {
                    complaint.proposeReward("购物卡", null, "发现了漏水", one.by(LIN));
                    if (verb == Verb.GIVE_REWARD) {
                        complaint.decideReward(1, true, null, one.by(GUO));
                    }
                }
            }
            default -> {}
        }
        one.store();
    }

    private static void perform(OneComplaint one, StageTable.Row row) {
        var complaint = one.complaint();
        switch (row.verb()) {
            case DETERMINE_VALIDITY -> complaint.determineValidity(Validity.VALID, "属实", one.by(LIN));
            case CLASSIFY -> complaint.classify("engineering", one.by(LIN));
            case DETERMINE_LEVEL -> complaint.determineLevel(Level.HOT, "影响大", java.util.List.of(), one.by(GUO));
            case STATE_CIRCUMSTANCES ->
                complaint.stateCircumstances(OneComplaint.circumstances("possible", 3), one.by(LIN));
            case ASSIGN -> complaint.assign(ENGINEERING, null, null, one.by(LIN));
            case ACCEPT -> complaint.accept(one.by(WU));
            case BOUNCE -> complaint.bounce("不归我部", one.by(WU));
            case ADD_CO_HANDLER -> complaint.addCoHandler(PENINSULA, "查电路", one.by(LIN));
            case CONTRIBUTE -> complaint.contribute(PENINSULA, "查过了", one.by(WU));
            case RELEASE_CO_HANDLER -> complaint.releaseCoHandler(PENINSULA, "已查明", one.by(LIN));
            case CONSULT -> complaint.consult(ENGINEERING, "何时能修？", one.by(LIN));
            case ADVISE -> complaint.advise(ENGINEERING, "明天", one.by(WU));
            case ANSWER -> complaint.answer("查过了", null, one.by(WU));
            case PROPOSE -> complaint.propose("再加一百", money("100"), false, one.by(LIN));
            case APPROVE -> complaint.approve(true, null, one.by(GUO));
            case CHOOSE -> complaint.choose(1, one.by(LIN));
            case AGREE -> complaint.agree("同意", one.by(LIN));
            case FULFIL -> complaint.fulfil("修好了", one.by(WU));
            case PROMISE -> complaint.promise("三天修好", Instant.parse("2026-12-24T08:00:00Z"), one.by(LIN));
            case POSTPONE_PROMISE ->
                complaint.postponePromise(1, Instant.parse("2026-12-26T08:00:00Z"), "等配件", one.by(WU));
            case KEEP_PROMISE -> complaint.keepPromise(1, null, one.by(WU));
            case REPLY -> complaint.reply(Channel.PHONE, "谢谢您", one.by(LIN));
            case RELEASE_REPLY -> complaint.releaseReply(1, null, null, one.by(GUO));
            case PUBLISH_OUTCOME -> complaint.publishOutcome(complaint.replies().size(), one.by(LIN));
            case ADD_WORDS -> complaint.addWords("还有一处", one.by(LIN));
            case SUSPEND -> complaint.suspend("等业主回家", "complainant", one.by(LIN));
            case RESUME -> complaint.resume(one.by(LIN));
            case EXTEND -> askForMoreTime(complaint, one);
            case DECIDE_EXTENSION -> complaint.decideExtension(1, true, null, one.by(GUO));
            case NAME_OBJECT -> complaint.nameObject(new ComplaintEvent.Thing("house", "B区1街2座G02"), one.by(LIN));
            case PROPOSE_REWARD -> complaint.proposeReward("购物卡", null, "发现了漏水", one.by(LIN));
            case DECIDE_REWARD -> complaint.decideReward(1, true, null, one.by(GUO));
            case GIVE_REWARD -> complaint.giveReward(1, "收据一张", one.by(LIN));
            case CALL_BACK ->
                complaint.callBack(
                        row.variant().isEmpty() ? CallbackResult.SATISFIED : CallbackResult.DISSATISFIED,
                        null,
                        null,
                        one.by(GUO));
            case CLOSE -> complaint.close("办结", one.by(GUO));
            case ARCHIVE -> complaint.archive(one.by(GUO));
            case WITHDRAW -> complaint.withdraw("自己解决了", one.by(LIN));
            case DECLINE -> complaint.decline("不归我们", one.by(LIN));
            case TRANSFER_OUT -> complaint.transferOut("住建局", "属其职权", one.by(LIN));
            case REOPEN -> complaint.reopen("又漏了", one.by(LIN));
            case LINK -> complaint.link("2609280000002", "related", one.by(LIN));
            case UNLINK -> complaint.unlink("2609280000002", one.by(LIN));
            case MERGE -> complaint.mergeInto(one.another(), "同一件事", null, one.by(LIN));
            case SPLIT -> complaint.splitOff("不是同一件事", one.by(LIN));
            case DIVIDE -> complaint.divide(one.another(), one.by(LIN));
            case TELL_APART -> complaint.tellApart(OneComplaint.NEIGHBOUR, one.by(LIN));
            case ISSUE_BULLETIN -> complaint.issueBulletin("2026-1", "热点通报", "00", one.by(GUO));
        }
    }

    /** {@code -Dwenguo.rewrite-docs=true} writes the table into the doc. */
    @Test
    void the_docs_show_this_very_table() throws IOException {
        var doc = Files.readString(DOC);
        assertThat(doc).contains(FROM).contains(TO);
        var before = doc.substring(0, doc.indexOf(FROM) + FROM.length());
        var after = doc.substring(doc.indexOf(TO));
        var expected = before + "\n" + rendered() + after;
        if (Boolean.getBoolean("wenguo.rewrite-docs")) {
            Files.writeString(DOC, expected);
        }
        assertThat(Files.readString(DOC))
                .as("run this test with -Dwenguo.rewrite-docs=true")
                .isEqualTo(expected);
    }

    private static String rendered() throws IOException {
        var chinese = words("");
        var english = words("_en");
        var head = "| act | "
                + Arrays.stream(Stage.values())
                        .map(stage ->
                                english.getProperty("stage." + stage) + "<br>" + chinese.getProperty("stage." + stage))
                        .collect(Collectors.joining(" | "))
                + " |\n|---" + "|:-:".repeat(Stage.values().length) + "|\n";
        return head
                + StageTable.read().rows().stream()
                        .map(row -> "| " + title(row, english, chinese) + " | "
                                + Stream.of(Stage.values())
                                        .map(stage -> cell(row, stage, chinese))
                                        .collect(Collectors.joining(" | "))
                                + " |\n")
                        .collect(Collectors.joining());
    }

    private static String title(StageTable.Row row, Properties english, Properties chinese) {
        var verb = english.getProperty("verb." + row.verb()) + " " + chinese.getProperty("verb." + row.verb());
        return row.variant().isEmpty() ? verb : verb + ": " + row.variant();
    }

    private static String cell(StageTable.Row row, Stage stage, Properties chinese) {
        return row.from(stage)
                .map(to -> to == stage ? "•" : "→ " + chinese.getProperty("stage." + to))
                .orElse("");
    }

    /** Of all bundles of a language: each act has its words in the bundle of its module. */
    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (var bundles = Files.list(Path.of("src", "main", "resources", "messages"))) {
            for (var bundle : bundles.filter(
                            file -> file.getFileName().toString().matches("[a-z-]+" + language + "\\.properties"))
                    .toList()) {
                words.load(new StringReader(Files.readString(bundle)));
            }
        }
        return words;
    }

    private static void askForMoreTime(Complaint complaint, OneComplaint one) {
        complaint.askExtension(
                "department-answer",
                1,
                Instant.parse("2026-09-29T08:00:00Z"),
                Instant.parse("2026-09-30T08:00:00Z"),
                "等检测报告",
                one.by(LIN));
    }
}
