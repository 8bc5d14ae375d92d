package org.wenguo.platform.web;

import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Gives the {@link Words} of a language, for pages, letters and jobs alike. */
public final class Dictionary {

    private final MessageSource messages;
    private final ZoneId zone;

    /**
     * @param messages the texts of all modules
     * @param zone in which times are told unless the organisation has another
     */
    public Dictionary(MessageSource messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    /** Words in a language, times in the installation's zone. */
    public Words in(Locale locale) {
        return in(locale, zone);
    }

    /** Words in a language, times in the zone of an organisation. */
    public Words in(Locale locale, ZoneId zoneOfOrganisation) {
        return new Words(messages, locale, zoneOfOrganisation);
    }
}
