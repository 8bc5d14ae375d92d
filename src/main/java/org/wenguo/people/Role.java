package org.wenguo.people;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a member of staff is there for (T1). One person may have several. */
public enum Role {
    /** 客服座席: takes calls and registers. */
    AGENT,
    /** 客服专员: registers and leads cases. */
    SPECIALIST,
    /** 站长/项目负责人: answers for a site. */
    SITE_HEAD,
    /** 责任部门经办: answers for a department. */
    HANDLER,
    /** 片区经理: answers for an area. */
    AREA_MANAGER,
    /** 客服中心主管: decides for the centre. */
    SUPERVISOR,
    /** 新闻发言人: the only one who speaks on media cases (A6). */
    SPOKESPERSON,
    /** 领导: reads. */
    LEADER,
    /** 管理员: policy, people, tokens; acts on no case. */
    ADMINISTRATOR;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> of(String code) {
        return Stream.of(values()).filter(role -> role.code().equals(code)).findFirst();
    }

    /** Whether it answers for the people of its unit, so that what they leave undone comes to it (D19). */
    public boolean heads() {
        return this == SITE_HEAD || this == AREA_MANAGER || this == SUPERVISOR || this == LEADER;
    }
}
