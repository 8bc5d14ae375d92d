package org.wenguo.repeats;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ComplaintEvent.CaseJoined;
import org.wenguo.complaint.ComplaintPart;
import org.wenguo.complaint.Standing;

/** {@code together}: in which complaint it goes on, or which go on in it. */
@Component
class TogetherPart implements ComplaintPart {

    @Override
    public String name() {
        return "together";
    }

    @Override
    public Object of(Standing standing) {
        var complaint = standing.complaint();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("lead", complaint.leadingCase().orElse(null));
        shown.put("merged", complaint.joined().stream().map(CaseJoined::number).toList());
        shown.put("people", complaint.groupSize());
        shown.put("notTheSame", complaint.toldApart().stream().sorted().toList());
        return shown;
    }
}
