package org.wenguo.intake;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ComplaintPart;
import org.wenguo.complaint.Standing;

/** What only the channel of a complaint has, in its representation. */
@Component
class ParticularsPart implements ComplaintPart {

    private final ReadingParticulars reading;

    ParticularsPart(ReadingParticulars reading) {
        this.reading = reading;
    }

    @Override
    public String name() {
        return "particulars";
    }

    @Override
    public Object of(Standing standing) {
        return reading.of(standing.viewer().tenant(), standing.complaint())
                .map(one -> reading.shown(one, standing.knowsWhoComplains()))
                .orElse(Map.of());
    }
}
