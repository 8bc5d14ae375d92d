package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.CaseOriginals;
import org.wenguo.complaint.CaseOriginals.Original;
import org.wenguo.complaint.ComplaintEvent.FileTakenOut;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.LoggedEvent;
import org.wenguo.complaint.Moment;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.web.Words;

/**
 * The whole file of a case 卷宗 leaves the house (H2): for an authority, an arbitrator, a court. Whoever takes it says what
 * for, and that stands in the log, so that the file itself ends with it.
 */
@Component
public class TakingOutFiles {

    static final int LONGEST_PURPOSE = 500;

    private final Complaints complaints;
    private final Acting acting;
    private final List<CaseOriginals> keepers;
    private final ReadingCase cases;
    private final CaseFileOnPaper paper;
    private final TransactionOperations transactions;
    private final Clock clock;

    TakingOutFiles(
            Complaints complaints,
            Acting acting,
            List<CaseOriginals> keepers,
            ReadingCase cases,
            CaseFileOnPaper paper,
            TransactionOperations transactions,
            Clock clock) {
        this.complaints = complaints;
        this.acting = acting;
        this.keepers = keepers;
        this.cases = cases;
        this.paper = paper;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How it is taken. */
    enum As {
        /** One document to read and print. */
        PDF,
        /** The document, the log and every original, with hashes that anybody can check. */
        ZIP;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Problem.Invalid for anything else */
        static As of(String code) {
            return Stream.of(values())
                    .filter(one -> one.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new Problem.Invalid("as", "one-of"));
        }
    }

    /** The file, ready to be written to whoever asked. */
    record Made(String number, As as, Writing writing) {}

    /** Writes, once. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * What would be taken.
     *
     * @param taken when it was taken before, by whom and what for: latest first
     * @param mayTake whether this person may
     */
    public record Contents(
            String number,
            String subject,
            int events,
            List<NumberedOriginal> originals,
            List<CaseTimeline.Entry> taken,
            boolean mayTake) {}

    /** @throws Problem.NotFound if there is no such complaint for this person */
    Contents contents(String number, Viewer viewer, Words t) {
        return inTransaction(viewer, () -> {
            var view = cases.view(number, viewer, t, null);
            var complaint = view.complaint();
            var taken = complaint.log().stream()
                    .filter(one -> one.event() instanceof FileTakenOut)
                    .map(LoggedEvent::seq)
                    .collect(Collectors.toSet());
            return new Contents(
                    number,
                    complaint.registration().subject(),
                    complaint.version(),
                    originals(number, viewer),
                    view.since(0).stream()
                            .filter(entry -> taken.contains(entry.seq()))
                            .toList()
                            .reversed(),
                    acting.standing(viewer, complaint).carries());
        });
    }

    /**
     * Notes that the file is taken, and makes it.
     *
     * @throws Problem.NotFound if there is no such complaint for this person
     * @throws Problem.NotYours if this person does not carry it: the file says who complains
     * @throws Problem.Invalid if the purpose is missing or too long
     * @throws Problem.Stale if somebody else did something in the same moment
     */
    Made take(String number, String purpose, As as, Viewer viewer, Words t) {
        if (purpose.isBlank()) {
            throw new Problem.Invalid("purpose", "required");
        }
        if (purpose.strip().length() > LONGEST_PURPOSE) {
            throw new Problem.Invalid("purpose", "too-long", LONGEST_PURPOSE);
        }
        inTransaction(viewer, () -> {
            var complaint = complaints.visibleTo(viewer).byNumber(number);
            if (!acting.standing(viewer, complaint).carries()) {
                throw new Problem.NotYours("not-yours.case-file");
            }
            var moment = new Moment(new Actor.Member(viewer.staff().id()), clock.instant());
            complaint.takeFileOut(purpose.strip(), moment);
            complaints.save(viewer.organisation(), complaint, moment);
            return complaint;
        });
        return inTransaction(viewer, () -> {
            var view = cases.view(number, viewer, t, null);
            var originals = originals(number, viewer);
            var pdf = paper.pdf(view, originals, viewer.organisation(), t);
            return new Made(
                    number,
                    as,
                    as == As.PDF
                            ? out -> out.write(pdf)
                            : out -> inTransaction(viewer, () -> write(out, pdf, view, originals, viewer, t)));
        });
    }

    static void answer(Made made, HttpServletResponse response) throws IOException {
        response.setContentType("application/" + made.as().code());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("case-" + made.number() + "." + made.as().code())
                        .build()
                        .toString());
        made.writing().to(response.getOutputStream());
    }

    private Boolean write(
            OutputStream out, byte[] pdf, CaseView view, List<NumberedOriginal> originals, Viewer viewer, Words t) {
        try (var bundle = new CaseFileBundle(out)) {
            bundle.add("case.pdf", pdf);
            bundle.add("log.jsonl", CaseFileBundle.log(view.complaint().log()));
            bundle.add("README.txt", t.of("case-file.readme", view.complaint().number()));
            for (var one : originals) {
                bundle.add(one);
            }
            bundle.finish(view.complaint(), viewer);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order in which the document lists them. */
    private List<NumberedOriginal> originals(String number, Viewer viewer) {
        var standing = acting.standing(viewer, complaints.visibleTo(viewer).byNumber(number));
        var all = keepers.stream()
                .flatMap(keeper -> keeper.of(standing).stream())
                .sorted(Comparator.comparing(Original::at))
                .toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new NumberedOriginal(i + 1, all.get(i)))
                .toList();
    }

    private <R> R inTransaction(Viewer viewer, Supplier<R> work) {
        return Tenancy.in(viewer.tenant(), () -> transactions.execute(status -> work.get()));
    }
}
