package org.wenguo.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a mail says is told from what it repeats, as the mail programs of our customers write it. */
class FoldedMailTest {

    @Test
    void quotes_of_the_usual_programs_are_folded() {
        for (var quote : new String[] {
            "------------------ 原始邮件 ------------------\n发件人: \"客服\" <s@x.cn>;\n主题: 回复",
            "在 2026-09-28 10:00:00，客服 <s@x.cn> 写道：\n> 您好",
            "On Mon, Sep 28, 2026 at 10:00 AM Service <s@x.cn> wrote:\n\n> 您好",
            "-----Original Message-----\nFrom: s@x.cn\nSubject: x",
            "发件人： 客服\n发送时间： 2026年9月28日\n主题： 回复",
            "> 您好\n> 请补充"
        }) {
            var mail = FoldedMail.of("照片已附上。\n谢谢\n\n" + quote, false);
            assertThat(mail.fresh()).as(quote).isEqualTo("照片已附上。\n谢谢");
            assertThat(mail.rest()).isEqualTo(quote);
        }
    }

    @Test
    void answers_between_the_quotes_stay_whole() {
        var text = "On Mon, Sep 28, 2026 Service <s@x.cn> wrote:\n> 何时发现？\n上周三。\n> 有照片吗？\n有，见附件。";
        assertThat(FoldedMail.of(text, false).fresh()).isEqualTo(text);
    }

    @Test
    void a_mail_that_says_nothing_but_what_it_repeats_is_not_empty() {
        assertThat(FoldedMail.of("> 只有引用", false).fresh()).isEqualTo("> 只有引用");
        var passedOn = "请看\n\n-----原始邮件-----\n发件人: a@x.cn\n电梯坏了";
        assertThat(FoldedMail.isForwarded("转发：电梯")).isTrue();
        assertThat(FoldedMail.of(passedOn, true).fresh()).isEqualTo(passedOn);
    }

    @Test
    void the_signature_is_folded() {
        var mail = FoldedMail.of("空调不制冷\n-- \n王芳\n13900000001", false);
        assertThat(mail.fresh()).isEqualTo("空调不制冷");
        assertThat(mail.rest()).contains("13900000001");
    }
}
